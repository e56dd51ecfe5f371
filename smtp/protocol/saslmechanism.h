#pragma once
// The SASL mechanisms (RFC 4422) this engine knows, and the choice among them; the AUTH lines around them are the dialogue's
// (RFC 4954). A new one is one more class in the variant and one more row in the order of strength.

#include "smtp/protocol/crammd5mechanism.h"
#include "smtp/protocol/externalmechanism.h"
#include "smtp/protocol/loginmechanism.h"
#include "smtp/protocol/oauthbearermechanism.h"
#include "smtp/protocol/plainmechanism.h"
#include "smtp/protocol/scrammechanism.h"
#include "smtp/protocol/xoauth2mechanism.h"

#include <QByteArrayList>

#include <variant>
#include <vector>

namespace pillarbox::protocol {

using SaslMechanism = std::variant<ScramMechanism, PlainMechanism, LoginMechanism, CramMd5Mechanism, OAuthBearerMechanism,
    XOAuth2Mechanism, ExternalMechanism>;

struct SaslOffer {
    QByteArrayList offered = {}; // by the server, upper case
    QByteArray wanted = {}; // this one alone; empty: any that carries the kind of secret
    SecretKind kind = SecretKind::Password; // of no account where one is wanted by name
    QByteArray channelBinding = {}; // tls-server-end-point; empty: there is none
    QByteArray nonce = {}; // for SCRAM; empty: a random one
};

QByteArray mechanismName(const SaslMechanism &mechanism);
// Those that both sides know, strongest first.
std::vector<SaslMechanism> usableMechanisms(const SaslOffer &offer);
// All names this engine knows, strongest first within each kind.
QByteArrayList knownMechanisms();
// What a mechanism carries; a password for a name that is not known.
SecretKind secretKindOf(const QByteArray &mechanism);
// Names in known that are stronger than everything offered.
QByteArrayList missingMechanisms(const QByteArrayList &known, const SaslOffer &offer);

} // namespace pillarbox::protocol
