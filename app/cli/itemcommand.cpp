#include "app/cli/itemcommand.h"

#include "app/cli/itemjson.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <cerrno>

namespace pillarbox::app {

namespace {

class ItemWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString deleted() { return tr("The message was deleted."); }
    static QString exported(const QString &file) { return tr("The message was written to %1.").arg(file); }
    static QString output(const QString &reason) { return tr("standard output: %1").arg(reason); }
};

Expected<Done, outbox::OutboxError> toOutput(QByteArrayView bytes)
{
    if (writeRaw(bytes.toByteArray()))
        return Done{};
    return Unexpected{outbox::OutboxError{
        .kind = outbox::OutboxError::Kind::CannotWrite, .detail = ItemWords::output(qt_error_string(errno)), .error = {}}};
}

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

ProfileSession::Use ItemCommand::use() const
{
    const bool isReading = m_verb == ItemVerb::Show || m_verb == ItemVerb::Export;
    return isReading ? ProfileSession::Use::Read : ProfileSession::Use::Write;
}

void ItemCommand::exportItem()
{
    const auto answer = [this](const Expected<Done, outbox::OutboxError> &done) { onDone(done); };
    if (m_file == QLatin1String("-"))
        box().exportInto(m_id, toOutput, answer);
    else
        box().exportTo(m_id, QDir::current().absoluteFilePath(m_file), answer);
}

void ItemCommand::onExported(const Expected<Done, outbox::OutboxError> &done)
{
    const QJsonObject object{{QStringLiteral("id"), idText(m_id)}, {QStringLiteral("file"), m_file}};
    if (done)
        return m_file == QLatin1String("-") ? finish(ExitCode::Ok) : succeed(object, ItemWords::exported(m_file));
    Failure failure = failureOf(done.error());
    failure.text = ui::explainExport(done.error()).oneLine();
    if (failure.code == ExitCode::InputOutput)
        failure.code = ExitCode::CannotCreate;
    fail(failure, {{QStringLiteral("id"), idText(m_id)}});
}

void ItemCommand::onDone(const Expected<Done, outbox::OutboxError> &done)
{
    if (m_verb == ItemVerb::Export)
        return onExported(done);
    if (!done)
        return fail(failureOf(done.error()), {{QStringLiteral("id"), idText(m_id)}});
    if (m_verb == ItemVerb::Delete)
        return succeed({{QStringLiteral("id"), idText(m_id)}, {QStringLiteral("deleted"), true}}, ItemWords::deleted());
    showItem(m_id);
}

} // namespace pillarbox::app
