#include "smtp/protocol/concealment.h"

namespace pillarbox::protocol {

namespace {

// Shorter ones would blot out innocent words.
constexpr qsizetype shortestSecret = 4;
constexpr qsizetype shortestForm = 8; // in base64

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

Reply Concealment::conceal(Reply reply) const
{
    for (QByteArray &line : reply.lines) {
        for (const Secret &form : m_forms)
            line.replace(form.reveal(), QByteArrayLiteral("********"));
    }
    return reply;
}

} // namespace pillarbox::protocol
