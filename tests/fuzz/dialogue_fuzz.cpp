// Dialogue under a hostile server and a driver that may do anything in any order.
// First octet: options. Then records: an octet that says what happens, for bytes of the server followed by their number.

#include "smtp/protocol/dialogue.h"
#include "tests/fuzz/invariant.h"

#include <cstdint>

using namespace pillarbox;
using namespace pillarbox::protocol;

namespace {

class World
{
public:
    explicit World(std::uint8_t choice)
        : m_isPlainAllowed(choice & 8)
        , m_dialogue(options(choice))
    {
    }

    // Takes one record off the input.
    void step(QByteArrayView &input)
    {
        const auto what = static_cast<std::uint8_t>(input.front());
        input = input.sliced(1);
        if (what >= 16) { // the server speaks
            const auto length = qMin<qsizetype>(what - 15, input.size());
            run(m_dialogue.received(input.first(length)));
            input = input.sliced(length);
            return;
        }
        drive(what);
    }

private:
    static DialogueOptions options(std::uint8_t choice)
    {
        DialogueOptions options;
        options.security = Security(choice % 3);
        options.isAuthWanted = choice & 4;
        options.isPlainTextAuthAllowed = choice & 8;
        options.stopsAfterEhlo = choice & 16;
        return options;
    }

    void drive(std::uint8_t what)
    {
        switch (what) {
        case 0:
            return run(m_dialogue.connected());
        case 1:
            m_isProtected = m_isProtected || std::exchange(m_isTlsBegun, false);
            return run(m_dialogue.encrypted());
        case 2:
            return run(m_dialogue.credential(Credential{"user", Secret("password")}, {}));
        case 3:
            return run(m_dialogue.credential(std::nullopt, QStringLiteral("none")));
        case 4:
        case 5:
            return deliver(what == 4 ? 1 : 130, 10);
        case 6:
            return run(m_dialogue.bodyWritten());
        case 7:
            m_hasHandedOver = m_hasHandedOver || m_isHandOverWanted;
            return run(m_dialogue.handedOver());
        case 8:
            return run(m_dialogue.sourceFailed(QStringLiteral("gone")));
        case 9:
            return run(m_dialogue.timedOut());
        case 10:
            return run(m_dialogue.lost(ErrorKind::Disconnected, {}));
        case 11:
            return run(m_dialogue.quit());
        case 12:
            return run(m_dialogue.nextTurn());
        case 13:
            return deliver(2, 100'000); // too large for a flight
        default:
            return run(m_dialogue.received({}));
        }
    }

    void deliver(int recipients, qint64 size)
    {
        if (!m_dialogue.isIdle())
            return;
        Envelope envelope;
        envelope.reversePath = "a@x.example";
        envelope.forwardPaths = QByteArrayList(recipients, "b@y.example");
        envelope.size = size;
        envelope.options.dsn.emplace();
        envelope.options.priority = 1;
        PILLARBOX_INVARIANT(!m_isDelivering);
        m_isDelivering = true;
        m_hasHandedOver = false;
        m_isHandOverWanted = false;
        run(m_dialogue.deliver(envelope));
    }

    void run(const Actions &actions)
    {
        for (const Action &action : actions) {
            PILLARBOX_INVARIANT(!m_isClosed || std::holds_alternative<Report>(action));
            std::visit([this](const auto &one) { see(one); }, action);
        }
        PILLARBOX_INVARIANT(!m_isDelivering || !m_dialogue.isIdle());
        PILLARBOX_INVARIANT(!m_isClosed || !m_isDelivering);
    }

    void see(const Write &write) { PILLARBOX_INVARIANT(write.bytes.endsWith("\r\n") && !write.bytes.contains("cGFzc3dvcmQ")); }
    void see(const WriteSecret &write)
    {
        PILLARBOX_INVARIANT(m_isProtected || m_isPlainAllowed);
        PILLARBOX_INVARIANT(write.shown.endsWith("********"));
    }
    void see(const BeginTls &)
    {
        PILLARBOX_INVARIANT(m_dialogue.isReceiveBufferEmpty());
        m_isTlsBegun = true;
    }
    void see(const NeedCredential &) { PILLARBOX_INVARIANT(m_isProtected || m_isPlainAllowed); }
    void see(const NeedTurn &) { }
    void see(const SendBody &body)
    {
        PILLARBOX_INVARIANT(m_isDelivering);
        m_hasHandedOver = m_isHandOverWanted = false; // also when it goes a second time
        PILLARBOX_INVARIANT(body.head.isEmpty() != body.isChunk && (body.head.isEmpty() || body.head.endsWith(" LAST\r\n")));
    }
    void see(const SendRest &) { PILLARBOX_INVARIANT(m_hasHandedOver && m_isDelivering); }
    void see(const NeedHandOver &) { m_isHandOverWanted = true; }
    void see(const SetDeadline &) { }
    void see(const Report &report)
    {
        if (const auto *finished = std::get_if<DeliveryFinished>(&report.event))
            check(finished->outcome);
        if (std::holds_alternative<DialogueFailed>(report.event))
            PILLARBOX_INVARIANT(!m_isDelivering);
    }
    void see(const Close &) { m_isClosed = true; }

    void check(const DeliveryOutcome &outcome)
    {
        PILLARBOX_INVARIANT(std::exchange(m_isDelivering, false));
        PILLARBOX_INVARIANT(outcome.error || m_hasHandedOver);
        PILLARBOX_INVARIANT(!outcome.error || !outcome.error->mayHaveBeenDelivered || m_hasHandedOver);
        PILLARBOX_INVARIANT(!outcome.error || outcome.error->kind != ErrorKind::Internal);
        // Whoever asks for the rest comes to an end.
        PILLARBOX_INVARIANT(outcome.leftOver.isEmpty() || !outcome.recipients.isEmpty()
            || (outcome.error && outcome.error->mayHaveBeenDelivered));
    }

    const bool m_isPlainAllowed;
    Dialogue m_dialogue;
    bool m_isTlsBegun = false;
    bool m_isProtected = false;
    bool m_isDelivering = false;
    bool m_isHandOverWanted = false;
    bool m_hasHandedOver = false;
    bool m_isClosed = false;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    World world(data[0]);
    QByteArrayView input(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    while (!input.isEmpty())
        world.step(input);
    return 0;
}
