#include "ui/domain/findingrow.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

using domain::Presence;
using Topic = DomainFinding::Topic;

struct FindingWords {
    Q_DECLARE_TR_FUNCTIONS(DomainCheckDialog)
};

// Without the others mail arrives all the same.
bool isMissed(Topic topic)
{
    return topic != Topic::MtaSts && topic != Topic::TlsReporting;
}

QList<FindingRow> rowsSaying(Symbol symbol, Tone tone, const QString &state)
{
    QList<FindingRow> rows;
    const auto findings = domainFindings({}, {}, {});
    for (const DomainFinding &finding : findings)
        rows += {symbol, tone, finding.title, state, {}, {}};
    return rows;
}

} // namespace

QString FindingRow::spoken() const
{
    const QString head = state.isEmpty() ? title : QString(title + QStringLiteral(": ") + state);
    return (QStringList{head} + sentences).join(QStringLiteral(". "));
}

FindingRow rowOf(const DomainFinding &finding, const QString &runBy)
{
    FindingRow row;
    row.title = finding.title;
    row.state = finding.stateText;
    row.sentences = finding.problems;
    if (!finding.meaning.isEmpty())
        row.sentences.prepend(finding.meaning);
    row.records = finding.records;
    if (finding.state == Presence::Found) {
        row.symbol = finding.problems.isEmpty() ? Symbol::Ok : Symbol::Warn;
        row.tone = finding.problems.isEmpty() ? Tone::Ok : Tone::Wait;
    } else if (finding.state == Presence::Absent) {
        row.symbol = isMissed(finding.topic) ? Symbol::Warn : Symbol::None;
        row.tone = isMissed(finding.topic) ? Tone::Wait : Tone::Neutral;
    }
    if (finding.state != Presence::Unknown && !runBy.isEmpty())
        row.state = FindingWords::tr("%1, run by your provider", "found, absent").arg(finding.stateText);
    return row;
}

FindingRow rowOf(const ReceivedFinding &finding)
{
    using Kind = ReceivedFinding::Kind;
    FindingRow row;
    if (finding.kind != Kind::Told) {
        row.symbol = finding.kind == Kind::Confirmed ? Symbol::Ok : Symbol::Warn;
        row.tone = finding.kind == Kind::Confirmed ? Tone::Ok : Tone::Wait;
    }
    row.title = finding.title;
    row.sentences = {finding.meaning};
    if (!finding.reason.isEmpty())
        row.sentences += FindingWords::tr("The server says: %1").arg(finding.reason);
    return row;
}

QList<FindingRow> rowsUnderWay()
{
    return rowsSaying(Symbol::Busy, Tone::Busy, FindingWords::tr("asking…"));
}

QList<FindingRow> rowsNotAsked()
{
    return rowsSaying(Symbol::None, Tone::Neutral, FindingWords::tr("not asked"));
}

} // namespace pillarbox::ui
