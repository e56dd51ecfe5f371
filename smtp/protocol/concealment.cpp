#include "smtp/protocol/concealment.h"

#include <algorithm>

namespace pillarbox::protocol {

namespace {

// Shorter ones would blot out innocent words.
constexpr qsizetype shortestSecret = 4;
constexpr qsizetype shortestForm = 8; // in base64
const QByteArray hidden = QByteArrayLiteral("********");

// Of either alphabet (RFC 4648 sections 4 and 5).
bool isOfBase64(char octet)
{
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9')
        || QByteArrayView("+/-_").contains(octet);
}

} // namespace

Concealment::Concealment(const Credential &credential)
{
    const QByteArray &password = credential.password.reveal();
    if (password.size() < shortestSecret)
        return;
    const QByteArray plain = '\0' + credential.userName + '\0' + password; // RFC 4616
    for (const QByteArray &form :
        {plain.toBase64(), password.toBase64(), password.toBase64(QByteArray::OmitTrailingEquals), password})
        m_forms.append(Secret(form));
}

void Concealment::add(const QByteArray &form)
{
    if (form.size() >= shortestForm)
        m_forms.prepend(Secret(form));
}

QByteArray Concealment::conceal(QByteArray line) const
{
    if (m_forms.isEmpty())
        return line;
    line = withoutEncoded(line);
    for (const Secret &form : m_forms)
        line.replace(form.reveal(), hidden);
    return line;
}

Reply Concealment::conceal(Reply reply) const
{
    for (QByteArray &line : reply.lines)
        line = conceal(std::move(line));
    return reply;
}

bool Concealment::isIn(const QByteArray &text) const
{
    return std::any_of(m_forms.begin(), m_forms.end(), [&](const Secret &form) { return text.contains(form.reveal()); });
}

// Other letters may stand right before it, so that nobody knows where a group of four begins.
bool Concealment::isInside(QByteArray word) const
{
    word.replace('-', '+').replace('_', '/');
    for (qsizetype skipped = 0; skipped < 4 && word.size() - skipped >= shortestForm; ++skipped) {
        if (isIn(QByteArray::fromBase64(word.sliced(skipped))))
            return true;
    }
    return false;
}

QByteArray Concealment::withoutEncoded(const QByteArray &line) const
{
    QByteArray kept;
    for (auto at = line.begin(); at != line.end();) {
        auto wordEnd = std::find_if_not(at, line.end(), isOfBase64);
        const QByteArray word(at, wordEnd - at);
        const bool isHidden = isInside(word);
        kept += isHidden ? hidden : word;
        if (isHidden) // the padding too
            wordEnd = std::find_if_not(wordEnd, line.end(), [](char octet) { return octet == '='; });
        at = std::find_if(wordEnd, line.end(), isOfBase64);
        kept.append(wordEnd, at - wordEnd);
    }
    return kept;
}

} // namespace pillarbox::protocol
