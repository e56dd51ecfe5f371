#include "smtp/message/base64lines.h"
#include "smtp/message/base64simd.h"

#include <QRandomGenerator>
#include <QStringBuilder>

#include <gtest/gtest.h>

namespace pillarbox::test {

namespace {

QByteArray someOctets(qsizetype count)
{
    QRandomGenerator random(quint32(count) + 1);
    QByteArray octets(count, Qt::Uninitialized);
    for (char &octet : octets)
        octet = char(random.bounded(256));
    return octets;
}

QByteArray asQtDoes(const QByteArray &octets)
{
    QByteArray lines;
    for (qsizetype at = 0; at < octets.size(); at += message::kBase64LineInput)
        lines += octets.mid(at, message::kBase64LineInput).toBase64() + "\r\n";
    return lines;
}

} // namespace

TEST(Base64Lines, AreThoseOfQtForEverySize)
{
    QByteArray lines;
    for (qsizetype size = 0; size < 400; ++size) {
        const QByteArray octets = someOctets(size);
        message::encodeBase64Lines(octets, lines);
        EXPECT_EQ(lines, asQtDoes(octets)) << size;
    }
}

TEST(Base64Lines, HoldEveryCharacterAtEveryPlace)
{
    for (int shift = 0; shift < 3; ++shift) {
        QByteArray octets(shift, '\x5a');
        for (int high = 0; high < 256; ++high) {
            for (int low = 0; low < 256; low += 5)
                octets.append(char(high)).append(char(low)).append(char(high ^ low));
        }
        QByteArray lines;
        message::encodeBase64Lines(octets, lines);
        EXPECT_EQ(lines, asQtDoes(octets)) << shift;
    }
}

// Without vector instructions nothing is done, which is allowed too; what is done is right and stays within its bounds.
TEST(Base64Bulk, WritesFourCharactersForThreeOctetsAndNoMore)
{
    for (qsizetype size = 0; size < 200; ++size) {
        const QByteArray octets = someOctets(size);
        QByteArray out(400, '#');
        const auto done = qsizetype(
            message::encodeBase64Bulk(reinterpret_cast<const unsigned char *>(octets.constData()), size_t(size), out.data()));
        EXPECT_EQ(done % 3, 0);
        EXPECT_LE(done, size);
        EXPECT_EQ(out.first(done / 3 * 4), octets.first(done).toBase64());
        EXPECT_EQ(out.mid(done / 3 * 4), QByteArray(400 - done / 3 * 4, '#')) << size;
    }
}

TEST(Base64Lines, AreDecodedAgain)
{
    for (qsizetype size = 0; size < 400; size += 3) {
        const QByteArray octets = someOctets(size);
        QByteArray decoded = "kept";
        EXPECT_TRUE(message::decodeBase64(octets.toBase64(), decoded)) << size;
        EXPECT_EQ(decoded, "kept" + octets) << size;
    }
}

TEST(Base64Lines, OtherCharactersAreFoundInEveryPlace)
{
    QByteArray decoded;
    for (qsizetype place = 0; place < 8; ++place) {
        for (const char other : QByteArray("=-_ .\r\n\t\0\x7f\x80\xff", 12)) {
            QByteArray fours = "AAAAAAAA";
            fours[place] = other;
            EXPECT_FALSE(message::decodeBase64(fours, decoded)) << fours.toPercentEncoding().constData();
        }
    }
}

} // namespace pillarbox::test
