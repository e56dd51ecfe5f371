#include "app/cli/outboxreport.h"

#include "app/cli/itemjson.h"
#include "ui/text/reporttext.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

namespace pillarbox::app {

namespace {

class ReportTaskWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString strangers(const QStringList &addresses)
    {
        constexpr qsizetype kMost = 5; // a report may name thousands
        const QString named
            = ui::printable(addresses.first(std::min(addresses.size(), kMost)).join(QLatin1String(", ")).toUtf8());
        const auto others = int(std::max<qsizetype>(0, addresses.size() - kMost));
        return others == 0 ? tr("It names whom this message did not go to: %1.").arg(named)
                           : tr("It names whom this message did not go to: %1 and %n more.", nullptr, others).arg(named);
    }
    static QString ofNobody() { return tr("It says nothing of any of the message's recipients; nothing was changed."); }
    static QString known() { return tr("This was known already; nothing was changed."); }
};

} // namespace

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
    if (!match)
        return refuse(failureOf(match.error()).code, ui::explainReport(match.error()).oneLine());
    box().fetch({match->id}, [this, match = *match](const Expected<QList<outbox::ItemSummary>, outbox::OutboxError> &items) {
        show(match, items ? items->value(0) : outbox::ItemSummary());
        readNext();
    });
}

void OutboxReport::refuse(ExitCode code, const QString &reason)
{
    const Failure failure{code, m_files[m_reports.size()] + QLatin1String(": ") + reason};
    note(failure.text, {}, {}, {});
    m_failure = m_failure.value_or(failure);
    readNext();
}

void OutboxReport::show(const outbox::ReportMatch &match, const outbox::ItemSummary &item)
{
    QStringList lines{m_files[m_reports.size()] + QLatin1String(": ") + ui::printable(item.subject.toUtf8())};
    QStringList recipients;
    for (const int position : match.positions) {
        const auto recipient = item.recipients.value(position);
        recipients += recipient.mailbox.address;
        lines += ui::reportSentence(recipient);
    }
    if (!match.strangers.isEmpty())
        lines += ReportTaskWords::strangers(match.strangers);
    if (!match.isNew)
        lines += match.positions.isEmpty() ? ReportTaskWords::ofNobody() : ReportTaskWords::known();
    note(lines.join(QLatin1String("\n    ")), recipients, match.strangers, match);
    if (match.positions.isEmpty())
        m_failure = m_failure.value_or(Failure{ExitCode::CannotReadFile, lines.join(QLatin1Char(' '))});
}

void OutboxReport::note(const QString &text, const QStringList &recipients, const QStringList &strangers,
    const std::optional<outbox::ReportMatch> &match)
{
    const QString &file = m_files[m_reports.size()];
    m_lines += text;
    m_reports += QJsonObject{{QStringLiteral("file"), file},
        {QStringLiteral("id"), match ? QJsonValue(idText(match->id)) : QJsonValue()},
        {QStringLiteral("new"), match && match->isNew}, {QStringLiteral("recipients"), QJsonArray::fromStringList(recipients)},
        {QStringLiteral("others"), QJsonArray::fromStringList(strangers)}, {QStringLiteral("text"), text}};
}

} // namespace pillarbox::app
