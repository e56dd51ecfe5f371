// The records of DKIM, DMARC, MTA-STS and TLS-RPT as they are read.

#include "smtp/domain/dkimkey.h"
#include "smtp/domain/dmarcrecord.h"
#include "smtp/domain/mtastspolicy.h"
#include "smtp/domain/taglist.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using domain::DkimKey;
using domain::DmarcPolicy;
using domain::DmarcRecord;
using domain::MtaStsPolicy;
using domain::readDkimKey;

namespace {

// The public half alone, as it is published.
QByteArray rsaKey(unsigned bits, bool isBare = false)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(bits), &EVP_PKEY_free);
    unsigned char *octets = nullptr;
    const int size = isBare ? i2d_PublicKey(key.get(), &octets) : i2d_PUBKEY(key.get(), &octets);
    const QByteArray der(reinterpret_cast<const char *>(octets), size);
    OPENSSL_free(octets);
    return der.toBase64();
}

QList<DkimKey::Problem> problems(const QByteArray &text)
{
    return readDkimKey(text).problems;
}

} // namespace

TEST(TagLists, KeepOrderAndRefuseWhatIsDouble)
{
    const auto tags = domain::TagList::parse(" v = DKIM1 ; p=ab= ; ");
    ASSERT_TRUE(tags);
    EXPECT_TRUE(tags->isOf("DKIM1"));
    EXPECT_EQ(tags->value("p"), "ab=");
    EXPECT_EQ(tags->value("k", "rsa"), "rsa");
    for (const char *bad : {"v=1; v=2", "no tags", "v=1;;p=2", "=x"})
        EXPECT_FALSE(domain::TagList::parse(bad)) << bad;
    EXPECT_FALSE(domain::TagList::parse("p=x; v=DKIM1")->isOf("DKIM1")) << "the version comes first";
}

TEST(DkimKeys, SayTheirKindAndLength)
{
    const DkimKey rsa = readDkimKey("v=DKIM1; k=rsa; p=" + rsaKey(2048));
    EXPECT_EQ(rsa, (DkimKey{DkimKey::Type::Rsa, 2048, {}}));
    EXPECT_TRUE(rsa.isUsable());
    EXPECT_EQ(readDkimKey("p=" + rsaKey(2048, true)).bits, 2048) << "without the wrapping, as some publish it";
    const DkimKey edwards = readDkimKey("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    EXPECT_EQ(edwards, (DkimKey{DkimKey::Type::Ed25519, 256, {}}));
    QByteArray spaced = rsaKey(2048);
    spaced.insert(100, " \t");
    EXPECT_EQ(readDkimKey("v=DKIM1; p=" + spaced).bits, 2048);
}

TEST(DkimKeys, SayWhatIsWrongWithThem)
{
    using Problem = DkimKey::Problem;
    const QByteArray good = rsaKey(2048);
    EXPECT_EQ(problems("v=DKIM1; p="), QList{Problem::Revoked});
    EXPECT_EQ(problems("v=DKIM1; p=" + rsaKey(512)), QList{Problem::TooShort});
    EXPECT_EQ(problems("v=DKIM1; p=" + rsaKey(1024)), QList{Problem::Short});
    EXPECT_EQ(problems("v=DKIM1; h=sha1; p=" + good), QList{Problem::Sha1Only});
    EXPECT_EQ(problems("v=DKIM1; h=sha1:sha256; s=email; p=" + good), QList<Problem>());
    EXPECT_EQ(problems("v=DKIM1; s=tlsrpt; p=" + good), QList{Problem::NotForMail});
    EXPECT_EQ(problems("v=DKIM1; t=s:y; p=" + good), QList{Problem::Testing});
    for (const char *bad : {"v=DKIM1", "v=DKIM2; p=abc", "v=DKIM1; p=!!!", "v=DKIM1; p=aGVsbG8=", "v=DKIM1; k=ed25519; p=YWJj"})
        EXPECT_EQ(problems(bad), QList{Problem::Unreadable}) << bad;
    EXPECT_TRUE(readDkimKey("v=DKIM1; t=y; p=" + rsaKey(1024)).isUsable());
    EXPECT_FALSE(readDkimKey("v=DKIM1; p=").isUsable());
}

TEST(DkimKeys, AreToldFromOtherTexts)
{
    EXPECT_TRUE(domain::isDkimKeyRecord("v=DKIM1; p="));
    EXPECT_TRUE(domain::isDkimKeyRecord("k=rsa; p=abc"));
    EXPECT_FALSE(domain::isDkimKeyRecord("v=spf1 -all"));
    EXPECT_FALSE(domain::isDkimKeyRecord("some text"));
}

TEST(DmarcRecords, SayWhatIsAskedOfReceivers)
{
    const DmarcRecord record = domain::readDmarcRecord(
        "v=DMARC1; p=quarantine; sp=reject; adkim=s; aspf=r; rua=mailto:a@example.org, mailto:b@example.net!10m");
    EXPECT_EQ(record.policy, DmarcPolicy::Quarantine);
    EXPECT_EQ(record.subdomainPolicy, DmarcPolicy::Reject);
    EXPECT_TRUE(record.isDkimStrict);
    EXPECT_FALSE(record.isSpfStrict);
    EXPECT_EQ(record.reportAddresses, QByteArrayList({"mailto:a@example.org", "mailto:b@example.net!10m"}));
    EXPECT_TRUE(record.problems.isEmpty());
    EXPECT_EQ(domain::readDmarcRecord("v=DMARC1; p=reject").subdomainPolicy, DmarcPolicy::Reject);
}

TEST(DmarcRecords, SayWhatIsWrongWithThem)
{
    using Problem = DmarcRecord::Problem;
    const auto of = [](const char *text) { return domain::readDmarcRecord(text).problems; };
    EXPECT_EQ(of("v=DMARC1; rua=mailto:a@example.org"), QList{Problem::BadPolicy});
    EXPECT_EQ(of("v=DMARC1; p=all; rua=mailto:a@example.org"), QList{Problem::BadPolicy});
    EXPECT_EQ(of("v=DMARC1; p=none"), QList{Problem::NoReports});
    EXPECT_EQ(of("v=DMARC1; p=reject; pct=20; rua=mailto:a@example.org"), QList{Problem::OnlyPart});
    EXPECT_EQ(of("v=DMARC1; p=reject; pct=x; rua=mailto:a@example.org"), QList{Problem::BadPercentage});
    EXPECT_EQ(of("v=DMARC1; p=none; rua=a@example.org"), QList{Problem::BadReportAddress});
    for (const char *no : {"v=dmarc1; p=none", "p=none; v=DMARC1", "v=DMARC10; p=none", ""})
        EXPECT_FALSE(domain::isDmarcRecord(no)) << no;
    EXPECT_TRUE(domain::isDmarcRecord("v = DMARC1 ; p=none"));
}

TEST(DmarcAlignment, IsRelaxedToTheOrganisationalDomain)
{
    EXPECT_EQ(domain::organisationalDomain(u"a.b.Example.co.uk"_s), u"example.co.uk"_s);
    EXPECT_EQ(domain::organisationalDomain(u"example.org"_s), u"example.org"_s);
    EXPECT_EQ(domain::organisationalDomain(u"co.uk"_s), u"co.uk"_s);
    EXPECT_TRUE(domain::isAligned(u"example.org"_s, u"mail.Example.org"_s, false));
    EXPECT_FALSE(domain::isAligned(u"example.org"_s, u"mail.example.org"_s, true));
    EXPECT_TRUE(domain::isAligned(u"example.org"_s, u"EXAMPLE.org"_s, true));
    EXPECT_FALSE(domain::isAligned(u"one.co.uk"_s, u"two.co.uk"_s, false)) << "a public suffix aligns nobody";
}

TEST(MtaSts, ReadsTheAnnouncement)
{
    EXPECT_EQ(domain::readMtaStsId("v=STSv1; id=20260101T000000;"), "20260101T000000");
    for (const char *bad : {"v=STSv1", "v=STSv1; id=", "v=STSv1; id=a-b", "id=1; v=STSv1", "v=STSv2; id=1"})
        EXPECT_FALSE(domain::readMtaStsId(bad)) << bad;
}

TEST(MtaSts, ReadsThePolicyAndWhatIsWrongWithIt)
{
    using Problem = MtaStsPolicy::Problem;
    const MtaStsPolicy policy = domain::readMtaStsPolicy(
        "version: STSv1\r\nmode: enforce\r\nmx: Mail.example.org\r\nmx: *.example.net\r\nmax_age: 604800\r\n");
    EXPECT_EQ(policy, (MtaStsPolicy{MtaStsPolicy::Mode::Enforce, {u"mail.example.org"_s, u"*.example.net"_s}, 604800, {}}));
    const auto of = [](const char *file) { return domain::readMtaStsPolicy(file).problems; };
    EXPECT_EQ(of("mode: enforce\nmx: a.example\nmax_age: 604800"), QList{Problem::NoVersion});
    EXPECT_EQ(of("version: STSv1\nmode: yes\nmx: a.example\nmax_age: 604800"), QList{Problem::NoMode});
    EXPECT_EQ(of("version: STSv1\nmode: testing\nmax_age: 604800"), QList{Problem::NoExchangers});
    EXPECT_EQ(of("version: STSv1\nmode: none\nmax_age: 604800"), QList<Problem>());
    EXPECT_EQ(of("version: STSv1\nmode: enforce\nmx: a.example"), QList{Problem::BadAge});
    EXPECT_EQ(of("version: STSv1\nmode: enforce\nmx: a.example\nmax_age: 60"), QList{Problem::ShortAge});
}

TEST(MtaSts, NamesTheHostsThatNoPatternCovers)
{
    const MtaStsPolicy policy{MtaStsPolicy::Mode::Enforce, {u"mail.example.org"_s, u"*.example.net"_s}, 604800, {}};
    EXPECT_EQ(
        domain::hostsOutside(policy,
            {u"MAIL.example.org"_s, u"mx1.example.net"_s, u"a.b.example.net"_s, u"example.net"_s, u"other.example.org"_s}),
        QStringList({u"a.b.example.net"_s, u"example.net"_s, u"other.example.org"_s}));
}

TEST(TlsReporting, ReadsWhereReportsGo)
{
    EXPECT_EQ(domain::readTlsReporting("v=TLSRPTv1; rua=mailto:a@example.org,https://r.example.org/x"),
        QByteArrayList({"mailto:a@example.org", "https://r.example.org/x"}));
    for (const char *bad : {"v=TLSRPTv1", "v=TLSRPTv1; rua=", "v=TLSRPTv1; rua=ftp://x", "v=TLSRPT; rua=mailto:a@b.example"})
        EXPECT_FALSE(domain::readTlsReporting(bad)) << bad;
}

} // namespace pillarbox::test
