#include "smtp/message/base64lines.h"

#include "smtp/message/base64simd.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace pillarbox::message {

namespace {

constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Two characters for each 12 bits: half the look-ups of the usual table, and it fits the first-level cache.
constexpr auto kPairs = [] {
    std::array<std::array<char, 2>, 4096> pairs{};
    for (size_t i = 0; i < pairs.size(); ++i) {
        pairs[i] = {kAlphabet[i >> 6], kAlphabet[i & 63]};
    }
    return pairs;
}();

char *encodeTriple(const unsigned char *in, char *out)
{
    const unsigned bits = static_cast<unsigned>(in[0]) << 16 | static_cast<unsigned>(in[1]) << 8 | in[2];
    std::memcpy(out, kPairs[bits >> 12].data(), 2);
    std::memcpy(out + 2, kPairs[bits & 4095].data(), 2);
    return out + 4;
}

char *encodeRest(const unsigned char *in, qint64 count, char *out)
{
    const std::array<unsigned char, 3> padded{in[0], count > 1 ? in[1] : static_cast<unsigned char>(0), 0};
    encodeTriple(padded.data(), out);
    out[3] = '=';
    if (count == 1) {
        out[2] = '=';
    }
    return out + 4;
}

char *encodeLine(const unsigned char *in, qint64 count, char *out)
{
    const unsigned char *const end = in + count / 3 * 3;
    const auto bulk = static_cast<qint64>(encodeBase64Bulk(in, static_cast<size_t>(count), out));
    in += bulk;
    out += bulk / 3 * 4;
    for (; in != end; in += 3) {
        out = encodeTriple(in, out);
    }
    if (count % 3 != 0) {
        out = encodeRest(in, count % 3, out);
    }
    *out++ = '\r';
    *out++ = '\n';
    return out;
}

constexpr quint32 kInvalid = 0x80000000;

// The six bits of a character where they stand among the 24 of its four.
constexpr auto kSixBits = [] {
    std::array<std::array<quint32, 256>, 4> tables{};
    for (size_t place = 0; place < tables.size(); ++place) {
        tables[place].fill(kInvalid);
        for (quint32 value = 0; value < 64; ++value) {
            tables[place][static_cast<unsigned char>(kAlphabet[value])] = value << (18 - 6 * place);
        }
    }
    return tables;
}();

} // namespace

void encodeBase64Lines(QByteArrayView input, QByteArray &out)
{
    out.resize(base64LinesSize(input.size()));
    const auto *in = reinterpret_cast<const unsigned char *>(input.data());
    char *to = out.data();
    for (qint64 done = 0; done < input.size(); done += kBase64LineInput) {
        to = encodeLine(in + done, std::min(kBase64LineInput, input.size() - done), to);
    }
}

bool decodeBase64(QByteArrayView fours, QByteArray &out)
{
    const qsizetype before = out.size();
    out.resize(before + fours.size() / 4 * 3);
    auto *to = reinterpret_cast<unsigned char *>(out.data()) + before;
    const auto *in = reinterpret_cast<const unsigned char *>(fours.data());
    quint32 seen = 0;
    for (const auto *const end = in + fours.size() / 4 * 4; in != end; in += 4, to += 3) {
        const quint32 bits = kSixBits[0][in[0]] | kSixBits[1][in[1]] | kSixBits[2][in[2]] | kSixBits[3][in[3]];
        seen |= bits;
        to[0] = static_cast<unsigned char>(bits >> 16);
        to[1] = static_cast<unsigned char>(bits >> 8);
        to[2] = static_cast<unsigned char>(bits);
    }
    return (seen & kInvalid) == 0;
}

} // namespace pillarbox::message
