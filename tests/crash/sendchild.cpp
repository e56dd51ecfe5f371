// The program that the crash tests kill: an outbox on a profile, without a window.
//   sendchild PROFILE send N    drafts and queues N messages, then sends until nothing waits
//   sendchild PROFILE run       sends what is there until nothing waits
//   sendchild PROFILE claim     claims items, without the dispatch lock, until none is left
// It tells on stdout what it has promised: "drafted SUBJECT", "queued MESSAGE-ID", and at its end each item's state.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace pillarbox;
using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::State;

void tell(const QByteArray &line)
{
    std::fputs(QByteArray(line + '\n').constData(), stdout);
    std::fflush(stdout);
}

void leave(int code)
{
    QCoreApplication::exit(code);
}

class Child
{
public:
    explicit Child(const QString &profile)
        : m_accounts(profile + u"/accounts.json"_s)
        , m_credentials(account::makeMemoryStore())
        , m_outbox(profile)
        , m_service(m_outbox, m_accounts, *m_credentials)
    {
    }

    void start(int messages)
    {
        if (!m_accounts.load() || m_accounts.accounts().isEmpty())
            return leave(3);
        m_credentials->keepForSession(m_accounts.accounts()[0].id, Secret("secret"));
        m_outbox.open([this, messages](const Expected<Done, outbox::OutboxError> &opened) {
            if (!opened)
                return leave(4);
            m_left = messages;
            queueNext();
        });
    }

private:
    void queueNext()
    {
        if (m_left-- == 0)
            return send();
        message::Draft draft;
        draft.accountId = m_accounts.accounts()[0].id;
        draft.from = {{}, u"ada@firm.example"_s};
        draft.to = {{{}, u"b@x.example"_s}, {{}, u"c@x.example"_s}};
        draft.subject = ItemId::createUuid().toString(QUuid::WithoutBraces);
        draft.body = u"Good morning.\n"_s;
        const ItemId draftId = ItemId::createUuid();
        m_outbox.saveDraft(draftId, draft, [this, draft, draftId](const Expected<Done, outbox::OutboxError> &saved) {
            if (!saved)
                return leave(5);
            tell("drafted " + draft.subject.toUtf8());
            queue(draft, draftId);
        });
    }

    void queue(const message::Draft &draft, const ItemId &draftId)
    {
        m_outbox.enqueue(draft, draftId, [this](const Expected<ItemId, outbox::OutboxError> &id) {
            if (!id)
                return leave(6);
            tell("queued " + m_outbox.find(id.value())->messageId);
            queueNext();
        });
    }

    void send()
    {
        QObject::connect(&m_outbox, &outbox::Outbox::changed, &m_outbox, [this] { leaveWhenDone(); });
        QObject::connect(&m_service, &outbox::DeliveryService::stopped, &m_outbox, [] { leave(0); });
        m_service.start();
        leaveWhenDone();
    }

    void leaveWhenDone()
    {
        for (const auto &item : m_outbox.items())
            if (item.state == State::Waiting || item.state == State::Sending)
                return;
        if (std::exchange(m_isDone, true))
            return;
        for (const auto &item : m_outbox.items())
            tell("item " + item.messageId + ' ' + outbox::stateName(item.state) + ' ' + item.subject.toUtf8());
        for (const auto &draft : m_outbox.drafts())
            tell("draft " + draft.draft.subject.toUtf8());
        m_service.stop();
    }

    account::AccountStore m_accounts;
    std::unique_ptr<account::CredentialStore> m_credentials;
    outbox::Outbox m_outbox;
    outbox::DeliveryService m_service;
    int m_left = 0;
    bool m_isDone = false;
};

int claimAll(const QString &profile)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    account::AccountStore accounts(profile + u"/accounts.json"_s);
    outbox::Store store(outbox::OutboxPaths{profile});
    if (!accounts.load() || !store.open(now))
        return 3;
    const QString claimant = QString::number(QCoreApplication::applicationPid());
    for (;;) {
        const auto claim = store.claims().claimNext(accounts.accounts()[0].id, claimant, false, now.addSecs(60));
        if (!claim)
            return 4;
        if (!claim.value())
            return 0;
        tell("claimed " + claim.value()->summary.messageId);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 3)
        return 64;
    if (arguments[2] == u"claim"_s)
        return claimAll(arguments[1]);
    Child child(arguments[1]);
    child.start(arguments[2] == u"send"_s ? arguments.value(3).toInt() : 0);
    return application.exec();
}
