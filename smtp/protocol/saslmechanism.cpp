#include "smtp/protocol/saslmechanism.h"

#include "smtp/protocol/nonce.h"

#include <algorithm>
#include <array>

namespace pillarbox::protocol {

namespace {

ScramMechanism scram(Hash hash, ScramBinding binding, const SaslOffer &offer)
{
    return {hash, binding, offer.channelBinding, offer.nonce.isEmpty() ? randomNonce() : offer.nonce};
}

// "y" would be a lie where the form that binds is offered and another was asked for.
template<Hash hash>
SaslMechanism unbound(const SaslOffer &offer)
{
    const bool isPlusOffered = offer.offered.contains(hash == Hash::Sha1 ? "SCRAM-SHA-1-PLUS" : "SCRAM-SHA-256-PLUS");
    const bool couldBind = !offer.channelBinding.isEmpty() && !isPlusOffered;
    return scram(hash, couldBind ? ScramBinding::NotOffered : ScramBinding::None, offer);
}

template<Hash hash>
SaslMechanism bound(const SaslOffer &offer)
{
    return scram(hash, ScramBinding::ServerEndPoint, offer);
}

template<typename Mechanism>
SaslMechanism simple(const SaslOffer &)
{
    return Mechanism();
}

struct Known {
    const char *name;
    SecretKind kind;
    int strength; // within the kind: what an impostor gains less by
    bool isBinding;
    SaslMechanism (*make)(const SaslOffer &offer);
};

// In the order in which they are tried. CRAM-MD5 reveals no password, yet comes after those that do: here they go through
// TLS, while many servers offer it without having what it takes, and would refuse the right password.
constexpr std::array<Known, 10> knownOnes = {{
    {"SCRAM-SHA-256-PLUS", SecretKind::Password, 5, true, bound<Hash::Sha256>},
    {"SCRAM-SHA-1-PLUS", SecretKind::Password, 4, true, bound<Hash::Sha1>},
    {"SCRAM-SHA-256", SecretKind::Password, 3, false, unbound<Hash::Sha256>},
    {"SCRAM-SHA-1", SecretKind::Password, 2, false, unbound<Hash::Sha1>},
    {"PLAIN", SecretKind::Password, 1, false, simple<PlainMechanism>},
    {"LOGIN", SecretKind::Password, 1, false, simple<LoginMechanism>},
    {"CRAM-MD5", SecretKind::Password, 1, false, simple<CramMd5Mechanism>},
    {"OAUTHBEARER", SecretKind::Token, 1, false, simple<OAuthBearerMechanism>},
    {"XOAUTH2", SecretKind::Token, 1, false, simple<XOAuth2Mechanism>},
    {"EXTERNAL", SecretKind::Certificate, 1, false, simple<ExternalMechanism>},
}};

bool isWanted(const Known &known, const SaslOffer &offer)
{
    return offer.wanted.isEmpty() ? known.kind == offer.kind : offer.wanted.toUpper() == known.name;
}

int strongest(const QByteArrayList &names, const SaslOffer &offer)
{
    int strength = 0;
    for (const Known &known : knownOnes) {
        if (isWanted(known, offer) && names.contains(known.name))
            strength = std::max(strength, known.strength);
    }
    return strength;
}

} // namespace

QByteArray mechanismName(const SaslMechanism &mechanism)
{
    return std::visit([](const auto &one) { return one.name(); }, mechanism);
}

std::vector<SaslMechanism> usableMechanisms(const SaslOffer &offer)
{
    std::vector<SaslMechanism> usable;
    for (const Known &known : knownOnes) {
        const bool canBind = !known.isBinding || !offer.channelBinding.isEmpty();
        if (isWanted(known, offer) && canBind && offer.offered.contains(known.name))
            usable.push_back(known.make(offer));
    }
    return usable;
}

QByteArrayList knownMechanisms()
{
    QByteArrayList names;
    for (const Known &known : knownOnes)
        names.append(known.name);
    return names;
}

SecretKind secretKindOf(const QByteArray &mechanism)
{
    const auto found = std::find_if(
        knownOnes.begin(), knownOnes.end(), [&](const Known &known) { return mechanism.toUpper() == known.name; });
    return found == knownOnes.end() ? SecretKind::Password : found->kind;
}

QByteArrayList missingMechanisms(const QByteArrayList &known, const SaslOffer &offer)
{
    QByteArrayList missing;
    const int left = strongest(offer.offered, offer);
    for (const Known &one : knownOnes) {
        if (isWanted(one, offer) && known.contains(one.name) && one.strength > left)
            missing.append(one.name);
    }
    return missing;
}

} // namespace pillarbox::protocol
