// Any challenges to any mechanism: an answer or a fault to each, an end after a few, and no password in what is sent but by
// those that send it. First octet: the mechanism, and whether the lines are base64 as on the wire or already decoded.

#include "smtp/protocol/base64.h"
#include "smtp/protocol/saslmechanism.h"
#include "tests/fuzz/invariant.h"

#include <cstdint>
#include <vector>

using namespace pillarbox;
using namespace pillarbox::protocol;

namespace {

// The longest exchange is SCRAM's: asked again, first, final.
constexpr int mostAnswers = 4;

const Credential credential{"user", Secret("correct horse")};

SaslMechanism mechanismOf(const QByteArray &name)
{
    SaslOffer offer;
    offer.wanted = name;
    offer.offered = {offer.wanted};
    offer.kind = secretKindOf(offer.wanted);
    offer.channelBinding = "certificate hash";
    offer.nonce = "rOprNGfwEbeRWgbNEkqO";
    const auto usable = usableMechanisms(offer);
    PILLARBOX_INVARIANT(usable.size() == 1 && mechanismName(usable.front()) == offer.wanted);
    return usable.front();
}

// Made once: the exchange is what is looked at.
const std::vector<SaslMechanism> &fresh()
{
    static const auto mechanisms = [] {
        std::vector<SaslMechanism> made;
        for (const QByteArray &name : knownMechanisms())
            made.push_back(mechanismOf(name));
        return made;
    }();
    return mechanisms;
}

bool keepsPassword(const QByteArray &name)
{
    return name.startsWith("SCRAM") || name == "CRAM-MD5" || name == "EXTERNAL";
}

// How many iterations a server asks for changes the time, not the way: few are as good as millions.
bool isSoonDone(const QByteArray &challenge)
{
    return challenge.mid(challenge.indexOf(",i=") + 3).split(',').first().size() < 2;
}

template<typename Mechanism>
void talk(Mechanism &mechanism, const QByteArrayList &challenges, bool isEncoded)
{
    int answers = 0;
    for (const QByteArray &line : challenges) {
        auto answer = mechanism.respond(isEncoded ? decodedBase64(line) : SaslChallenge(line), credential);
        if (std::holds_alternative<SaslWork>(answer)) {
            if (!isSoonDone(isEncoded ? QByteArray::fromBase64(line) : line))
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
    SaslMechanism mechanism = fresh().at((data[0] & 0x7f) % fresh().size());
    const auto lines = QByteArray(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1).split('\n');
    std::visit([&](auto &one) { talk(one, lines, data[0] & 0x80); }, mechanism);
    return 0;
}
