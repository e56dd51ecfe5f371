#include "smtp/transport/transcriptrecorder.h"

#include "smtp/protocol/printable.h"

#include <QString>

namespace pillarbox::transport {

namespace {

// Enough for a mail to a few hundred recipients; the middle of a longer talk goes.
constexpr qsizetype MostLines = 1000;
constexpr qsizetype KeptFirstLines = 200;
// At a time: everything behind them moves up.
constexpr qsizetype LeftOutLines = 200;
constexpr qsizetype LongestLine = 1000;
// Kept until the line is whole, so that a secret in it is found before the line is cut to what is shown.
constexpr qsizetype LongestUnfinishedLine = 16LL * 1024;

QByteArray hexEscaped(const QByteArray &octets)
{
    QByteArray text;
    for (const char octet : octets)
        text += "\\x" + QByteArray(1, octet).toHex();
    return text;
}

// UTF-8 stays readable where a person can read it; everything else becomes escapes.
QByteArray printable(const QByteArray &line)
{
    if (protocol::isPrintable(line))
        return line;
    const QString decoded = QString::fromUtf8(line);
    const bool isUtf8 = decoded.toUtf8() == line;
    QByteArray text;
    for (const char32_t letter : (isUtf8 ? decoded : QString::fromLatin1(line)).toUcs4()) {
        const QString shown = QString::fromUcs4(&letter, 1);
        const QByteArray octets = isUtf8 ? shown.toUtf8() : shown.toLatin1();
        const bool isShown = protocol::isReadable(letter) && (isUtf8 || letter < 0x80);
        text += isShown ? octets : hexEscaped(octets);
    }
    return text;
}

// A SCRAM server's signature (RFC 5802 section 7): with it a password could be guessed without asking the server.
bool isServerProof(const QByteArray &line)
{
    return line.startsWith("334 ") && QByteArray::fromBase64(line.mid(4)).startsWith("v=");
}

QByteArrayList linesOf(QByteArray bytes)
{
    if (bytes.endsWith("\r\n"))
        bytes.chop(2);
    QByteArrayList lines = bytes.split('\n');
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    return lines;
}

} // namespace

TranscriptRecorder::TranscriptRecorder(Clock &clock)
    : m_clock(clock)
    , m_begin(clock.monotonic())
{
}

void TranscriptRecorder::sent(const QByteArray &lines)
{
    for (const QByteArray &line : linesOf(lines))
        add(TranscriptLine::Side::Client, line);
}

void TranscriptRecorder::sentSecret(const Secret &line, const QByteArray &shown)
{
    m_concealment.add(line.reveal().trimmed().split(' ').last());
    sent(shown);
}

void TranscriptRecorder::received(QByteArrayView bytes)
{
    for (const char c : bytes) {
        if (c == '\n')
            addServerLine();
        else if (m_unfinished.size() < LongestUnfinishedLine)
            m_unfinished += c;
    }
}

void TranscriptRecorder::addServerLine()
{
    QByteArray line = std::move(m_unfinished);
    m_unfinished.clear();
    if (line.endsWith('\r'))
        line.chop(1);
    add(TranscriptLine::Side::Server,
        isServerProof(line) ? QByteArray("334 ********") : m_concealment.conceal(std::move(line)));
}

void TranscriptRecorder::ended()
{
    if (!m_unfinished.isEmpty())
        addServerLine();
    m_concealment = {};
}

void TranscriptRecorder::note(const QByteArray &text)
{
    add(TranscriptLine::Side::Note, text);
}

void TranscriptRecorder::add(TranscriptLine::Side side, const QByteArray &text)
{
    const bool isCut = text.size() > LongestLine;
    const auto at = m_clock.monotonic() - m_begin;
    m_transcript.append({side, at, isCut ? printable(text.left(LongestLine)) + QByteArrayLiteral("...") : printable(text)});
    if (m_transcript.size() > MostLines) {
        m_transcript.remove(KeptFirstLines, LeftOutLines);
        m_transcript.insert(KeptFirstLines, {TranscriptLine::Side::Note, at, QByteArrayLiteral("(lines left out)")});
    }
}

} // namespace pillarbox::transport
