#include "smtp/domain/dmarcrecord.h"

#include "smtp/dns/hostname.h"
#include "smtp/domain/taglist.h"

#include <libpsl.h>

namespace pillarbox::domain {

namespace {

using Problem = DmarcRecord::Problem;

std::optional<DmarcPolicy> policyOf(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    if (lower == "none")
        return DmarcPolicy::None;
    if (lower == "quarantine")
        return DmarcPolicy::Quarantine;
    return lower == "reject" ? std::optional(DmarcPolicy::Reject) : std::nullopt;
}

// Debian's list where it is, else the one built in.
const psl_ctx_t *suffixes()
{
    static const psl_ctx_t *const list = psl_latest(nullptr);
    return list ? list : psl_builtin();
}

void readReports(const TagList &tags, DmarcRecord &record)
{
    if (!tags.has("rua")) {
        record.problems += Problem::NoReports;
        return;
    }
    const auto addresses = tags.value("rua").split(',');
    for (const QByteArray &address : addresses) {
        record.reportAddresses += address.trimmed();
        if (!address.trimmed().toLower().startsWith("mailto:") && !record.problems.contains(Problem::BadReportAddress))
            record.problems += Problem::BadReportAddress;
    }
}

void readPercentage(const TagList &tags, DmarcRecord &record)
{
    bool isNumber = false;
    const int percentage = tags.value("pct", "100").toInt(&isNumber);
    if (!isNumber || percentage < 0 || percentage > 100) {
        record.problems += Problem::BadPercentage;
        return;
    }
    record.percentage = percentage;
    if (percentage < 100 && record.policy != DmarcPolicy::None)
        record.problems += Problem::OnlyPart;
}

} // namespace

QByteArray dmarcPolicyName(DmarcPolicy policy)
{
    return policy == DmarcPolicy::Reject ? "reject" : policy == DmarcPolicy::Quarantine ? "quarantine" : "none";
}

bool isDmarcRecord(const QByteArray &text)
{
    const qsizetype end = text.indexOf(';');
    QByteArray version = text.left(end < 0 ? text.size() : end).trimmed();
    version.removeIf([](char c) { return c == ' ' || c == '\t'; });
    return version == "v=DMARC1";
}

DmarcRecord readDmarcRecord(const QByteArray &text)
{
    DmarcRecord record;
    if (!TagList::parse(text))
        record.problems += Problem::Syntax;
    const TagList tags = TagList::parseLeniently(text);
    const auto policy = policyOf(tags.value("p"));
    if (!policy)
        record.problems += Problem::BadPolicy;
    record.policy = policy.value_or(DmarcPolicy::None);
    record.subdomainPolicy = policyOf(tags.value("sp")).value_or(record.policy);
    record.isSpfStrict = tags.value("aspf").toLower() == "s";
    record.isDkimStrict = tags.value("adkim").toLower() == "s";
    readPercentage(tags, record);
    readReports(tags, record);
    return record;
}

QString organisationalDomain(const QString &domain)
{
    const QString name = dns::toAsciiHost(domain).value_or(domain.toLower());
    const QByteArray octets = name.toLatin1();
    const char *registrable = psl_registrable_domain(suffixes(), octets.constData());
    return registrable ? QString::fromLatin1(registrable) : name;
}

bool isAligned(const QString &from, const QString &authenticated, bool isStrict)
{
    if (from.compare(authenticated, Qt::CaseInsensitive) == 0)
        return true;
    return !isStrict && organisationalDomain(from) == organisationalDomain(authenticated);
}

} // namespace pillarbox::domain
