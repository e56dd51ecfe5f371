// msmtp's settings: what they mean for a relay; the rest is told, and no secret is read. tests/real asks msmtp itself.

#include "smtp/account/importmsmtp.h"

#include "tests/unit/account/importfixture.h"

namespace pillarbox::account {
namespace {

class ImportMsmtpTest : public ImportTest
{
protected:
    Imported read(const QByteArray &bytes) { return readMsmtpFile(write(QStringLiteral(".msmtprc"), bytes)); }
    Imported readAccount(const QByteArray &bytes)
    {
        return read("account a\nhost h.example\nfrom a@b.example\ntls on\n" + bytes);
    }
};

const QByteArray kUsual = "# mine\n"
                          "defaults\n"
                          "auth           on\n"
                          "tls            on\n"
                          "tls_trust_file /etc/ssl/certs/ca-certificates.crt\n"
                          "logfile        ~/.msmtp.log\n"
                          "\n"
                          "account        gmail\n"
                          "host           smtp.gmail.com\n"
                          "port           587\n"
                          "from           ada@gmail.com\n"
                          "user           ada\n"
                          "password       geheim\n"
                          "\n"
                          "account work : gmail\n"
                          "host \"mail.example.org\"\n"
                          "port 465\n"
                          "tls_starttls off\n"
                          "from ada@example.org\n"
                          "passwordeval pass show work\n"
                          "account default : gmail\n";

TEST_F(ImportMsmtpTest, TakesAccountsWithWhatTheyInherit)
{
    const Imported imported = read(kUsual);
    EXPECT_EQ(lines(imported),
        list({"gmail|ada@gmail.com|smtp.gmail.com:587 starttls|ada|", "work|ada@example.org|mail.example.org:465 tls|ada|"}));
    EXPECT_TRUE(imported.remarks.isEmpty());
    EXPECT_TRUE(imported.accounts[0].account.isDefault);
    EXPECT_FALSE(imported.accounts[1].account.isDefault);
    EXPECT_TRUE(has(imported.accounts[0].remarks, Kind::SecretLeft, QStringLiteral("password")));
    EXPECT_EQ(imported.accounts[0].remarks[0].line, 13);
    EXPECT_TRUE(has(imported.accounts[1].remarks, Kind::CommandNotRun, QStringLiteral("passwordeval")));
    EXPECT_TRUE(imported.accounts[0].isComplete());
}

TEST_F(ImportMsmtpTest, EndsOfLinesAndLettersOfOthers)
{
    QByteArray dos = kUsual;
    dos.replace("\n", "\r\n");
    const QStringList expected = lines(read(kUsual));
    EXPECT_EQ(lines(read(dos)), expected);
    const Imported latin = read("account b\xfcro\nhost h\nfrom a@b.example\ntls on\n");
    EXPECT_EQ(latin.accounts[0].account.label, QStringLiteral("büro"));
    EXPECT_TRUE(has(latin.remarks, Kind::NotUtf8));
    EXPECT_EQ(read("account büro\nhost h\n").accounts[0].account.label, QStringLiteral("büro"));
}

TEST_F(ImportMsmtpTest, PlainTextIsNotTakenOver)
{
    const Imported imported = read("host h.example\nfrom a@b.example\nauth on\nuser u\n");
    EXPECT_EQ(lines(imported), list({"|a@b.example|h.example:25 starttls|u|"}));
    EXPECT_TRUE(imported.accounts[0].isToBeTested());
    EXPECT_FALSE(readAccount("").accounts[0].isToBeTested());
}

TEST_F(ImportMsmtpTest, ToldAndNotTaken)
{
    for (const char *line : {"tls_certcheck off", "tls_fingerprint 00:11", "tls_trust_file ~/ca.pem", "tls_cert_file c",
             "tls_host_override x", "timeout 30", "source_ip 127.0.0.1", "socket /run/s"}) {
        const Imported imported = readAccount(QByteArray(line) + '\n');
        const QString field = QString::fromLatin1(line).section(QLatin1Char(' '), 0, 0);
        EXPECT_TRUE(has(imported.accounts[0].remarks, Kind::NotTaken, field)) << line;
        EXPECT_TRUE(imported.accounts[0].account.trustedPem.isEmpty());
    }
    EXPECT_TRUE(has(readAccount("auth oauthbearer\nuser u\n").accounts[0].remarks, Kind::SignInAgain));
    EXPECT_TRUE(has(readAccount("auth gssapi\nuser u\n").accounts[0].remarks, Kind::NotTaken, QStringLiteral("auth")));
    EXPECT_EQ(readAccount("auth scram-sha-256\nuser u\n").accounts[0].account.mechanism, "SCRAM-SHA-256");
    EXPECT_EQ(readAccount("user u\n").accounts[0].account.userName, QString()) << "auth is off without its word";
    EXPECT_TRUE(has(readAccount("eval echo port 26\n").remarks, Kind::CommandNotRun, QStringLiteral("eval")));
    EXPECT_EQ(readAccount("domain d.example\n").accounts[0].account.ehloName, "d.example");
    EXPECT_EQ(readAccount("domain localhost\n").accounts[0].account.ehloName, "");
    EXPECT_TRUE(has(readAccount("domain a b\n").accounts[0].remarks, Kind::BadValue, QStringLiteral("domain")));
    EXPECT_FALSE(readAccount("protocol lmtp\nhost x\n").accounts[0].isComplete());
    EXPECT_EQ(readAccount("proxy_host p\nproxy_port 9050\n").accounts[0].account.proxy.port, 9050);
    EXPECT_TRUE(readAccount("auto_from on\nsyslog on\naliases x\ndsn_notify off\n").accounts[0].remarks.isEmpty());
}

TEST_F(ImportMsmtpTest, BadValuesAreSaidWithTheirLine)
{
    EXPECT_TRUE(has(readAccount("port smtp\n").accounts[0].remarks, Kind::BadValue, QStringLiteral("port")));
    EXPECT_TRUE(has(readAccount("from %U@%H\n").accounts[0].remarks, Kind::BadValue, QStringLiteral("from")));
    EXPECT_FALSE(read("host h\nfrom %U@%H\n").accounts[0].isComplete());
    EXPECT_TRUE(has(read("host h\n").accounts[0].remarks, Kind::Missing, QStringLiteral("from")));
    const Imported odd = readAccount("colour red\naccount a\nhost evil\naccount c : nobody\nhost evil\n");
    EXPECT_EQ(odd.accounts.size(), 1);
    ASSERT_EQ(odd.remarks.size(), 3);
    EXPECT_EQ(odd.remarks[0].line, 5);
    EXPECT_EQ(odd.accounts[0].account.host, QStringLiteral("h.example")) << "lines of an account not taken are not another's";
}

TEST_F(ImportMsmtpTest, BrokenFilesAreNotBelieved)
{
    for (const QByteArray &bytes : brokenFiles(kUsual)) {
        const Imported imported = read(bytes);
        EXPECT_LE(imported.remarks.size(), 60);
        for (const ImportedAccount &each : imported.accounts)
            EXPECT_NE(each.account.security, protocol::Security::None);
    }
    EXPECT_TRUE(has(read(QByteArray(10 * 1024 * 1024, 'x')).remarks, Kind::TooLarge));
}

TEST_F(ImportMsmtpTest, TheFileThatMsmtpReads)
{
    EXPECT_EQ(importMsmtp(places()), Imported());
    EXPECT_TRUE(findSources(places()).isEmpty());
    write(QStringLiteral(".config/msmtp/config"), "host second.example\n");
    EXPECT_EQ(importMsmtp(places()).accounts.at(0).account.host, QStringLiteral("second.example"));
    EXPECT_TRUE(findSources(places()).isEmpty()) << "nothing that could be taken";
    write(QStringLiteral(".msmtprc"), kUsual);
    EXPECT_EQ(importMsmtp(places()).accounts.size(), 2);
    EXPECT_EQ(findSources(places()), QList{ImportSource::Msmtp});
}

} // namespace
} // namespace pillarbox::account
