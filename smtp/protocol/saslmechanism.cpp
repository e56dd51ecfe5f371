#include "smtp/protocol/saslmechanism.h"

#include <QStringBuilder>

namespace pillarbox::protocol {

namespace {

QByteArray plainMessage(const Credential &credential)
{
    return QByteArray(1, '\0') + credential.userName + QByteArray(1, '\0') + credential.password.reveal();
}

} // namespace

bool PlainMechanism::canCarry(const Credential &credential)
{
    return !credential.userName.contains('\0') && !credential.password.reveal().contains('\0');
}

std::optional<QByteArray> PlainMechanism::initialResponse(const Credential &credential) const
{
    return plainMessage(credential);
}

std::optional<QByteArray> PlainMechanism::respond(const QByteArray &, const Credential &credential)
{
    if (m_hasResponded)
        return std::nullopt;
    m_hasResponded = true; // some servers overlook the initial response and ask for it
    return plainMessage(credential);
}

std::optional<QByteArray> LoginMechanism::respond(const QByteArray &, const Credential &credential)
{
    switch (m_prompts++) {
    case 0:
        return credential.userName;
    case 1:
        return credential.password.reveal();
    default:
        return std::nullopt;
    }
}

QByteArray mechanismName(const SaslMechanism &mechanism)
{
    return std::visit([](const auto &one) { return one.name(); }, mechanism);
}

std::vector<SaslMechanism> usableMechanisms(const QByteArrayList &offered, const QByteArray &wanted)
{
    std::vector<SaslMechanism> usable;
    for (const SaslMechanism &mechanism : {SaslMechanism(PlainMechanism()), SaslMechanism(LoginMechanism())}) {
        const QByteArray name = mechanismName(mechanism);
        if (offered.contains(name) && (wanted.isEmpty() || wanted.toUpper() == name))
            usable.push_back(mechanism);
    }
    return usable;
}

} // namespace pillarbox::protocol
