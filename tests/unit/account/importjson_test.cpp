// Accounts to a file and back: strictly read, never with a secret, nothing stored before it was seen.

#include "smtp/account/importjson.h"

#include "smtp/account/accountstore.h"
#include "smtp/account/importplan.h"
#include "tests/unit/account/importfixture.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace pillarbox::account {
namespace {

class ImportJsonTest : public ImportTest
{
protected:
    static Account account(const char *label = "Work")
    {
        Account account;
        account.id = QStringLiteral("7d0f");
        account.label = QString::fromUtf8(label);
        account.identity = {QStringLiteral("Ada Lövelace"), QStringLiteral("ada@example.org")};
        account.host = QStringLiteral("smtp.example.org");
        account.port = 587;
        account.userName = QStringLiteral("ada");
        account.mechanism = "SCRAM-SHA-256";
        account.proxy = transport::proxyFrom(QStringLiteral("socks5://me@proxy.example:1080")).value();
        account.limits.perHour = 300;
        account.timeout = std::chrono::seconds(90);
        account.ehloName = "desk.example.org";
        account.isDefault = account.isCopiedToSelf = account.hasStoredSecret = true;
        account.sizeLimit = 1000;
        account.memory = protocol::RelayMemory{true, {"PLAIN"}, {}, "key"};
        account.verifiedEndpoints = {{QStringLiteral("smtp.example.org"), 465, protocol::Security::ImplicitTls}};
        return account;
    }
    static Imported read(const QByteArray &fields)
    {
        return readExport("{\"type\":\"pillarbox accounts\",\"version\":1,\"accounts\":[{" + fields + "}]}");
    }
    static Imported readWith(const QByteArray &field)
    {
        return read("\"label\":\"L\",\"address\":\"a@b.example\",\"host\":\"h\"," + field);
    }
};

TEST_F(ImportJsonTest, ComesBackWithoutWhatWasOnlyOfThisProfile)
{
    Account sandbox = account("Sandbox");
    sandbox.isSandbox = true;
    const QByteArray json = exportAccounts({account(), sandbox});
    for (const char *own : {"7d0f", "hasStoredSecret", "memory", "verifiedEndpoints", "isSandbox", "sizeLimit"})
        EXPECT_FALSE(json.contains(own)) << own;
    const Imported imported = readExport(json);
    EXPECT_TRUE(imported.remarks.isEmpty());
    ASSERT_EQ(imported.accounts.size(), 1);
    Account expected = account();
    expected.id.clear();
    expected.hasStoredSecret = false;
    expected.sizeLimit.reset();
    expected.memory.reset();
    expected.verifiedEndpoints.clear();
    EXPECT_EQ(imported.accounts[0].account, expected);
    EXPECT_TRUE(imported.accounts[0].remarks.isEmpty());
}

// Trust that was given elsewhere is taken over.
TEST_F(ImportJsonTest, TrustComesBack)
{
    Account trusting = account();
    trusting.trust.pins = {{QStringLiteral("smtp.example.org"), 587, QByteArray(32, 'k'), {}}};
    trusting.trust.issuers = {{QStringLiteral("smtp.example.org"), "-----BEGIN CERTIFICATE-----"}};
    const Imported imported = readExport(exportAccounts({trusting}));
    ASSERT_EQ(imported.accounts.size(), 1);
    EXPECT_EQ(imported.accounts[0].account.trust, trusting.trust);
    const Imported damaged = readWith("\"pins\":[{\"host\":7}]");
    EXPECT_TRUE(has(damaged.accounts[0].remarks, Kind::BadValue));
    EXPECT_TRUE(damaged.accounts[0].account.trust.isEmpty());
}

// What needs a private key, or another account, is not taken over, and says so.
TEST_F(ImportJsonTest, WhatIsBoundElsewhereIsNamed)
{
    Account spare = account("Spare");
    spare.id = QStringLiteral("9e11");
    spare.identity.signing = MailSigning{"example.org", "one", "v=DKIM1; p="};
    Account bound = account();
    bound.clientCertificate = "-----BEGIN CERTIFICATE-----";
    bound.backup = spare.id;
    bound.furtherIdentities = {spare.identity};
    bound.furtherIdentities[0].id = QStringLiteral("c3");
    const QByteArray json = exportAccounts({bound, spare});
    EXPECT_FALSE(json.contains("9e11"));
    const Imported imported = readExport(json);
    ASSERT_EQ(imported.accounts.size(), 2);
    const ImportedAccount &first = imported.accounts[0];
    EXPECT_EQ(first.remarks.size(), 3);
    EXPECT_TRUE(has(first.remarks, Kind::KeyStays, QStringLiteral("clientCertificate")));
    EXPECT_TRUE(has(first.remarks, Kind::KeyStays, QStringLiteral("dkim")));
    EXPECT_TRUE(has(first.remarks, Kind::NotTaken, QStringLiteral("backup")));
    EXPECT_TRUE(first.account.clientCertificate.isEmpty());
    EXPECT_TRUE(first.account.backup.isEmpty());
    EXPECT_FALSE(first.account.furtherIdentities[0].signing);
    EXPECT_TRUE(has(imported.accounts[1].remarks, Kind::KeyStays, QStringLiteral("dkim")));
    EXPECT_FALSE(imported.accounts[1].account.identity.signing);
}

TEST_F(ImportJsonTest, AHostIsANameOrAnAddress)
{
    for (const QByteArray host : {"smtp.example.org", "192.0.2.1", "2001:db8::1", "[2001:db8::1]"})
        EXPECT_TRUE(read("\"address\":\"a@b.example\",\"host\":\"" + host + "\"").accounts[0].isComplete()) << host.constData();
    for (const QByteArray host : {"", "h:25", "[", "[::1", "::1]", "[h]", "h]", " h", "h\\n", "h..example"})
        EXPECT_FALSE(read("\"address\":\"a@b.example\",\"host\":\"" + host + "\"").accounts[0].isComplete())
            << host.constData();
}

TEST_F(ImportJsonTest, ASecretIsNeitherWrittenNorRead)
{
    for (const QByteArray field : {"\"password\":\"geheim\"", "\"userPassword\":\"geheim\"", "\"refresh_Token\":\"geheim\"",
             "\"limits\":{\"clientSecret\":\"geheim\"}", "\"passphrase\":[\"geheim\"]",
             "\"x\":[{\"API\":1,\"apiKey\":\"geheim\"}]"}) {
        const Imported imported = readWith(field);
        ASSERT_EQ(imported.accounts.size(), 1);
        EXPECT_TRUE(has(imported.accounts[0].remarks, Kind::SecretLeft)) << field.constData();
        EXPECT_TRUE(imported.accounts[0].isComplete());
        EXPECT_FALSE(exportAccounts({imported.accounts[0].account}).contains("geheim"));
        for (const ImportRemark &remark : imported.accounts[0].remarks)
            EXPECT_FALSE(remark.field.contains(QStringLiteral("geheim")));
    }
    const Imported outside
        = readExport("{\"type\":\"pillarbox accounts\",\"version\":1,\"accounts\":[],\"password\":\"geheim\"}");
    EXPECT_TRUE(has(outside.remarks, Kind::SecretLeft, QStringLiteral("password")));
}

TEST_F(ImportJsonTest, ABadValueIsNamedAndNotTaken)
{
    struct Row {
        const char *field;
        const char *json;
    };
    for (const Row &row : {Row{"port", "70000"}, Row{"port", "\"587\""}, Row{"port", "-1"}, Row{"security", "\"ssl\""},
             Row{"security", "1"}, Row{"userName", "7"}, Row{"userName", "\"a\\nb\""}, Row{"mechanism", "\"ROT13\""},
             Row{"trustedPem", "\"no certificate\""}, Row{"proxy", "\"socks5://me:pw@h:1\""}, Row{"proxy", "\"h\""},
             Row{"limits", "{\"perHour\":0}"}, Row{"limits", "{\"perYear\":5}"}, Row{"limits", "3"},
             Row{"isDefault", "\"yes\""}, Row{"bccSelf", "1"}, Row{"timeout", "0"}, Row{"timeout", "\"x\""},
             Row{"timeout", "1.5"}, Row{"ehloName", "\"a b\""}, Row{"name", "\"a\\u0000b\""}}) {
        const Imported imported = readWith('"' + QByteArray(row.field) + "\":" + row.json);
        ASSERT_EQ(imported.accounts.size(), 1);
        const auto &remarks = imported.accounts[0].remarks;
        ASSERT_EQ(remarks.size(), 1) << row.field << row.json;
        EXPECT_EQ(remarks[0].kind, Kind::BadValue) << row.field << row.json;
        EXPECT_EQ(remarks[0].field, QLatin1String(row.field));
        EXPECT_EQ(remarks[0].account, QStringLiteral("L"));
        const Account plain = readWith("\"bccSelf\":false").accounts[0].account;
        EXPECT_EQ(imported.accounts[0].account, plain) << row.field << row.json;
    }
    EXPECT_TRUE(has(readWith("\"colour\":\"red\"").accounts[0].remarks, Kind::UnknownField, QStringLiteral("colour")));
    EXPECT_TRUE(has(readWith("\"id\":\"1\"").accounts[0].remarks, Kind::UnknownField, QStringLiteral("id")));
}

TEST_F(ImportJsonTest, WithoutAddressOrHostNothingIsStored)
{
    const Imported imported = readExport("{\"type\":\"pillarbox accounts\",\"version\":1,\"accounts\":[{\"host\":\"h\"},"
                                         "{\"address\":\"a@b.example\"},{\"address\":\"nobody\",\"host\":\"h\"},7,{},"
                                         "{\"address\":\"a@b.example\",\"host\":\"h/x\"}]}");
    ASSERT_EQ(imported.accounts.size(), 6);
    for (const ImportedAccount &each : imported.accounts)
        EXPECT_FALSE(each.isComplete());
    for (const PlannedAccount &each : planImport(imported, {}))
        EXPECT_FALSE(each.canBeStored());
    EXPECT_TRUE(has(imported.accounts[0].remarks, Kind::Missing, QStringLiteral("address")));
    EXPECT_TRUE(has(imported.accounts[1].remarks, Kind::Missing, QStringLiteral("host")));
    EXPECT_FALSE(has(imported.accounts[2].remarks, Kind::Missing)) << "bad is said, missing would be a second word for it";
    EXPECT_EQ(imported.accounts[3].remarks[0].account, QStringLiteral("#4"));
}

TEST_F(ImportJsonTest, PlainTextIsNotTakenOver)
{
    const Imported imported = readWith("\"security\":\"none\",\"port\":25");
    EXPECT_EQ(imported.accounts[0].account.security, protocol::Security::StartTls);
    EXPECT_TRUE(imported.accounts[0].isToBeTested());
    EXPECT_FALSE(readWith("\"security\":\"tls\"").accounts[0].isToBeTested());
}

TEST_F(ImportJsonTest, WhatIsNoSuchFileIsSaid)
{
    const auto only = [](const Imported &imported) {
        EXPECT_TRUE(imported.accounts.isEmpty());
        return imported.remarks.size() == 1 ? imported.remarks[0].kind : Kind::Missing;
    };
    EXPECT_EQ(only(readExport("{\"type\":\"pillarbox accounts\",\"version\":2,\"accounts\":[]}")), Kind::NewerVersion);
    for (const char *bytes : {"", "{", "[]", "{\"version\":1,\"accounts\":[]}",
             "{\"type\":\"pillarbox accounts\",\"version\":\"1\",\"accounts\":[]}",
             "{\"type\":\"pillarbox accounts\",\"version\":1,\"accounts\":{}}",
             "{\"type\":\"pillarbox accounts\",\"version\":0,\"accounts\":[]}"})
        EXPECT_EQ(only(readExport(bytes)), Kind::Damaged) << bytes;
    EXPECT_EQ(only(readExportFile(m_home.filePath(QStringLiteral("none")))), Kind::CannotRead);
    EXPECT_EQ(only(readExportFile(m_home.path())), Kind::CannotRead);
    EXPECT_EQ(only(readExportFile(QStringLiteral("/dev/zero"))), Kind::CannotRead);
    EXPECT_EQ(only(readExportFile(write(QStringLiteral("big"), QByteArray(10 * 1024 * 1024, ' ')))), Kind::TooLarge);
}

TEST_F(ImportJsonTest, BrokenFilesAreNotBelieved)
{
    for (const QByteArray &bytes : brokenFiles(exportAccounts({account(), account("Other")}))) {
        for (const ImportedAccount &each : readExport(bytes).accounts) {
            EXPECT_NE(each.account.security, protocol::Security::None);
            EXPECT_TRUE(each.account.id.isEmpty());
        }
    }
}

TEST_F(ImportJsonTest, ThePlanTellsNewFromKnown)
{
    using State = PlannedAccount::State;
    Account existing = account();
    existing.isDefault = true;
    Account other = account("work");
    other.identity.address = QStringLiteral("ada@other.example");
    Account same = account("Renamed");
    same.host = QStringLiteral("SMTP.example.ORG");
    Account fresh = account("Fresh");
    fresh.userName = QStringLiteral("grace");
    Imported imported;
    for (const Account &each : {other, same, fresh, fresh})
        imported.accounts.append({each, {}});
    imported.accounts.append({Account(), {}});
    const auto planned = planImport(imported, {existing});
    const auto state = [&](int i) { return planned[i].state; };
    EXPECT_EQ((QList{state(0), state(1), state(2), state(3), state(4)}),
        (QList{State::LabelTaken, State::There, State::New, State::There, State::Incomplete}));
    EXPECT_EQ(planned[0].label, QStringLiteral("work (2)"));
    EXPECT_EQ(planned[2].toStore().label, QStringLiteral("Fresh"));
    EXPECT_FALSE(planned[2].toStore().isDefault) << "the user's default stays";
    EXPECT_TRUE(planImport(imported, {})[0].toStore().isDefault);
    EXPECT_TRUE(planImport({}, {}).isEmpty());
}

} // namespace
} // namespace pillarbox::account
