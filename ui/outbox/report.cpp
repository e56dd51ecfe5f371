#include "ui/outbox/report.h"

#include "ui/outbox/detail.h"

#include <QCoreApplication>
#include <QLocale>

namespace pillarbox::ui {

namespace {

class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(Report)

public:
    static QString time(const QDateTime &time);
    static QStringList head(const outbox::Item &item, const Detail &detail);
    static QString recipient(const RecipientRow &row);
    static QString attempt(const outbox::Attempt &attempt);
    static QString answer(const outbox::Attempt &attempt);
    static QString line(const QString &name, const QString &value) { return tr("%1: %2").arg(name, value); }
};

QString ReportWords::time(const QDateTime &time)
{
    return time.isValid() ? time.toOffsetFromUtc(time.toLocalTime().offsetFromUtc()).toString(Qt::ISODate)
                          : QStringLiteral("–");
}

QStringList ReportWords::head(const outbox::Item &item, const Detail &detail)
{
    const outbox::ItemSummary &summary = item.summary;
    QStringList lines{line(tr("Subject"), detail.title), line(tr("From"), summary.from.address),
        line(tr("Message-ID"), QString::fromUtf8(summary.messageId)), line(tr("Queued"), time(summary.queuedAt)),
        line(tr("Size"), sizeText(summary.size)), line(tr("State"), stateWord(summary.state)),
        QString(detail.sentence % QLatin1Char(' ') % detail.explanation)};
    if (!detail.serverWords.isEmpty())
        lines += line(tr("The server's words"), detail.serverWords);
    return lines;
}

QString ReportWords::recipient(const RecipientRow &row)
{
    const QString start = QStringLiteral("  ") % row.address % QStringLiteral(": ") % row.state;
    return row.answer.isEmpty() ? start : QString(start % QStringLiteral(", ") % row.answer);
}

QString ReportWords::answer(const outbox::Attempt &attempt)
{
    if (!attempt.error)
        return printable(attempt.finalReply);
    const QString code = codeText(attempt.error->replyCode, attempt.error->enhanced);
    const QString words = attempt.error->serverText.isEmpty() ? attempt.error->detail : printable(attempt.error->serverText);
    return QString(code % QLatin1Char(' ') % words).trimmed();
}

QString ReportWords::attempt(const outbox::Attempt &attempt)
{
    QStringList lines{
        tr("Attempt %1, %2, took %3 ms").arg(attempt.number).arg(time(attempt.startedAt)).arg(attempt.took.count())};
    if (attempt.session) {
        const transport::Session &session = *attempt.session;
        lines += tr("  Server: %1:%2 (%3), %4")
                     .arg(session.endpoint.host)
                     .arg(session.endpoint.port)
                     .arg(session.address.toString(), session.tls ? session.tls->version : tr("not encrypted"));
    }
    QStringList stages;
    for (const outbox::StageTime &stage : attempt.stages)
        stages += tr("%1 %2 ms").arg(stageWord(stage.stage)).arg(stage.took.count());
    if (!stages.isEmpty())
        lines += QStringLiteral("  ") % stages.join(QStringLiteral(", "));
    if (attempt.error)
        lines += tr("  Stopped at: %1").arg(stageWord(attempt.error->stage));
    if (const QString words = answer(attempt); !words.isEmpty())
        lines += tr("  Answer: %1").arg(words);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString attemptText(const outbox::Attempt &attempt)
{
    return ReportWords::attempt(attempt);
}

QString answerText(const outbox::Attempt &attempt)
{
    return ReportWords::answer(attempt).simplified();
}

QString reportOf(const outbox::Item &item, const QDateTime &now)
{
    const Detail detail = detailOf(item, {}, {}, now);
    QStringList lines{QCoreApplication::translate("Report", "Pillarbox %1, report of %2")
                          .arg(QCoreApplication::applicationVersion(), ReportWords::time(now)),
        QString()};
    lines += ReportWords::head(item, detail);
    lines += QString();
    for (const RecipientRow &row : detail.recipients)
        lines += ReportWords::recipient(row);
    for (const outbox::Attempt &attempt : item.attempts) {
        lines << QString() << attemptText(attempt);
        if (!attempt.transcript.isEmpty())
            lines += QString::fromUtf8(attempt.transcript).trimmed();
    }
    return lines.join(QLatin1Char('\n')) % QLatin1Char('\n');
}

} // namespace pillarbox::ui
