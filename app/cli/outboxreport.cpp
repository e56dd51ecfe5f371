#include "app/cli/outboxreport.h"

#include "app/cli/itemjson.h"
#include "ui/text/reporttext.h"

#include <QDir>

namespace pillarbox::app {

OutboxReport::OutboxReport(QStringList files, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_files(std::move(files))
{
}

void OutboxReport::work()
{
    readNext();
}

void OutboxReport::readNext()
{
    const qsizetype next = m_reports.size();
    if (next < m_files.size()) {
        return box().addReport(QDir::current().absoluteFilePath(m_files[next]),
            [this](const Expected<outbox::ReportMatch, outbox::OutboxError> &match) { onRead(match); });
    }
    const QJsonObject object{{QStringLiteral("reports"), m_reports}};
    return m_failure ? fail(*m_failure, object) : succeed(object, m_lines.join(QLatin1Char('\n')));
}

void OutboxReport::onRead(const Expected<outbox::ReportMatch, outbox::OutboxError> &match)
{
    const QString file = m_files[m_reports.size()];
    if (match) {
        show(file, *match);
    } else {
        Failure failure = failureOf(match.error());
        failure.text = file + QLatin1String(": ") + ui::explainReport(match.error()).oneLine();
        m_reports += QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("id"), QJsonValue()},
            {QStringLiteral("new"), false}, {QStringLiteral("recipients"), QJsonArray()},
            {QStringLiteral("others"), QJsonArray()}, {QStringLiteral("text"), failure.text}};
        m_lines += failure.text;
        m_failure = m_failure.value_or(failure);
    }
    readNext();
}

void OutboxReport::show(const QString &file, const outbox::ReportMatch &match)
{
    const auto *item = box().find(match.id);
    QJsonArray recipients;
    QString text = file + QLatin1String(": ") + (item ? item->subject : idText(match.id));
    for (const int position : match.positions) {
        const auto recipient = item ? item->recipients.value(position) : outbox::Recipient();
        recipients += recipient.mailbox.address;
        text += QLatin1String("\n    ") + ui::reportSentence(recipient);
    }
    m_lines += text;
    m_reports += QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("id"), idText(match.id)},
        {QStringLiteral("new"), match.isNew}, {QStringLiteral("recipients"), recipients},
        {QStringLiteral("others"), QJsonArray::fromStringList(match.strangers)}, {QStringLiteral("text"), text}};
}

} // namespace pillarbox::app
