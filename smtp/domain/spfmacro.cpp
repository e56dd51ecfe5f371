#include "smtp/domain/spfmacro.h"

#include <algorithm>

namespace pillarbox::domain {

namespace {

constexpr qsizetype LongestName = 253;
constexpr QByteArrayView Letters = "slodiphv";
constexpr QByteArrayView Delimiters = ".-+,/_=";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

struct Macro {
    char letter = 0; // 0: stands for literal alone
    QByteArray literal;
    qsizetype parts = 0; // from the right; 0: all
    bool isReversed = false;
    QByteArray delimiters;
    qsizetype length = 0; // of the whole in the text
};

std::optional<Macro> bracedAt(const QByteArray &text, qsizetype at)
{
    const qsizetype end = text.indexOf('}', at);
    if (end < at + 3 || !Letters.contains(lower(text.at(at + 2))))
        return std::nullopt;
    Macro macro;
    macro.letter = text.at(at + 2);
    macro.length = end + 1 - at;
    qsizetype next = at + 3;
    const qsizetype digits = next;
    while (isDigit(text.at(next)))
        ++next;
    if (next > digits) {
        bool isNumber = false;
        macro.parts = text.mid(digits, next - digits).toLongLong(&isNumber);
        if (!isNumber || macro.parts == 0)
            return std::nullopt;
    }
    if (lower(text.at(next)) == 'r') {
        macro.isReversed = true;
        ++next;
    }
    macro.delimiters = text.mid(next, end - next);
    const bool areDelimiters
        = std::all_of(macro.delimiters.cbegin(), macro.delimiters.cend(), [](char c) { return Delimiters.contains(c); });
    return areDelimiters ? std::optional(macro) : std::nullopt;
}

// The macro whose percent sign is there.
std::optional<Macro> macroAt(const QByteArray &text, qsizetype at)
{
    if (at + 1 >= text.size())
        return std::nullopt;
    switch (text.at(at + 1)) {
    case '%':
        return Macro{.literal = "%", .delimiters = {}, .length = 2};
    case '_':
        return Macro{.literal = " ", .delimiters = {}, .length = 2};
    case '-':
        return Macro{.literal = "%20", .delimiters = {}, .length = 2};
    case '{':
        return bracedAt(text, at);
    default:
        return std::nullopt;
    }
}

// What follows the last macro; absent when the text is no macro-string.
std::optional<QByteArray> literalEnd(const QByteArray &text)
{
    qsizetype from = 0;
    for (qsizetype at = 0; at < text.size();) {
        if (text.at(at) == '%') {
            const auto macro = macroAt(text, at);
            if (!macro)
                return std::nullopt;
            from = at += macro->length;
        } else if (text.at(at) > 0x20 && text.at(at) < 0x7f) {
            ++at;
        } else {
            return std::nullopt;
        }
    }
    return text.mid(from);
}

// RFC 7208 section 7.1, "toplabel".
bool isTopLabel(const QByteArray &label)
{
    const auto isAllowed = [](char c) { return isAlpha(c) || isDigit(c) || c == '-'; };
    const bool isWord = !label.isEmpty() && std::all_of(label.cbegin(), label.cend(), isAllowed);
    return isWord && !label.startsWith('-') && !label.endsWith('-')
        && !std::all_of(label.cbegin(), label.cend(), [](char c) { return isDigit(c); });
}

QByteArray dotted(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return address.toString().toLatin1();
    const Q_IPV6ADDR octets = address.toIPv6Address();
    QByteArrayList nibbles;
    for (const quint8 octet : octets.c) {
        nibbles += QByteArray::number(octet >> 4, 16);
        nibbles += QByteArray::number(octet & 0xf, 16);
    }
    return nibbles.join('.');
}

QByteArray valueOf(char letter, const SpfMacroValues &values)
{
    switch (letter) {
    case 's':
        return values.localPart + '@' + values.senderDomain;
    case 'l':
        return values.localPart;
    case 'o':
        return values.senderDomain;
    case 'd':
        return values.domain;
    case 'i':
        return dotted(values.address);
    case 'p':
        return values.validatedName;
    case 'v':
        return values.address.protocol() == QAbstractSocket::IPv4Protocol ? "in-addr" : "ip6";
    default:
        return values.helo;
    }
}

QByteArray expanded(const Macro &macro, const SpfMacroValues &values)
{
    if (!macro.letter)
        return macro.literal;
    const QByteArray delimiters = macro.delimiters.isEmpty() ? QByteArray(".") : macro.delimiters;
    QByteArray value = valueOf(lower(macro.letter), values);
    // Only what is split is joined with dots again.
    if (macro.parts > 0 || macro.isReversed || !macro.delimiters.isEmpty()) {
        for (char &c : value) {
            if (delimiters.contains(c))
                c = '\n';
        }
        QByteArrayList parts = value.split('\n');
        if (macro.isReversed)
            std::reverse(parts.begin(), parts.end());
        if (macro.parts > 0 && macro.parts < parts.size())
            parts = parts.mid(parts.size() - macro.parts);
        value = parts.join('.');
    }
    return isAlpha(macro.letter) && macro.letter != lower(macro.letter) ? value.toPercentEncoding() : value;
}

template<typename OnMacro>
void forEachMacro(const QByteArray &spec, OnMacro onMacro)
{
    for (qsizetype at = spec.indexOf('%'); at >= 0;) {
        const auto macro = macroAt(spec, at);
        if (!macro)
            return;
        onMacro(*macro);
        at = spec.indexOf('%', at + macro->length);
    }
}

} // namespace

bool isSpfMacroString(const QByteArray &text)
{
    return literalEnd(text).has_value();
}

bool isSpfDomainSpec(const QByteArray &text)
{
    const auto end = literalEnd(text);
    if (text.isEmpty() || !end || end->isEmpty())
        return !text.isEmpty() && end;
    const QByteArray name = end->endsWith('.') ? end->chopped(1) : *end;
    const qsizetype dot = name.lastIndexOf('.');
    return dot >= 0 && isTopLabel(name.mid(dot + 1));
}

bool needsValidatedName(const QByteArray &spec)
{
    bool isNeeded = false;
    forEachMacro(spec, [&isNeeded](const Macro &macro) { isNeeded = isNeeded || lower(macro.letter) == 'p'; });
    return isNeeded;
}

bool isSpfConstant(const QByteArray &spec)
{
    bool isConstant = true;
    forEachMacro(
        spec, [&isConstant](const Macro &macro) { isConstant = isConstant && (!macro.letter || lower(macro.letter) == 'd'); });
    return isConstant;
}

QByteArray expandSpfMacros(const QByteArray &spec, const SpfMacroValues &values)
{
    QByteArray name;
    for (qsizetype at = 0; at < spec.size();) {
        const auto macro = spec.at(at) == '%' ? macroAt(spec, at) : std::nullopt;
        name += macro ? expanded(*macro, values) : QByteArray(1, spec.at(at));
        at += macro ? macro->length : 1;
    }
    if (name.endsWith('.'))
        name.chop(1);
    while (name.size() > LongestName && name.contains('.'))
        name = name.mid(name.indexOf('.') + 1);
    return name;
}

} // namespace pillarbox::domain
