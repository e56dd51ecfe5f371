// Any challenges to any mechanism: an answer or a fault to each, an end after a few, and no password in what is sent but by
// those that send it. First octet: the mechanism, and whether the lines are base64 as on the wire or already decoded.

#include "smtp/protocol/base64.h"
#include "smtp/protocol/saslmechanism.h"
#include "tests/fuzz/invariant.h"

#include <cstdint>

using namespace pillarbox;
using namespace pillarbox::protocol;

namespace {

// The longest exchange is SCRAM's: asked again, first, final.
constexpr int mostAnswers = 4;

const Credential credential{"user", Secret("correct horse")};

SaslMechanism mechanismAt(std::uint8_t number)
{
    static const QByteArrayList names = knownMechanisms();
    SaslOffer offer;
    offer.wanted = names.at(number % names.size());
    offer.offered = {offer.wanted};
    offer.kind = secretKindOf(offer.wanted);
    offer.channelBinding = "certificate hash";
    offer.nonce = "rOprNGfwEbeRWgbNEkqO";
    const auto usable = usableMechanisms(offer);
    PILLARBOX_INVARIANT(usable.size() == 1 && mechanismName(usable.front()) == offer.wanted);
    return usable.front();
}

bool keepsPassword(const QByteArray &name)
{
    return name.startsWith("SCRAM") || name == "CRAM-MD5" || name == "EXTERNAL";
}

template<typename Mechanism>
void talk(Mechanism &mechanism, const QByteArrayList &challenges, bool isEncoded)
{
    int answers = 0;
    for (const QByteArray &line : challenges) {
        auto answer = mechanism.respond(isEncoded ? decodedBase64(line) : SaslChallenge(line), credential);
        for (int portions = 0; std::holds_alternative<SaslWork>(answer); ++portions) {
            if (portions == 2) // enough of somebody's millions of iterations
                return;
            answer = mechanism.workOn();
        }
        const auto *said = std::get_if<Secret>(&answer);
        if (!said)
            return; // a fault ends it
        PILLARBOX_INVARIANT(++answers <= mostAnswers);
        PILLARBOX_INVARIANT(!keepsPassword(mechanism.name()) || !said->reveal().contains("correct horse"));
        static_cast<void>(mechanism.refusal());
        // Nobody guesses what proves a SCRAM server.
        PILLARBOX_INVARIANT(!mechanism.name().startsWith("SCRAM") || !mechanism.isServerProven(line));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    SaslMechanism mechanism = mechanismAt(data[0] & 0x7f);
    const auto lines = QByteArray(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1).split('\n');
    std::visit([&](auto &one) { talk(one, lines, data[0] & 0x80); }, mechanism);
    return 0;
}
