#include "smtp/domain/dkimkey.h"

#include "smtp/domain/taglist.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <memory>

namespace pillarbox::domain {

namespace {

using Problem = DkimKey::Problem;

constexpr int LeastBits = 1024;
constexpr int WantedBits = 2048;
constexpr qsizetype Ed25519Octets = 32;

// A SubjectPublicKeyInfo, or as some publish it the RSAPublicKey inside alone; 0: neither.
int rsaBits(const QByteArray &der)
{
    const auto *octets = reinterpret_cast<const unsigned char *>(der.constData());
    const auto *again = octets;
    EVP_PKEY *key = d2i_PUBKEY(nullptr, &octets, long(der.size()));
    if (!key)
        key = d2i_PublicKey(EVP_PKEY_RSA, nullptr, &again, long(der.size()));
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> owned(key, &EVP_PKEY_free);
    return key && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA ? EVP_PKEY_get_bits(key) : 0;
}

bool isListed(const QByteArray &list, std::initializer_list<QByteArrayView> wanted)
{
    const auto items = list.split(':');
    return std::any_of(items.begin(), items.end(), [&wanted](const QByteArray &item) {
        return std::find(wanted.begin(), wanted.end(), QByteArrayView(item).trimmed()) != wanted.end();
    });
}

QByteArray withoutSpaces(QByteArray text)
{
    text.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return text;
}

DkimKey::Type typeOf(const QByteArray &name)
{
    return name == "rsa" ? DkimKey::Type::Rsa : name == "ed25519" ? DkimKey::Type::Ed25519 : DkimKey::Type::Other;
}

void readKey(const QByteArray &base64, DkimKey &key)
{
    const auto der = QByteArray::fromBase64Encoding(withoutSpaces(base64), QByteArray::AbortOnBase64DecodingErrors);
    if (key.type == DkimKey::Type::Rsa)
        key.bits = der ? rsaBits(*der) : 0;
    else if (key.type == DkimKey::Type::Ed25519)
        key.bits = der && (*der).size() == Ed25519Octets ? 256 : 0;
    if (key.bits == 0)
        key.problems += Problem::Unreadable;
    else if (key.type == DkimKey::Type::Rsa && key.bits < LeastBits)
        key.problems += Problem::TooShort;
    else if (key.type == DkimKey::Type::Rsa && key.bits < WantedBits)
        key.problems += Problem::Short;
}

} // namespace

bool DkimKey::isUsable() const
{
    return std::none_of(problems.begin(), problems.end(),
        [](Problem problem) { return problem != Problem::Short && problem != Problem::Testing; });
}

bool isDkimKeyRecord(const QByteArray &text)
{
    const auto tags = TagList::parse(text);
    return text.trimmed().startsWith("v=DKIM1") || (tags && tags->has("p") && !tags->has("v"));
}

DkimKey readDkimKey(const QByteArray &text)
{
    DkimKey key;
    const auto tags = TagList::parse(text);
    if (!tags || !tags->has("p") || (tags->has("v") && !tags->isOf("DKIM1"))) {
        key.problems += Problem::Unreadable;
        return key;
    }
    key.type = typeOf(tags->value("k", "rsa"));
    if (tags->value("p").isEmpty())
        key.problems += Problem::Revoked;
    else
        readKey(tags->value("p"), key);
    if (tags->has("h") && !isListed(tags->value("h"), {"sha256"}))
        key.problems += Problem::Sha1Only;
    if (!isListed(tags->value("s", "*"), {"*", "email"}))
        key.problems += Problem::NotForMail;
    if (isListed(tags->value("t"), {"y"}))
        key.problems += Problem::Testing;
    return key;
}

} // namespace pillarbox::domain
