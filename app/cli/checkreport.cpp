#include "app/cli/checkreport.h"

#include "ui/text/domainwords.h"
#include "ui/text/explanation.h"

#include <QJsonArray>

namespace pillarbox::app {

namespace {

using namespace Qt::StringLiterals;
using domain::DomainReport;
using domain::Forecast;
using domain::Presence;
using Topic = ui::DomainFinding::Topic;

QString stateWord(Presence state)
{
    return state == Presence::Found ? u"found"_s : state == Presence::Absent ? u"absent"_s : u"unknown"_s;
}

QJsonValue truthOrNull(const std::optional<bool> &truth)
{
    return truth ? QJsonValue(*truth) : QJsonValue();
}

QJsonValue textOrNull(const QByteArray &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(ui::printable(text));
}

// What every part says beside its own facts.
QJsonObject partJson(const ui::DomainFinding &finding)
{
    QJsonArray records;
    for (const ui::RecordToPublish &record : finding.records)
        records += QJsonObject{{u"name"_s, record.name}, {u"type"_s, record.type}, {u"value"_s, record.value}};
    QStringList problems = finding.problems;
    if (finding.state == Presence::Unknown && problems.isEmpty())
        problems += finding.stateText;
    return {{u"state"_s, stateWord(finding.state)}, {u"meaning"_s, finding.meaning},
        {u"problems"_s, QJsonArray::fromStringList(problems)}, {u"publish"_s, records}};
}

void addExchangers(QJsonObject &part, const DomainReport::Exchangers &exchangers)
{
    QJsonArray hosts;
    for (const dns::MailExchanger &exchanger : exchangers.hosts) {
        if (!exchanger.host.isEmpty())
            hosts += QJsonObject{{u"host"_s, exchanger.host}, {u"preference"_s, exchanger.preference}};
    }
    part[u"hosts"_s] = hosts;
    part[u"null"_s] = exchangers.isNull;
}

void addSpf(QJsonObject &part, const DomainReport::Spf &spf)
{
    part[u"record"_s] = textOrNull(spf.survey.record);
    part[u"result"_s] = spf.result ? QJsonValue(QString::fromLatin1(domain::spfResultName(*spf.result))) : QJsonValue();
    part[u"relayIncluded"_s] = truthOrNull(spf.isRelayIncluded);
    part[u"lookups"_s] = spf.survey.terms;
    part[u"includes"_s] = QJsonArray::fromStringList(spf.survey.included);
}

QJsonArray keysJson(const QList<DomainReport::Key> &keys)
{
    QJsonArray array;
    for (const DomainReport::Key &key : keys) {
        using Type = domain::DkimKey::Type;
        const bool isFound = key.state == Presence::Found;
        const QString type = key.key.type == Type::Rsa ? u"rsa"_s : key.key.type == Type::Ed25519 ? u"ed25519"_s : u"other"_s;
        QStringList problems = ui::dkimProblems(key);
        if (key.state == Presence::Unknown)
            problems += ui::printable(key.trouble.toUtf8());
        array += QJsonObject{{u"selector"_s, ui::printable(key.selector)}, {u"state"_s, stateWord(key.state)},
            {u"keyType"_s, isFound ? QJsonValue(type) : QJsonValue()},
            {u"bits"_s, key.key.bits > 0 ? QJsonValue(key.key.bits) : QJsonValue()},
            {u"problems"_s, QJsonArray::fromStringList(problems)}};
    }
    return array;
}

void addDmarc(QJsonObject &part, const DomainReport &report)
{
    const DomainReport::Dmarc &dmarc = report.dmarc;
    const bool counts = dmarc.state == Presence::Found && !dmarc.isDouble;
    part[u"record"_s] = textOrNull(dmarc.text);
    part[u"policy"_s]
        = counts ? QJsonValue(QString::fromLatin1(domain::dmarcPolicyName(dmarc.policy(report.domain)))) : QJsonValue();
    part[u"alignment"_s] = dmarc.forecast == Forecast::Pass ? u"pass"_s
        : dmarc.forecast == Forecast::Fail                  ? u"fail"_s
                                                            : u"unknown"_s;
}

void addMtaSts(QJsonObject &part, const DomainReport::MtaSts &mtaSts)
{
    const auto mode = mtaSts.policy ? mtaSts.policy->mode : std::nullopt;
    part[u"id"_s] = textOrNull(mtaSts.id);
    part[u"mode"_s] = mode ? QJsonValue(QString::fromLatin1(domain::mtaStsModeName(*mode))) : QJsonValue();
    part[u"mxMatch"_s] = truthOrNull(mtaSts.isMatching);
}

void addTlsReporting(QJsonObject &part, const DomainReport::TlsReporting &reporting)
{
    QJsonArray places;
    for (const QByteArray &place : reporting.places)
        places += ui::printable(place);
    part[u"rua"_s] = places;
}

} // namespace

QJsonObject CheckReport::toJson() const
{
    QJsonObject object{{u"domain"_s, facts.domain}, {u"dkim"_s, keysJson(facts.keys)},
        {u"verdict"_s, ui::domainVerdict(facts, runBy)}, {u"runBy"_s, runBy.isEmpty() ? QJsonValue() : QJsonValue(runBy)}};
    const auto findings = ui::domainFindings(facts, runBy, now);
    for (const ui::DomainFinding &finding : findings) {
        QJsonObject part = partJson(finding);
        switch (finding.topic) {
        case Topic::Exchangers:
            addExchangers(part, facts.exchangers);
            object[u"mx"_s] = part;
            break;
        case Topic::Spf:
            addSpf(part, facts.spf);
            object[u"spf"_s] = part;
            break;
        case Topic::Dkim:
            break;
        case Topic::Dmarc:
            addDmarc(part, facts);
            object[u"dmarc"_s] = part;
            break;
        case Topic::MtaSts:
            addMtaSts(part, facts.mtaSts);
            object[u"mtaSts"_s] = part;
            break;
        case Topic::TlsReporting:
            addTlsReporting(part, facts.tlsReporting);
            object[u"tlsRpt"_s] = part;
            break;
        }
    }
    return object;
}

QString CheckReport::toText() const
{
    return ui::domainText(facts, runBy, now);
}

} // namespace pillarbox::app
