#include "app/cli/itemcommand.h"

#include "app/cli/itemjson.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace pillarbox::app {

namespace {

class ItemWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString deleted() { return tr("The message was deleted."); }
    static QString exported(const QString &file) { return tr("The message was written to %1.").arg(file); }
};

} // namespace

ItemCommand::ItemCommand(ItemVerb verb, const outbox::ItemId &id, QString file, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_verb(verb)
    , m_id(id)
    , m_file(std::move(file))
{
}

bool ItemCommand::isDraft()
{
    const auto &drafts = box().drafts();
    return std::any_of(drafts.begin(), drafts.end(), [this](const outbox::DraftRecord &draft) { return draft.id == m_id; });
}

void ItemCommand::work()
{
    const auto answer = [this](const Expected<Done, outbox::OutboxError> &done) { onDone(done); };
    switch (m_verb) {
    case ItemVerb::Show:
        return showItem(m_id);
    case ItemVerb::Hold:
        return box().hold(m_id, answer);
    case ItemVerb::Release:
        return box().release(m_id, answer);
    case ItemVerb::Delete:
        return isDraft() ? box().removeDraft(m_id, answer) : box().remove(m_id, answer);
    case ItemVerb::Export:
        return exportItem();
    }
}

void ItemCommand::exportItem()
{
    if (!box().find(m_id))
        return onDone(Unexpected{outbox::OutboxError{.kind = outbox::OutboxError::Kind::NotFound, .detail = {}, .error = {}}});
    box().exportTo(m_id, QDir::current().absoluteFilePath(m_file),
        [this](const Expected<Done, outbox::OutboxError> &done) { onDone(done); });
}

void ItemCommand::onDone(const Expected<Done, outbox::OutboxError> &done)
{
    if (!done) {
        Failure failure = failureOf(done.error());
        if (m_verb == ItemVerb::Export && failure.code == ExitCode::InputOutput)
            failure.code = ExitCode::CannotCreate;
        return fail(failure, {{QStringLiteral("id"), idText(m_id)}});
    }
    if (m_verb == ItemVerb::Delete)
        return succeed({{QStringLiteral("id"), idText(m_id)}, {QStringLiteral("deleted"), true}}, ItemWords::deleted());
    if (m_verb == ItemVerb::Export)
        return succeed({{QStringLiteral("id"), idText(m_id)}, {QStringLiteral("file"), m_file}}, ItemWords::exported(m_file));
    showItem(m_id);
}

} // namespace pillarbox::app
