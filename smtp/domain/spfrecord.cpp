#include "smtp/domain/spfrecord.h"

#include "smtp/domain/spfmacro.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pillarbox::domain {

namespace {

using Kind = SpfSyntaxError::Kind;
using Mechanism = SpfDirective::Mechanism;
using MaybeDirective = Expected<SpfDirective, SpfSyntaxError>;

constexpr QByteArrayView Version = "v=spf1";

constexpr std::array<std::pair<QByteArrayView, Mechanism>, 8> Mechanisms = {{
    {"all", Mechanism::All},
    {"include", Mechanism::Include},
    {"a", Mechanism::A},
    {"mx", Mechanism::Mx},
    {"ptr", Mechanism::Ptr},
    {"ip4", Mechanism::Ip4},
    {"ip6", Mechanism::Ip6},
    {"exists", Mechanism::Exists},
}};

std::optional<SpfResult> qualifierOf(char c)
{
    switch (c) {
    case '+':
        return SpfResult::Pass;
    case '-':
        return SpfResult::Fail;
    case '~':
        return SpfResult::SoftFail;
    case '?':
        return SpfResult::Neutral;
    default:
        return std::nullopt;
    }
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Without leading zeros.
std::optional<int> numberOf(const QByteArray &digits, int most)
{
    const bool isPlain = !digits.isEmpty() && digits.size() <= 3
        && std::all_of(digits.cbegin(), digits.cend(), [](char c) { return isDigit(c); });
    if (!isPlain || (digits.size() > 1 && digits.startsWith('0')) || digits.toInt() > most)
        return std::nullopt;
    return digits.toInt();
}

// "/24" at the end: the digits, taken off. Absent: there is none.
std::optional<QByteArray> takePrefix(QByteArray &text, QByteArrayView mark)
{
    qsizetype at = text.size();
    while (at > 0 && isDigit(text.at(at - 1)))
        --at;
    if (at == text.size() || !QByteArrayView(text).first(at).endsWith(mark))
        return std::nullopt;
    const QByteArray digits = text.mid(at);
    text.truncate(at - mark.size());
    return digits;
}

// RFC 7208 section 5.6, dual-cidr-length; false: a length that cannot be.
bool readPrefixes(QByteArray &rest, SpfDirective &directive)
{
    if (const auto six = takePrefix(rest, "//")) {
        const auto number = numberOf(*six, 128);
        if (!number)
            return false;
        directive.prefix6 = *number;
    }
    if (const auto four = takePrefix(rest, "/")) {
        const auto number = numberOf(*four, 32);
        if (!number)
            return false;
        directive.prefix4 = *number;
    }
    return true;
}

bool isDottedQuad(const QByteArray &text)
{
    const auto parts = text.split('.');
    return parts.size() == 4
        && std::all_of(parts.begin(), parts.end(), [](const QByteArray &part) { return numberOf(part, 255).has_value(); });
}

std::optional<Kind> readNetwork(const QByteArray &rest, SpfDirective &directive)
{
    const bool isFour = directive.mechanism == Mechanism::Ip4;
    if (!rest.startsWith(':'))
        return Kind::BadAddress;
    const qsizetype slash = rest.indexOf('/');
    const QByteArray address = rest.mid(1, slash < 0 ? -1 : slash - 1);
    directive.network = QHostAddress(QString::fromLatin1(address));
    const bool isAddress = isFour
        ? isDottedQuad(address)
        : address.contains(':') && !address.contains('%') && directive.network.protocol() == QAbstractSocket::IPv6Protocol;
    if (!isAddress)
        return Kind::BadAddress;
    if (slash < 0)
        return std::nullopt;
    const auto prefix = numberOf(rest.mid(slash + 1), isFour ? 32 : 128);
    if (!prefix)
        return Kind::BadPrefix;
    (isFour ? directive.prefix4 : directive.prefix6) = *prefix;
    return std::nullopt;
}

// rest: what stands behind the mechanism's name.
std::optional<Kind> readArguments(QByteArray rest, SpfDirective &directive)
{
    const Mechanism mechanism = directive.mechanism;
    if (mechanism == Mechanism::All)
        return rest.isEmpty() ? std::nullopt : std::optional(Kind::NothingMayFollow);
    if (mechanism == Mechanism::Ip4 || mechanism == Mechanism::Ip6)
        return readNetwork(rest, directive);
    const bool hasPrefix = mechanism == Mechanism::A || mechanism == Mechanism::Mx;
    if (hasPrefix && !readPrefixes(rest, directive))
        return Kind::BadPrefix;
    const bool needsDomain = mechanism == Mechanism::Include || mechanism == Mechanism::Exists;
    if (rest.isEmpty() && !needsDomain)
        return std::nullopt;
    if (!rest.startsWith(':'))
        return rest.startsWith('/') ? Kind::BadPrefix : Kind::BadDomain;
    directive.domainSpec = rest.mid(1);
    return isSpfDomainSpec(directive.domainSpec) ? std::nullopt : std::optional(Kind::BadDomain);
}

MaybeDirective directiveOf(const QByteArray &term)
{
    SpfDirective directive;
    directive.term = term;
    const auto qualifier = qualifierOf(term.at(0));
    directive.qualifier = qualifier.value_or(SpfResult::Pass);
    const QByteArray bare = qualifier ? term.mid(1) : term;
    const auto end = std::find_if(bare.cbegin(), bare.cend(), [](char c) { return c == ':' || c == '/'; });
    const QByteArray name = bare.left(end - bare.cbegin()).toLower();
    const auto known
        = std::find_if(Mechanisms.begin(), Mechanisms.end(), [&name](const auto &entry) { return entry.first == name; });
    if (known == Mechanisms.end())
        return Unexpected{SpfSyntaxError{Kind::UnknownMechanism, term}};
    directive.mechanism = known->second;
    if (const auto kind = readArguments(bare.mid(name.size()), directive))
        return Unexpected{SpfSyntaxError{*kind, term}};
    return directive;
}

// Where the equals sign of a modifier is; -1: it is none.
qsizetype modifierEnd(const QByteArray &term)
{
    const qsizetype equals = term.indexOf('=');
    const auto isAlpha = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (equals < 1 || !isAlpha(term.at(0)))
        return -1;
    const auto isAllowed = [&](char c) { return isAlpha(c) || isDigit(c) || c == '-' || c == '_' || c == '.'; };
    return std::all_of(term.cbegin(), term.cbegin() + equals, isAllowed) ? equals : -1;
}

std::optional<Kind> readModifier(const QByteArray &name, const QByteArray &value, SpfRecord &record)
{
    QByteArray *known = name == "redirect" ? &record.redirect : name == "exp" ? &record.explanation : nullptr;
    if (!known)
        return isSpfMacroString(value) ? std::nullopt : std::optional(Kind::BadDomain);
    if (!known->isEmpty())
        return Kind::Repeated;
    *known = value;
    return isSpfDomainSpec(value) ? std::nullopt : std::optional(Kind::BadDomain);
}

} // namespace

QByteArray spfResultName(SpfResult result)
{
    switch (result) {
    case SpfResult::None:
        return "none";
    case SpfResult::Neutral:
        return "neutral";
    case SpfResult::Pass:
        return "pass";
    case SpfResult::Fail:
        return "fail";
    case SpfResult::SoftFail:
        return "softfail";
    case SpfResult::TempError:
        return "temperror";
    case SpfResult::PermError:
        break;
    }
    return "permerror";
}

bool isSpfRecord(const QByteArray &text)
{
    return text.left(Version.size()).toLower() == Version && (text.size() == Version.size() || text.at(Version.size()) == ' ');
}

Expected<SpfRecord, SpfSyntaxError> parseSpfRecord(const QByteArray &text)
{
    SpfRecord record;
    const auto terms = text.mid(Version.size()).split(' ');
    for (const QByteArray &term : terms) {
        if (term.isEmpty())
            continue;
        if (std::any_of(term.cbegin(), term.cend(), [](char c) { return uchar(c) < 0x20 || uchar(c) >= 0x7f; }))
            return Unexpected{SpfSyntaxError{Kind::NotAscii, term}};
        const qsizetype equals = modifierEnd(term);
        if (equals < 0) {
            const auto directive = directiveOf(term);
            if (!directive)
                return Unexpected{directive.error()};
            record.directives += directive.value();
        } else if (const auto kind = readModifier(term.left(equals).toLower(), term.mid(equals + 1), record)) {
            return Unexpected{SpfSyntaxError{*kind, term}};
        }
    }
    return record;
}

QByteArrayList spfRecordsAmong(const QByteArrayList &texts)
{
    QByteArrayList records;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(records), &isSpfRecord);
    return records;
}

} // namespace pillarbox::domain
