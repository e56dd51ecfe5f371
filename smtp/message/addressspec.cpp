#include "smtp/message/addressspec.h"

#include "smtp/message/controlcharacters.h"
#include "smtp/message/domainname.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kMaxLocalPart = 64; // RFC 5321 4.5.3.1.1
constexpr qsizetype kMaxPath = 254; // RFC 5321 4.5.3.1.3, without its angle brackets

bool isAtomCharacter(QChar c)
{
    static const QLatin1String symbols("!#$%&'*+-/=?^_`{|}~");
    if (c.unicode() >= 0x80) {
        return !c.isSpace();
    }
    return c.isLetterOrNumber() || symbols.contains(c);
}

bool isDotAtom(const QString &text)
{
    const QStringList atoms = text.split(QLatin1Char('.'));
    return std::all_of(atoms.cbegin(), atoms.cend(),
        [](const QString &atom) { return !atom.isEmpty() && std::all_of(atom.cbegin(), atom.cend(), isAtomCharacter); });
}

// The index after the closing quote of the quoted string that starts at 0; -1 when there is none.
qsizetype quotedLength(const QString &text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('\\')) {
            ++i;
        } else if (text.at(i) == QLatin1Char('"')) {
            return i + 1;
        }
    }
    return -1;
}

bool isLocalPart(const QString &local)
{
    if (local.toUtf8().size() > kMaxLocalPart) {
        return false;
    }
    return local.startsWith(QLatin1Char('"')) ? quotedLength(local) == local.size() && local.size() > 2 : isDotAtom(local);
}

// Where the local part ends; -1 when there is no @ after it.
qsizetype atPosition(const QString &text)
{
    if (!text.startsWith(QLatin1Char('"'))) {
        return text.lastIndexOf(QLatin1Char('@'));
    }
    const qsizetype end = quotedLength(text);
    return end > 0 && end < text.size() && text.at(end) == QLatin1Char('@') ? end : -1;
}

} // namespace

Expected<AddressSpec, AddressError> parseAddressSpec(const QString &text)
{
    if (text.isEmpty()) {
        return Unexpected{AddressError::Empty};
    }
    if (hasControlCharacter(text)) {
        return Unexpected{AddressError::ControlCharacter};
    }
    const qsizetype at = atPosition(text);
    if (at < 0) {
        return Unexpected{AddressError::NoAt};
    }
    AddressSpec spec{text.first(at), text.sliced(at + 1), {}};
    if (!isLocalPart(spec.local)) {
        return Unexpected{AddressError::BadLocalPart};
    }
    spec.asciiDomain = asciiDomain(spec.domain);
    if (spec.asciiDomain.isEmpty() || spec.local.toUtf8().size() + 1 + spec.asciiDomain.size() > kMaxPath) {
        return Unexpected{AddressError::BadDomain};
    }
    return spec;
}

} // namespace pillarbox::message
