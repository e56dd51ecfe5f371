#include "smtp/outbox/walcheck.h"

#include <QByteArray>
#include <QFile>
#include <QtEndian>

namespace pillarbox::outbox {

namespace {

constexpr qsizetype kHeader = 32;
constexpr qsizetype kFrameHeader = 24;
constexpr quint32 kMagic = 0x377f0682; // the lowest bit: checksums of big-endian words
constexpr qint64 kMostRead = 256LL * 1024 * 1024; // checkpoints keep it at some MiB

struct Checksum {
    quint32 first = 0;
    quint32 second = 0;
    bool operator==(const Checksum &) const = default;
};

quint32 wordAt(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

Checksum goOn(Checksum sum, QByteArrayView bytes, bool isBigEndian)
{
    for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8) {
        const char *pair = bytes.data() + at;
        sum.first += (isBigEndian ? qFromBigEndian<quint32>(pair) : qFromLittleEndian<quint32>(pair)) + sum.second;
        sum.second += (isBigEndian ? qFromBigEndian<quint32>(pair + 4) : qFromLittleEndian<quint32>(pair + 4)) + sum.first;
    }
    return sum;
}

Checksum checksumAt(QByteArrayView bytes, qsizetype at)
{
    return {wordAt(bytes, at), wordAt(bytes, at + 4)};
}

qsizetype pageSizeOf(QByteArrayView header)
{
    const quint32 size = wordAt(header, 8);
    const bool isPossible = size >= 512 && size <= 65536 && (size & (size - 1)) == 0;
    return isPossible ? qsizetype(size) : 4096; // SQLite's own
}

} // namespace

bool hasLostCommits(const QString &log)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly) || file.size() < kHeader + kFrameHeader || file.size() > kMostRead)
        return false;
    const QByteArray bytes = file.readAll();
    if (bytes.size() < kHeader + kFrameHeader)
        return false;
    const QByteArrayView all(bytes);
    const bool isBigEndian = wordAt(all, 0) & 1;
    const qsizetype frame = kFrameHeader + pageSizeOf(all);
    Checksum sum = goOn({}, all.first(24), isBigEndian);
    const bool isHeaderWhole = (wordAt(all, 0) & ~1U) == kMagic && sum == checksumAt(all, 24);
    // Of a damaged header the frames' own word is taken. Those of an earlier round have another one.
    const QByteArrayView salt = all.sliced(isHeaderWhole ? 16 : kHeader + 8, 8);
    bool isWhole = isHeaderWhole;
    int lost = 0;
    for (qsizetype at = kHeader; at + frame <= bytes.size(); at += frame) {
        const bool isOfThisRound = all.sliced(at + 8, 8) == salt;
        if (isWhole)
            sum = goOn(
                goOn(sum, all.sliced(at, 8), isBigEndian), all.sliced(at + kFrameHeader, frame - kFrameHeader), isBigEndian);
        isWhole = isWhole && isOfThisRound && sum == checksumAt(all, at + 16);
        const bool endsTransaction = wordAt(all, at + 4) != 0;
        lost += !isWhole && isOfThisRound && endsTransaction;
    }
    return lost >= 2;
}

} // namespace pillarbox::outbox
