#include "smtp/domain/mtastspolicy.h"

#include "smtp/domain/taglist.h"

#include <algorithm>

namespace pillarbox::domain {

namespace {

using Mode = MtaStsPolicy::Mode;
using Problem = MtaStsPolicy::Problem;

constexpr qint64 Day = 86400;
constexpr qint64 LongestAge = 31557600; // section 3.2
constexpr qsizetype LongestId = 32;

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::optional<Mode> modeOf(const QByteArray &name)
{
    for (const Mode mode : {Mode::None, Mode::Testing, Mode::Enforce}) {
        if (mtaStsModeName(mode) == name)
            return mode;
    }
    return std::nullopt;
}

// A star stands for one whole label.
bool covers(const QString &pattern, const QString &host)
{
    if (!pattern.startsWith(QStringLiteral("*.")))
        return pattern == host;
    const qsizetype dot = host.indexOf(u'.');
    return dot > 0 && host.mid(dot) == pattern.mid(1);
}

// Fields other than mx count once, the first time.
struct PolicyFields {
    QByteArray version;
    QByteArray mode;
    QByteArray age;
    QStringList patterns;
};

PolicyFields fieldsOf(const QByteArray &file)
{
    PolicyFields fields;
    const auto lines = file.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.left(colon).trimmed();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "mx")
            fields.patterns += QString::fromLatin1(value).toLower();
        for (const auto &[key, field] :
            {std::pair("version", &fields.version), {"mode", &fields.mode}, {"max_age", &fields.age}}) {
            if (name == key && field->isEmpty())
                *field = value;
        }
    }
    return fields;
}

} // namespace

bool isMtaStsRecord(const QByteArray &text)
{
    const auto tags = TagList::parse(text);
    return tags && tags->isOf("STSv1");
}

std::optional<QByteArray> readMtaStsId(const QByteArray &text)
{
    const auto tags = TagList::parse(text);
    const QByteArray id = tags && tags->isOf("STSv1") ? tags->value("id") : QByteArray();
    const bool isId = !id.isEmpty() && id.size() <= LongestId && std::all_of(id.cbegin(), id.cend(), &isAlphanumeric);
    return isId ? std::optional(id) : std::nullopt;
}

QByteArray mtaStsModeName(Mode mode)
{
    return mode == Mode::Enforce ? "enforce" : mode == Mode::Testing ? "testing" : "none";
}

MtaStsPolicy readMtaStsPolicy(const QByteArray &file)
{
    const PolicyFields fields = fieldsOf(file);
    MtaStsPolicy policy;
    policy.mode = modeOf(fields.mode);
    policy.patterns = fields.patterns;
    policy.maxAge = fields.age.toLongLong();
    if (fields.version != "STSv1")
        policy.problems += Problem::NoVersion;
    if (!policy.mode)
        policy.problems += Problem::NoMode;
    if (policy.patterns.isEmpty() && policy.mode != Mode::None)
        policy.problems += Problem::NoExchangers;
    if (policy.maxAge <= 0 || policy.maxAge > LongestAge)
        policy.problems += Problem::BadAge;
    else if (policy.maxAge < Day)
        policy.problems += Problem::ShortAge;
    return policy;
}

QStringList hostsOutside(const MtaStsPolicy &policy, const QStringList &hosts)
{
    QStringList outside;
    std::copy_if(hosts.begin(), hosts.end(), std::back_inserter(outside), [&policy](const QString &host) {
        return std::none_of(policy.patterns.begin(), policy.patterns.end(),
            [&host](const QString &pattern) { return covers(pattern, host.toLower()); });
    });
    return outside;
}

bool isTlsReportingRecord(const QByteArray &text)
{
    const auto tags = TagList::parse(text);
    return tags && tags->isOf("TLSRPTv1");
}

std::optional<QByteArrayList> readTlsReporting(const QByteArray &text)
{
    const auto tags = TagList::parse(text);
    QByteArrayList places;
    const auto given = tags && tags->isOf("TLSRPTv1") ? tags->value("rua").split(',') : QByteArrayList();
    for (const QByteArray &place : given) {
        const QByteArray lower = place.trimmed().toLower();
        if (lower.startsWith("mailto:") || lower.startsWith("https:"))
            places += place.trimmed();
    }
    return places.isEmpty() ? std::nullopt : std::optional(places);
}

} // namespace pillarbox::domain
