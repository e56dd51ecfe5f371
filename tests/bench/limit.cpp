// What the machine can do: a file read in blocks, turned into base64 lines by AVX2, written through OpenSSL in records of 16
// KiB, with two writes of SMTP around it and nothing else. Not a mail program; the mark that the others are measured by.
//   bench_limit PORT AUTHORITY FILE

#include "tests/support/loopback.h"

#include <fcntl.h>
#include <immintrin.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

constexpr std::size_t LineInput = 57;
constexpr std::size_t LineOutput = 78;
constexpr std::size_t BlockLines = 2048;
constexpr std::size_t RecordSize = 16 * 1024;

// 24 octets to 32 characters (W. Mula, D. Lemire: Faster Base64 Encoding and Decoding using AVX2 Instructions). Reads 28
// octets.
__attribute__((target("avx2"))) void encode24(const unsigned char *in, char *out)
{
    const __m128i low = _mm_loadu_si128(reinterpret_cast<const __m128i *>(in));
    const __m128i high = _mm_loadu_si128(reinterpret_cast<const __m128i *>(in + 12));
    const __m256i spread = _mm256_shuffle_epi8(_mm256_set_m128i(high, low),
        _mm256_setr_epi8(1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10, 1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10));
    const __m256i upper
        = _mm256_mulhi_epu16(_mm256_and_si256(spread, _mm256_set1_epi32(0x0fc0fc00)), _mm256_set1_epi32(0x04000040));
    const __m256i lower
        = _mm256_mullo_epi16(_mm256_and_si256(spread, _mm256_set1_epi32(0x003f03f0)), _mm256_set1_epi32(0x01000010));
    const __m256i sextets = _mm256_or_si256(upper, lower);
    const __m256i group
        = _mm256_sub_epi8(_mm256_subs_epu8(sextets, _mm256_set1_epi8(51)), _mm256_cmpgt_epi8(sextets, _mm256_set1_epi8(25)));
    const __m256i shift = _mm256_shuffle_epi8(_mm256_setr_epi8(65, 71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 0, 0,
                                                  65, 71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 0, 0),
        group);
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(out), _mm256_add_epi8(sextets, shift));
}

// Whole lines; 8 octets beyond the input and 20 beyond the output are touched.
char *encodeLines(const unsigned char *in, std::size_t lines, char *out)
{
    for (; lines > 0; --lines, in += LineInput, out += LineOutput) {
        encode24(in, out);
        encode24(in + 24, out + 32);
        std::array<unsigned char, 28> rest{};
        std::memcpy(rest.data(), in + 48, 9);
        encode24(rest.data(), out + 64);
        std::memcpy(out + 76, "\r\n", 2);
    }
    return out;
}

bool say(SSL *ssl, const char *octets, std::size_t count)
{
    for (; count > 0; octets += std::min(count, RecordSize), count -= std::min(count, RecordSize)) {
        if (SSL_write(ssl, octets, int(std::min(count, RecordSize))) <= 0)
            return false;
    }
    return true;
}

bool say(SSL *ssl, const std::string &text)
{
    return say(ssl, text.data(), text.size());
}

bool hear(SSL *ssl)
{
    std::array<char, 1024> reply{};
    return SSL_read(ssl, reply.data(), int(reply.size())) > 0;
}

bool pour(SSL *ssl, int file)
{
    std::vector<unsigned char> in(BlockLines * LineInput + 32);
    std::vector<char> out(BlockLines * LineOutput + 64);
    ssize_t got = 0;
    while ((got = ::read(file, in.data(), BlockLines * LineInput)) > 0) {
        const std::size_t lines = std::size_t(got) / LineInput;
        char *end = encodeLines(in.data(), lines, out.data());
        const std::size_t rest = std::size_t(got) % LineInput;
        if (rest > 0) {
            end += EVP_EncodeBlock(reinterpret_cast<unsigned char *>(end), in.data() + lines * LineInput, int(rest));
            end = std::copy_n("\r\n", 2, end);
        }
        if (!say(ssl, out.data(), std::size_t(end - out.data())))
            return false;
    }
    return got == 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4)
        return 64;
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_load_verify_locations(context, argv[2], nullptr);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL *ssl = SSL_new(context);
    const int file = ::open(argv[3], O_RDONLY);
    const int socket = pillarbox::test::connectToLoopback(std::uint16_t(std::atoi(argv[1])));
    pillarbox::test::sendAtOnce(socket);
    SSL_set_fd(ssl, socket);
    const bool isWell = file >= 0 && SSL_connect(ssl) == 1 && hear(ssl) && say(ssl, "EHLO a\r\n") && hear(ssl)
        && say(ssl, "MAIL FROM:<a@example.org>\r\n") && hear(ssl) && say(ssl, "RCPT TO:<b@example.net>\r\n") && hear(ssl)
        && say(ssl, "DATA\r\n") && hear(ssl) && say(ssl, "Subject: limit\r\n\r\n") && pour(ssl, file) && say(ssl, ".\r\n")
        && hear(ssl) && say(ssl, "QUIT\r\n") && hear(ssl);
    SSL_free(ssl);
    SSL_CTX_free(context);
    return isWell ? 0 : 1;
}
