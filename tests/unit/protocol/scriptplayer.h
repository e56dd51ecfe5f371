#pragma once
// Plays a TranscriptScript against protocol::Dialogue alone: it is the server and the driver at once.

#include "smtp/protocol/dialogue.h"
#include "tests/support/transcriptscript.h"

#include <optional>

namespace pillarbox::test {

class ScriptPlayer
{
public:
    // chunk: octets given to received() at a time; 0: all there are.
    ScriptPlayer(const TranscriptScript &script, qsizetype chunk);

    // Why it did not go as the script says; absent: it did.
    std::optional<QString> play();

private:
    using Problem = std::optional<QString>;
    struct Result {
        std::optional<protocol::DeliveryOutcome> outcome;
        std::optional<protocol::SendError> error; // of the outcome, or outside a delivery
    };

    void run(const protocol::Actions &actions);
    void perform(const protocol::Action &action);
    void note(const protocol::Event &event);
    void goOn(); // what the connection's user does when it can
    bool isQuitNext() const;
    void sendChunk();

    Problem take(const QByteArray &line);
    Problem take(const step::ClientLine &step);
    Problem take(const step::ServerBytes &step);
    Problem take(const step::Tls &step);
    Problem take(const step::Body &step);
    Problem take(const step::Chunk &step);
    Problem take(const step::HalfBody &step);
    Problem take(const step::Drop &step);
    Problem take(const step::Reset &step);
    Problem take(const step::Wait &step);
    Problem take(const step::ClientCloses &step);
    Problem checkEnd() const;
    Problem checkResult(const Result &result, const Expectation &expected) const;

    const TranscriptScript m_script;
    const qsizetype m_chunk;
    protocol::Dialogue m_dialogue;
    std::size_t m_step = 0;
    qsizetype m_nextMessage = 0;
    QByteArray m_sent; // by the client, not yet looked at
    std::vector<Result> m_results;
    std::optional<std::chrono::milliseconds> m_limit;
    bool m_isReady = false;
    bool m_isTlsWanted = false;
    bool m_isTurnWanted = false;
    std::optional<protocol::SendBody> m_body; // wanted
    QByteArray m_rest; // of a chunk, kept back
    bool m_isHandOverWanted = false;
    bool m_isCredentialWanted = false;
    bool m_isClosed = false;
    Problem m_fault; // of an action
};

} // namespace pillarbox::test
