#pragma once
// The "relaxed" forms in which DKIM reads a header field and a body, so that what relays do to white space breaks no signature
// (RFC 6376 section 3.4.2 and 3.4.4). Expects CRLF line ends. Any thread.

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace pillarbox::message {

// A field as it stands, folded and with its line end: "name:value", without one.
QByteArray relaxedField(QByteArrayView field);

class RelaxedBody
{
public:
    // Hears the canonical body piece by piece.
    using Sink = std::function<void(QByteArrayView piece)>;

    explicit RelaxedBody(Sink sink);
    void feed(QByteArrayView bytes);
    void finish();

private:
    void put(QByteArrayView run);
    void endLine();
    void flush();

    Sink m_sink;
    QByteArray m_out;
    qint64 m_emptyLines = 0; // since the last line that was none: at the end of a body they do not count
    bool m_hasBlank = false; // white space that counts only if something follows it in its line
    bool m_hasCarriageReturn = false; // the next octet says whether it ends the line
    bool m_isLineEmpty = true;
};

} // namespace pillarbox::message
