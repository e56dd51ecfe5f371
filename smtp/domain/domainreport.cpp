#include "smtp/domain/domainreport.h"

#include <algorithm>

namespace pillarbox::domain {

namespace {

Forecast spfForecast(const DomainReport &report, const QString &envelopeDomain)
{
    if (!isAligned(report.domain, envelopeDomain, report.dmarc.record.isSpfStrict))
        return Forecast::Fail;
    const DomainReport::Spf &spf = report.spf;
    if (envelopeDomain != report.domain) // whose record was not looked at
        return Forecast::Unknown;
    const bool isBroken
        = spf.survey.state == Presence::Absent || spf.isRelayIncluded == false || spf.result == SpfResult::PermError;
    if (isBroken)
        return Forecast::Fail;
    return spf.result == SpfResult::Pass || spf.isRelayIncluded == true ? Forecast::Pass : Forecast::Unknown;
}

// A key that is there does not say that anybody signs with it; only a signature that was seen does.
Forecast dkimForecast(const DomainReport &report, const QString &signingDomain)
{
    if (!signingDomain.isEmpty() && !isAligned(report.domain, signingDomain, report.dmarc.record.isDkimStrict))
        return Forecast::Fail;
    if (!signingDomain.isEmpty() && signingDomain != report.domain) // whose keys were not looked at
        return Forecast::Unknown;
    const auto isOpen = [](const DomainReport::Key &key) { return key.state == Presence::Unknown || key.isGuessed; };
    const auto isGood = [](const DomainReport::Key &key) { return key.state == Presence::Found && key.key.isUsable(); };
    QList<DomainReport::Key> keys = report.keys;
    if (!report.signers.isEmpty())
        keys.removeIf([&report](const DomainReport::Key &key) { return !report.signers.contains(key.selector); });
    if (std::ranges::any_of(keys, isGood))
        return signingDomain.isEmpty() || report.signers.isEmpty() ? Forecast::Unknown : Forecast::Pass;
    return keys.isEmpty() || std::ranges::any_of(keys, isOpen) ? Forecast::Unknown : Forecast::Fail;
}

} // namespace

QStringList DomainReport::Exchangers::names() const
{
    QStringList names;
    for (const dns::MailExchanger &exchanger : hosts) {
        if (!exchanger.host.isEmpty())
            names += exchanger.host;
    }
    return names;
}

bool DomainReport::isComplete() const
{
    const auto isAsked = [](const auto &part) { return part.state != Presence::Unknown; };
    const auto isTrouble = [](const SpfProblem &problem) { return problem.kind == SpfProblem::Kind::CouldNotAsk; };
    return isAsked(exchangers) && isAsked(spf.survey) && isAsked(dmarc) && isAsked(mtaSts) && isAsked(tlsReporting)
        && std::all_of(keys.begin(), keys.end(), isAsked) && mtaSts.trouble.isEmpty()
        && std::none_of(spf.survey.problems.begin(), spf.survey.problems.end(), isTrouble) && spf.result != SpfResult::TempError
        && !(spf.problem && isTrouble(*spf.problem));
}

Forecast dmarcForecast(const DomainReport &report, const QString &envelopeDomain, const QString &signingDomain)
{
    const Forecast spf = spfForecast(report, envelopeDomain);
    const Forecast dkim = dkimForecast(report, signingDomain);
    if (spf == Forecast::Pass || dkim == Forecast::Pass)
        return Forecast::Pass;
    return spf == Forecast::Fail && dkim == Forecast::Fail ? Forecast::Fail : Forecast::Unknown;
}

} // namespace pillarbox::domain
