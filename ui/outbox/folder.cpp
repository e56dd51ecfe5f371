#include "ui/outbox/folder.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

class FolderWords
{
    Q_DECLARE_TR_FUNCTIONS(Folder)

public:
    static QString name(Folder folder);
    static QString title(Folder folder);
    static QString text(Folder folder);
};

QString FolderWords::name(Folder folder)
{
    switch (folder) {
    case Folder::Outbox:
        return tr("Outbox");
    case Folder::Scheduled:
        return tr("Scheduled");
    case Folder::Drafts:
        return tr("Drafts");
    case Folder::Failed:
        return tr("Failed");
    case Folder::Sent:
        return tr("Sent");
    }
    return {};
}

QString FolderWords::title(Folder folder)
{
    switch (folder) {
    case Folder::Outbox:
        return tr("Nothing is waiting");
    case Folder::Scheduled:
        return tr("Nothing is scheduled");
    case Folder::Drafts:
        return tr("No drafts");
    case Folder::Failed:
        return tr("Nothing has failed");
    case Folder::Sent:
        return tr("Nothing sent yet");
    }
    return {};
}

QString FolderWords::text(Folder folder)
{
    switch (folder) {
    case Folder::Outbox:
        return tr("Messages you send pass through here, and stay until a server has accepted them.");
    case Folder::Scheduled:
        return tr("Messages that you send later wait here for their time.");
    case Folder::Drafts:
        return tr("What you write is kept here while you write it, and until you send it.");
    case Folder::Failed:
        return tr("A message that a server refuses for good comes here, with the reason.");
    case Folder::Sent:
        return tr("Each message stays here as it was sent, with the receipt of the server that accepted it.");
    }
    return {};
}

} // namespace

Folder folderOf(outbox::State state)
{
    switch (state) {
    case outbox::State::Draft:
        return Folder::Drafts;
    case outbox::State::Scheduled:
        return Folder::Scheduled;
    case outbox::State::Failed:
        return Folder::Failed;
    case outbox::State::Sent:
        return Folder::Sent;
    case outbox::State::Held:
    case outbox::State::Waiting:
    case outbox::State::Sending:
    case outbox::State::NeedsYou:
    case outbox::State::Unknown:
        break;
    }
    return Folder::Outbox;
}

QList<outbox::State> statesIn(Folder folder)
{
    using outbox::State;
    QList<State> states;
    for (const State state : {State::Draft, State::Scheduled, State::Held, State::Waiting, State::Sending, State::NeedsYou,
             State::Unknown, State::Failed, State::Sent})
        if (folderOf(state) == folder)
            states.append(state);
    return states;
}

QString folderName(Folder folder)
{
    return FolderWords::name(folder);
}

Symbol folderSymbol(Folder folder)
{
    switch (folder) {
    case Folder::Outbox:
        return Symbol::Outbox;
    case Folder::Scheduled:
        return Symbol::Calendar;
    case Folder::Drafts:
        return Symbol::Draft;
    case Folder::Failed:
        return Symbol::Bad;
    case Folder::Sent:
        return Symbol::Sent;
    }
    return Symbol::None;
}

QString emptyTitle(Folder folder)
{
    return FolderWords::title(folder);
}

QString emptyText(Folder folder)
{
    return FolderWords::text(folder);
}

} // namespace pillarbox::ui
