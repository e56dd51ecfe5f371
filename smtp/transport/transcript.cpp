#include "smtp/transport/transcript.h"

namespace pillarbox::transport {

namespace {

QByteArray sideName(TranscriptLine::Side side)
{
    switch (side) {
    case TranscriptLine::Side::Client:
        return QByteArrayLiteral("C: ");
    case TranscriptLine::Side::Server:
        return QByteArrayLiteral("S: ");
    case TranscriptLine::Side::Note:
        break;
    }
    return QByteArrayLiteral("-- ");
}

} // namespace

QByteArray toText(const Transcript &transcript)
{
    QByteArray text;
    for (const TranscriptLine &line : transcript) {
        const QByteArray seconds = QByteArray::number(double(line.at.count()) / 1000.0, 'f', 3);
        text += seconds.rightJustified(8, ' ') + ' ' + sideName(line.side) + line.text + '\n';
    }
    return text;
}

} // namespace pillarbox::transport
