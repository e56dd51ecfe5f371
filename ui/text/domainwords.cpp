#include "ui/text/domainwords.h"

#include "smtp/dns/hostname.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::ui {

namespace {

using domain::DmarcPolicy;
using domain::DomainReport;
using domain::Forecast;
using domain::MtaStsPolicy;
using domain::Presence;
using Topic = DomainFinding::Topic;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(DomainCheck)

public:
    static QString state(Presence state, const QString &trouble);
    static QString exchangers(const DomainReport &report);
    static QString spf(const DomainReport &report);
    static QString dkim(const DomainReport &report);
    static QString key(const DomainReport::Key &key);
    static QString dmarc(const DomainReport &report);
    static QString forecast(Forecast forecast);
    static QString mtaSts(const DomainReport &report);
    static QString tlsReporting(const DomainReport::TlsReporting &reporting);
    static QStringList problems(const DomainReport::Exchangers &exchangers);
    static QStringList problems(const DomainReport::Dmarc &dmarc);
    static QStringList problems(const DomainReport::MtaSts &mtaSts);
    static QStringList problems(const DomainReport::TlsReporting &reporting);
    static QString verdict(const DomainReport &report);
    static QString runBy(const QString &provider)
    {
        return tr("The domain is run by %1: its records are not yours to change.").arg(provider);
    }
    static QString notAsked() { return tr("not asked"); }
    static QString dkimTitle() { return tr("DKIM keys"); }
    static QString exchangersTitle() { return tr("Mail servers (MX)"); }
};

QString Words::state(Presence state, const QString &trouble)
{
    switch (state) {
    case Presence::Found:
        return tr("found");
    case Presence::Absent:
        return tr("absent");
    case Presence::Unknown:
        break;
    }
    return trouble.isEmpty() ? tr("could not be asked") : tr("could not be asked: %1").arg(printableLine(trouble.toUtf8()));
}

QString Words::exchangers(const DomainReport &report)
{
    if (report.exchangers.isNoDomain)
        return tr("There is no such domain.");
    if (report.exchangers.isNull)
        return tr("The domain says that it takes no mail; replies to its addresses come back.");
    if (report.exchangers.state == Presence::Absent)
        return tr("Mail to the domain, replies included, goes to its own address if it goes anywhere.");
    if (report.exchangers.state == Presence::Unknown)
        return {};
    return tr("Mail to the domain goes to %1.").arg(report.exchangers.names().join(QStringLiteral(", ")));
}

QStringList Words::problems(const DomainReport::Exchangers &exchangers)
{
    QStringList texts;
    const QStringList names = exchangers.names();
    if (names.size() < exchangers.hosts.size() && !exchangers.isNull)
        texts += tr("One entry says that the domain takes no mail, which counts only where it stands alone.");
    for (const QString &host : names) {
        if (dns::isAddressLiteral(host))
            texts += tr("%1 is an address; an entry has to name a server.").arg(host);
    }
    return texts;
}

QString Words::spf(const DomainReport &report)
{
    const DomainReport::Spf &spf = report.spf;
    if (spf.survey.state == Presence::Unknown)
        return {};
    if (spf.survey.state == Presence::Absent)
        return tr("Nothing says who may send mail for the domain, and many receivers distrust such mail.");
    if (spf.survey.isVoid() && spf.result != domain::SpfResult::Pass) // who is let in before the problem is reached, is in
        return tr("As it stands, receivers count the record for nothing.");
    if (report.relay.isEmpty())
        return spf.survey.isClosed ? tr("Nobody may send mail for the domain.")
            : spf.survey.isOpen()  ? tr("Everybody may send mail for the domain.")
                                   : tr("Says who may send mail for the domain.");
    if (spf.isRelayIncluded == true)
        return tr("%1 may send mail for the domain.").arg(report.relay);
    if (spf.isRelayIncluded == false)
        return tr("Nobody may send mail for the domain, and so %1 may not either.").arg(report.relay);
    return tr(
        "Whether %1 may send mail for the domain cannot be known: it may send from other addresses than it takes mail on.")
        .arg(report.relay);
}

QString Words::key(const DomainReport::Key &key)
{
    const QString selector = printableLine(key.selector);
    if (key.state == Presence::Absent)
        return tr("%1: no key.").arg(selector);
    if (key.state == Presence::Unknown)
        return tr("%1: could not be asked: %2.").arg(selector, printableLine(key.trouble.toUtf8()));
    const bool isRsa = key.key.type == domain::DkimKey::Type::Rsa;
    const QString type = isRsa ? QStringLiteral("RSA") : QStringLiteral("Ed25519");
    return key.key.bits > 0 ? tr("%1: %2, %3 bits.").arg(selector, type).arg(key.key.bits) : tr("%1: a key.").arg(selector);
}

QString Words::dkim(const DomainReport &report)
{
    if (report.keys.isEmpty())
        return tr("Keys can only be asked for by their selector: it is s= in the DKIM-Signature of a message that was sent.");
    QStringList texts;
    for (const DomainReport::Key &one : report.keys)
        texts += key(one);
    return texts.join(u' ');
}

QString Words::forecast(Forecast forecast)
{
    switch (forecast) {
    case Forecast::Pass:
        return tr("Your mail is expected to pass.");
    case Forecast::Fail:
        return tr("Your mail is expected to fail.");
    case Forecast::Unknown:
        break;
    }
    return tr("Whether your mail passes cannot be known from here.");
}

QString Words::dmarc(const DomainReport &report)
{
    const DomainReport::Dmarc &dmarc = report.dmarc;
    if (dmarc.state == Presence::Unknown)
        return {};
    if (dmarc.state == Presence::Absent || dmarc.isDouble)
        return tr("Anybody may write mail in the domain's name, and nobody is asked to refuse it.");
    const DmarcPolicy policy = dmarc.policy(report.domain);
    const QString asked = policy == DmarcPolicy::Reject ? tr("Receivers are asked to refuse mail that fails.")
        : policy == DmarcPolicy::Quarantine             ? tr("Receivers are asked to treat mail that fails as suspicious.")
                                                        : tr("Receivers are asked to do nothing about mail that fails.");
    return asked + u' ' + forecast(dmarc.forecast);
}

QStringList Words::problems(const DomainReport::Dmarc &dmarc)
{
    using Problem = domain::DmarcRecord::Problem;
    QStringList texts;
    if (dmarc.isDouble)
        texts += tr("There is more than one DMARC record, so none of them counts.");
    for (const Problem problem : dmarc.record.problems) {
        switch (problem) {
        case Problem::Syntax:
            texts += tr("Not all of the record can be read, and receivers may leave it out of account: %1")
                         .arg(printableLine(dmarc.text));
            break;
        case Problem::BadPolicy:
            texts += tr("p= is missing, or is not \"none\", \"quarantine\" or \"reject\".");
            break;
        case Problem::BadPercentage:
            texts += tr("pct= is no number from 0 to 100.");
            break;
        case Problem::OnlyPart:
            texts += tr("pct= asks it of %1% of the mail only.").arg(dmarc.record.percentage);
            break;
        case Problem::NoReports:
            texts += tr("rua= is missing: nobody tells you of mail that fails.");
            break;
        case Problem::BadReportAddress:
            texts += tr("An address in rua= does not begin with mailto:.");
            break;
        }
    }
    return texts;
}

QString Words::mtaSts(const DomainReport &report)
{
    const DomainReport::MtaSts &mtaSts = report.mtaSts;
    if (mtaSts.state == Presence::Unknown)
        return {};
    if (mtaSts.state == Presence::Absent)
        return tr("Mail to the domain may travel unencrypted when somebody on the way wants it so.");
    if (!mtaSts.policy || !mtaSts.policy->mode)
        return tr("The policy is announced, but does not count.");
    switch (*mtaSts.policy->mode) {
    case MtaStsPolicy::Mode::Enforce:
        return tr("Mail to the domain comes encrypted to the servers named, or not at all.");
    case MtaStsPolicy::Mode::Testing:
        return tr("Mail that would come unencrypted is only reported.");
    case MtaStsPolicy::Mode::None:
        break;
    }
    return tr("The policy is switched off.");
}

QStringList Words::problems(const DomainReport::MtaSts &mtaSts)
{
    using Problem = MtaStsPolicy::Problem;
    QStringList texts;
    if (mtaSts.state == Presence::Found && mtaSts.id.isEmpty())
        texts += tr("The record has no id= of letters and digits, or there is more than one record, so it does not count.");
    if (mtaSts.isPolicyAbsent)
        texts += tr("The policy file is not there.");
    if (!mtaSts.trouble.isEmpty())
        texts += tr("The policy file could not be fetched: %1.").arg(printableLine(mtaSts.trouble.toUtf8()));
    const auto found = mtaSts.policy ? mtaSts.policy->problems : QList<Problem>();
    for (const Problem problem : found) {
        switch (problem) {
        case Problem::NoVersion:
            texts += tr("The policy file does not say \"version: STSv1\".");
            break;
        case Problem::NoMode:
            texts += tr("The policy file says no mode of enforce, testing and none.");
            break;
        case Problem::NoExchangers:
            texts += tr("The policy file names no mail server.");
            break;
        case Problem::BadAge:
            texts += tr("max_age in the policy file is missing or over a year.");
            break;
        case Problem::ShortAge:
            texts += tr("max_age in the policy file is under a day: senders forget it before they need it.");
            break;
        }
    }
    if (!mtaSts.outside.isEmpty())
        texts += tr("The policy file does not name %1.").arg(mtaSts.outside.join(QStringLiteral(", ")));
    return texts;
}

QString Words::tlsReporting(const DomainReport::TlsReporting &reporting)
{
    if (reporting.state == Presence::Unknown)
        return {};
    if (reporting.state == Presence::Absent)
        return tr("Nobody reports to you when mail to the domain could not come encrypted.");
    QStringList places;
    for (const QByteArray &place : reporting.places)
        places += printableLine(place);
    return places.isEmpty() ? QString()
                            : tr("Reports of encryption that failed go to %1.").arg(places.join(QStringLiteral(", ")));
}

QStringList Words::problems(const DomainReport::TlsReporting &reporting)
{
    if (reporting.state != Presence::Found || !reporting.places.isEmpty())
        return {};
    return {tr("The record has no rua= with mailto: or https:, or there is more than one record, so it does not count.")};
}

// That was asked for by its name, and no good signature comes of.
bool isFailing(const DomainReport::Key &key)
{
    return !key.isGuessed && !(key.state == Presence::Found && key.key.isUsable());
}

bool isDmarcBroken(const DomainReport::Dmarc &dmarc)
{
    using Problem = domain::DmarcRecord::Problem;
    const auto &problems = dmarc.record.problems;
    return dmarc.state == Presence::Absent || dmarc.isDouble || problems.contains(Problem::Syntax)
        || problems.contains(Problem::BadPolicy);
}

bool isInOrder(const DomainReport &report)
{
    return Words::problems(report.exchangers).isEmpty() && Words::problems(report.dmarc).isEmpty()
        && Words::problems(report.mtaSts).isEmpty() && Words::problems(report.tlsReporting).isEmpty()
        && std::ranges::all_of(report.keys, [](const DomainReport::Key &key) { return dkimProblems(key).isEmpty(); });
}

QString Words::verdict(const DomainReport &report)
{
    if (report.exchangers.isNoDomain)
        return tr("There is no domain %1.").arg(report.domain);
    if (!report.isComplete())
        return tr("Not everything about %1 could be asked; what is missing says so.").arg(report.domain);
    const bool isSpfBroken = report.spf.survey.state == Presence::Absent || !spfProblems(report.spf).isEmpty()
        || report.spf.isRelayIncluded == false;
    if (report.dmarc.forecast == Forecast::Fail)
        return tr("Mail from %1 is expected to fail.").arg(report.domain);
    if (isSpfBroken || isDmarcBroken(report.dmarc) || std::ranges::any_of(report.keys, &isFailing))
        return tr("Mail from %1 is at risk: its records need work.").arg(report.domain);
    if (report.dmarc.forecast == Forecast::Pass)
        return tr("Mail from %1 is expected to pass.").arg(report.domain);
    return isInOrder(report)
        ? tr("The records of %1 are in order; whether your mail passes cannot be known from here.").arg(report.domain)
        : tr("Not all records of %1 are in order; whether your mail passes cannot be known from here.").arg(report.domain);
}

DomainFinding finding(Topic topic, const QString &title, Presence state, const QString &trouble, const QString &meaning)
{
    return {topic, title, state, Words::state(state, trouble), meaning, {}, {}};
}

QList<RecordToPublish> spfRecords(const DomainReport &report)
{
    const DomainReport::Spf &spf = report.spf;
    QByteArray value;
    if (spf.survey.state == Presence::Absent && !spf.missingInclude.isEmpty())
        value = "v=spf1 include:" + spf.missingInclude.toLatin1() + " ~all";
    else if (spf.survey.state == Presence::Absent)
        value = report.relay.isEmpty() ? QByteArray("v=spf1 mx ~all")
                                       : QByteArray("v=spf1 a:" + report.relay.toLatin1() + " ~all");
    else if (spf.survey.state == Presence::Found && !spf.missingInclude.isEmpty())
        value = domain::spfRecordIncluding(spf.survey.record, spf.missingInclude.toLatin1());
    return value.isEmpty() ? QList<RecordToPublish>()
                           : QList<RecordToPublish>{{report.domain, QStringLiteral("TXT"), printableLine(value)}};
}

QList<RecordToPublish> mtaStsRecords(const DomainReport &report, const QDateTime &now)
{
    if (report.mtaSts.state != Presence::Absent || report.exchangers.state != Presence::Found || report.exchangers.isNull)
        return {};
    QString file = QStringLiteral("version: STSv1\nmode: testing\n");
    const QStringList hosts = report.exchangers.names();
    for (const QString &host : hosts)
        file += QStringLiteral("mx: ") + host + u'\n';
    file += QStringLiteral("max_age: 604800\n");
    const QString id = now.toUTC().toString(QStringLiteral("yyyyMMddHHmmss"));
    return {{QStringLiteral("_mta-sts.") + report.domain, QStringLiteral("TXT"), QStringLiteral("v=STSv1; id=") + id},
        {QStringLiteral("https://mta-sts.") + report.domain + QStringLiteral("/.well-known/mta-sts.txt"),
            QStringLiteral("FILE"), file}};
}

QList<RecordToPublish> dmarcRecords(const DomainReport &report)
{
    if (report.dmarc.state != Presence::Absent)
        return {};
    return {{QStringLiteral("_dmarc.") + report.domain, QStringLiteral("TXT"),
        QStringLiteral("v=DMARC1; p=none; rua=mailto:postmaster@") + report.domain}};
}

QList<RecordToPublish> tlsReportingRecords(const DomainReport &report)
{
    if (report.tlsReporting.state != Presence::Absent)
        return {};
    return {{QStringLiteral("_smtp._tls.") + report.domain, QStringLiteral("TXT"),
        QStringLiteral("v=TLSRPTv1; rua=mailto:postmaster@") + report.domain}};
}

// Of all that were asked for: what is there outweighs, and what could not be asked comes next.
Presence keysState(const QList<DomainReport::Key> &keys)
{
    Presence state = keys.isEmpty() ? Presence::Unknown : Presence::Absent;
    for (const DomainReport::Key &key : keys) {
        if (key.state == Presence::Found)
            return Presence::Found;
        if (key.state == Presence::Unknown)
            state = Presence::Unknown;
    }
    return state;
}

} // namespace

QList<DomainFinding> domainFindings(const DomainReport &report, const QString &runBy, const QDateTime &now)
{
    DomainFinding exchangers = finding(Topic::Exchangers, Words::exchangersTitle(), report.exchangers.state,
        report.exchangers.trouble, Words::exchangers(report));
    exchangers.problems = Words::problems(report.exchangers);
    DomainFinding spf = finding(Topic::Spf, QStringLiteral("SPF"), report.spf.survey.state, {}, Words::spf(report));
    spf.problems = spfProblems(report.spf);
    spf.records = spfRecords(report);
    DomainFinding dkim = finding(Topic::Dkim, Words::dkimTitle(), keysState(report.keys), {}, Words::dkim(report));
    if (report.keys.isEmpty())
        dkim.stateText = Words::notAsked();
    for (const DomainReport::Key &key : report.keys) {
        const auto problems = dkimProblems(key);
        for (const QString &problem : problems)
            dkim.problems += printableLine(key.selector) + QStringLiteral(": ") + problem;
    }
    DomainFinding dmarc
        = finding(Topic::Dmarc, QStringLiteral("DMARC"), report.dmarc.state, report.dmarc.trouble, Words::dmarc(report));
    dmarc.problems = Words::problems(report.dmarc);
    dmarc.records = dmarcRecords(report);
    // The trouble of a found record is with its file, and stands among the problems.
    const QString noRecord = report.mtaSts.state == Presence::Unknown ? report.mtaSts.trouble : QString();
    DomainFinding mtaSts
        = finding(Topic::MtaSts, QStringLiteral("MTA-STS"), report.mtaSts.state, noRecord, Words::mtaSts(report));
    if (report.mtaSts.state == Presence::Found)
        mtaSts.problems = Words::problems(report.mtaSts);
    mtaSts.records = mtaStsRecords(report, now);
    DomainFinding tlsReporting = finding(Topic::TlsReporting, QStringLiteral("TLS-RPT"), report.tlsReporting.state,
        report.tlsReporting.trouble, Words::tlsReporting(report.tlsReporting));
    tlsReporting.problems = Words::problems(report.tlsReporting);
    tlsReporting.records = tlsReportingRecords(report);
    QList<DomainFinding> all{exchangers, spf, dkim, dmarc, mtaSts, tlsReporting};
    if (!runBy.isEmpty()) {
        for (DomainFinding &one : all)
            one.records.clear();
    }
    return all;
}

QString domainText(const DomainReport &report, const QString &runBy, const QDateTime &now)
{
    QStringList lines;
    const auto findings = domainFindings(report, runBy, now);
    for (const DomainFinding &finding : findings) {
        lines += finding.title + QStringLiteral(": ") + finding.stateText;
        for (const QString &text : QStringList{finding.meaning} + finding.problems) {
            if (!text.isEmpty())
                lines += QStringLiteral("  ") + text;
        }
        for (const RecordToPublish &record : finding.records) {
            lines += QStringLiteral("  > ") + record.name + QStringLiteral("  ") + record.type;
            const auto parts = record.value.split(u'\n', Qt::SkipEmptyParts);
            for (const QString &part : parts)
                lines += QStringLiteral("  >   ") + part;
        }
    }
    lines += domainVerdict(report, runBy);
    return lines.join(u'\n');
}

QString domainVerdict(const DomainReport &report, const QString &runBy)
{
    return runBy.isEmpty() ? Words::verdict(report) : Words::verdict(report) + u' ' + Words::runBy(runBy);
}

} // namespace pillarbox::ui
