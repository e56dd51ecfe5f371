// What is signed and how it is written; that others take the signatures is shown in dkimoracle_test.

#include "smtp/message/dkimcanonical.h"
#include "smtp/message/dkimsigner.h"

#include "tests/unit/message/wirefixture.h"

#include <gmock/gmock.h>

namespace pillarbox::message {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::openBytes;

QByteArray relaxed(const QByteArray &body, qsizetype step)
{
    QByteArray all;
    RelaxedBody canonical([&all](QByteArrayView piece) { all += piece; });
    for (qsizetype at = 0; at < body.size(); at += step)
        canonical.feed(QByteArrayView(body).sliced(at, std::min(step, body.size() - at)));
    canonical.finish();
    return all;
}

DkimPrivateKey edKey()
{
    return *DkimPrivateKey::make(DkimPrivateKey::Type::Ed25519);
}

QByteArray fieldOf(const QByteArray &message, const DkimPrivateKey &key)
{
    const auto field = dkimField(
        *openBytes(message), {"firm.example", "pillar", key}, QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC));
    EXPECT_TRUE(field) << (field ? "" : qUtf8Printable(field.error()));
    return field ? *field : QByteArray();
}

// RFC 6376 section 3.4.5.
TEST(DkimCanonical, TheExampleOfTheStandard)
{
    EXPECT_EQ(relaxedField("A: X\r\n"), "a:X");
    EXPECT_EQ(relaxedField("B : Y\t\r\n\tZ  \r\n"), "b:Y Z");
    for (const qsizetype step : {1, 2, 3, 100})
        EXPECT_EQ(relaxed(" C \r\nD \t E\r\n\r\n\r\n", step), " C\r\nD E\r\n") << step;
}

TEST(DkimCanonical, EdgesOfABody)
{
    for (const qsizetype step : {1, 2, 100}) {
        EXPECT_EQ(relaxed("", step), "");
        EXPECT_EQ(relaxed("\r\n\r\n", step), "");
        EXPECT_EQ(relaxed(" \t\r\n \r\n", step), "");
        EXPECT_EQ(relaxed("no end", step), "no end\r\n");
        EXPECT_EQ(relaxed("a\r\n\r\n\r\nb", step), "a\r\n\r\n\r\nb\r\n");
        EXPECT_EQ(relaxed("a\rb\nc\r\r\n", step), "a\rb\nc\r\r\n");
        EXPECT_EQ(relaxed("a \r b\r\n", step), "a \r b\r\n");
    }
}

TEST(DkimSigner, AddedFieldsAreSignedAgainstAndLinesStayShort)
{
    const auto key = DkimPrivateKey::make(DkimPrivateKey::Type::Rsa);
    const QByteArray field = fieldOf(
        "From: a@firm.example\r\nTo: b@x.example\r\nCc: c@x.example\r\nX-Other: 1\r\nBcc: d@x.example\r\n\r\nhello\r\n", *key);
    EXPECT_TRUE(
        field.startsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n\td=firm.example; s=pillar; t=1700000000;"));
    EXPECT_TRUE(field.endsWith("\r\n"));
    QByteArray unfolded = field;
    unfolded.replace("\r\n\t ", "");
    EXPECT_THAT(unfolded.toStdString(), HasSubstr("h=From:From:Reply-To:Subject:Date:To:To:Cc:Cc:Message-ID:"));
    EXPECT_THAT(unfolded.toStdString(), Not(HasSubstr("X-Other")));
    EXPECT_THAT(unfolded.toStdString(), Not(HasSubstr("Bcc")));
    for (const QByteArray &line : field.split('\n'))
        EXPECT_LE(line.size(), 79) << line.constData();
}

TEST(DkimSigner, TheSameKeyAndTimeGiveTheSameBytes)
{
    const QByteArray message = "From: a@firm.example\r\n\r\nhello\r\n";
    for (const auto type : {DkimPrivateKey::Type::Rsa, DkimPrivateKey::Type::Ed25519}) {
        const auto key = DkimPrivateKey::make(type);
        EXPECT_EQ(fieldOf(message, *key), fieldOf(message, *DkimPrivateKey::fromPem(key->toPem())));
    }
}

TEST(DkimSigner, BlocksDoNotMatter)
{
    QByteArray message = "From: a@firm.example\r\nSubject: ";
    message += QByteArray(200, 'x') + "\r\n " + QByteArray(70'000, 'y') + "\r\n\r\n" + QByteArray(200'000, 'z') + "\r\n";
    const auto key = edKey();
    QByteArray tidied = message;
    tidied.replace("\r\n y", "\r\n\t y"); // what relaxed forgives
    EXPECT_EQ(fieldOf(message, key), fieldOf(tidied, key));
    QByteArray changed = message;
    changed.replace("zz\r\n", "zy\r\n");
    EXPECT_NE(fieldOf(message, key), fieldOf(changed, key));
}

TEST(DkimSigner, AHeaderWithoutEndIsRefused)
{
    EXPECT_FALSE(
        dkimField(*openBytes(QByteArray(3'000'000, 'x')), {"firm.example", "s", edKey()}, QDateTime::currentDateTime()));
    EXPECT_NE(fieldOf("From: a@firm.example\r\n", edKey()), QByteArray()); // a message without a body
}

TEST(DkimPrivateKey, TakesOnlyKeysThatReceiversAccept)
{
    EXPECT_FALSE(DkimPrivateKey::fromPem(Secret("no key")));
    EXPECT_FALSE(DkimPrivateKey::fromPem(Secret()));
    // openssl ecparam -name prime256v1 -genkey
    EXPECT_FALSE(DkimPrivateKey::fromPem(Secret("-----BEGIN EC PRIVATE KEY-----\n"
                                                "MHcCAQEEIBGw2Mv5aIJbyjUOVNgp2JgLgbhKlqzoyLMMwNkmeEdFoAoGCCqGSM49\n"
                                                "AwEHoUQDQgAEjLJ9rSQZqyYwnGXk8vO7DbcRsCqkcbOVMj1D0Nz3wBY=\n"
                                                "-----END EC PRIVATE KEY-----\n")));
    const auto key = edKey();
    EXPECT_EQ(key.publicRecord().size(), qsizetype(QByteArrayLiteral("v=DKIM1; k=ed25519; p=").size()) + 44);
    EXPECT_EQ(DkimPrivateKey::fromPem(key.toPem())->publicRecord(), key.publicRecord());
}

} // namespace
} // namespace pillarbox::message
