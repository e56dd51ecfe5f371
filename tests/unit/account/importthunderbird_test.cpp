// Thunderbird's profiles: each identity with the server it sends through. Never a password.

#include "smtp/account/importthunderbird.h"

#include "tests/unit/account/importfixture.h"

namespace pillarbox::account {
namespace {

const QByteArray kPrefs = R"(// Mozilla User Preferences

user_pref("app.update.lastUpdateTime.background-update-timer", 1700000000);
user_pref("mail.accountmanager.accounts", "account1,account2,account3");
user_pref("mail.account.account1.identities", "id1,id2");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.account.account3.identities", "id3");
user_pref("mail.identity.id1.fullName", "Ada \"A\" L\u00f6velace");
user_pref("mail.identity.id1.useremail", "ada@example.org");
user_pref("mail.identity.id1.smtpServer", "smtp2");
user_pref("mail.identity.id2.fullName", "Office");
user_pref("mail.identity.id2.useremail", "office@example.org");
user_pref("mail.identity.id2.reply_to", "all@example.org");
user_pref("mail.identity.id3.useremail", "ada@gmail.com");
user_pref("mail.identity.id3.smtpServer", "smtp3");
user_pref("mail.smtp.defaultserver", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "mail.example.org");
user_pref("mail.smtpserver.smtp1.try_ssl", 2);
user_pref("mail.smtpserver.smtp1.authMethod", 3);
user_pref("mail.smtpserver.smtp1.username", "office");
user_pref("mail.smtpserver.smtp2.hostname", "smtp.example.org");
user_pref("mail.smtpserver.smtp2.port", 465);
user_pref("mail.smtpserver.smtp2.try_ssl", 3);
user_pref("mail.smtpserver.smtp2.username", "ada");
user_pref("mail.smtpserver.smtp2.description", "Work");
user_pref("mail.smtpserver.smtp3.authMethod", 10);
user_pref("mail.smtpserver.smtp3.hostname", "smtp.gmail.com");
user_pref("mail.smtpserver.smtp3.try_ssl", 3);
user_pref("mail.smtpserver.smtp3.username", "ada@gmail.com");
user_pref("mail.smtpserver.smtp4.hostname", "unused.example.org");
user_pref("mail.smtpservers", "smtp1,smtp2,smtp3,smtp4");
)";

class ImportThunderbirdTest : public ImportTest
{
protected:
    Imported read(const QByteArray &bytes) { return readThunderbirdPrefs(write(QStringLiteral("prefs.js"), bytes)); }
    // One identity through one server.
    ImportedAccount readServer(const QByteArray &more)
    {
        const Imported imported = read(R"(user_pref("mail.accountmanager.accounts", "a");
user_pref("mail.account.a.identities", "i");
user_pref("mail.identity.i.useremail", "ada@example.org");
user_pref("mail.smtpservers", "s");
user_pref("mail.smtpserver.s.hostname", "h.example");
)" + more);
        EXPECT_EQ(imported.accounts.size(), 1);
        return imported.accounts.value(0);
    }
    static QByteArray server(const char *name, const char *value)
    {
        return QByteArray("user_pref(\"mail.smtpserver.s.") + name + "\", " + value + ");\n";
    }
};

TEST_F(ImportThunderbirdTest, EachIdentityWithItsServer)
{
    const Imported imported = read(kPrefs);
    EXPECT_TRUE(imported.remarks.isEmpty());
    EXPECT_EQ(lines(imported),
        list({"Work|\"Ada \\\"A\\\" Lövelace\" <ada@example.org>|smtp.example.org:465 tls|ada|",
            "|Office <office@example.org>|mail.example.org:587 starttls|office|",
            "|ada@gmail.com|smtp.gmail.com:465 tls|ada@gmail.com|", "||unused.example.org:587 starttls||"}));
    EXPECT_TRUE(imported.accounts[0].remarks.isEmpty());
    EXPECT_TRUE(has(imported.accounts[1].remarks, Kind::NotTaken, QStringLiteral("reply_to")));
    EXPECT_TRUE(has(imported.accounts[2].remarks, Kind::SignInAgain));
    EXPECT_FALSE(imported.accounts[3].isComplete()) << "nobody sends through it";
}

TEST_F(ImportThunderbirdTest, SecurityIsNeverLessThanRequired)
{
    struct Row {
        const char *word;
        bool isToBeTested;
        quint16 port;
    };
    for (const Row &row : {Row{"0", true, 587}, Row{"1", true, 587}, Row{"2", false, 587}, Row{"3", false, 465}}) {
        const ImportedAccount each = readServer(server("try_ssl", row.word));
        EXPECT_EQ(each.isToBeTested(), row.isToBeTested) << row.word;
        EXPECT_EQ(each.account.port, row.port) << row.word;
        EXPECT_NE(each.account.security, protocol::Security::None);
    }
    EXPECT_TRUE(readServer("").isToBeTested());
    EXPECT_TRUE(has(readServer(server("try_ssl", "7")).remarks, Kind::BadValue, QStringLiteral("try_ssl")));
    EXPECT_EQ(readServer(server("try_ssl", "0") + server("port", "25")).account.port, 25);
    EXPECT_TRUE(has(readServer(server("port", "70000")).remarks, Kind::BadValue, QStringLiteral("port")));
}

TEST_F(ImportThunderbirdTest, WaysToSignIn)
{
    const QByteArray user = server("username", "\"ada\"");
    EXPECT_EQ(readServer(user).account.userName, QStringLiteral("ada"));
    EXPECT_EQ(readServer(user + server("authMethod", "1")).account.userName, QString());
    EXPECT_EQ(readServer(user + server("authMethod", "7")).account.mechanism, "EXTERNAL");
    EXPECT_TRUE(has(readServer(user + server("authMethod", "5")).remarks, Kind::NotTaken, QStringLiteral("authMethod")));
    EXPECT_EQ(readServer(server("hello_argument", "\"mail.x.example\"")).account.ehloName, "mail.x.example");
    EXPECT_FALSE(readServer(server("type", "\"ews\"")).isComplete());
}

TEST_F(ImportThunderbirdTest, AServerThatIsNotThereIsNotReplaced)
{
    QByteArray prefs = kPrefs;
    prefs.replace("id3.smtpServer\", \"smtp3\"", "id3.smtpServer\", \"smtp9\"");
    const Imported imported = read(prefs);
    EXPECT_TRUE(imported.accounts[2].account.host.isEmpty());
    EXPECT_TRUE(has(imported.accounts[2].remarks, Kind::Missing, QStringLiteral("smtpServer")));
}

TEST_F(ImportThunderbirdTest, BrokenFilesAreNotBelieved)
{
    for (const QByteArray &bytes : brokenFiles(kPrefs)) {
        const Imported imported = read(bytes);
        EXPECT_LE(imported.remarks.size(), 20);
        for (const ImportedAccount &each : imported.accounts)
            EXPECT_NE(each.account.security, protocol::Security::None);
    }
    EXPECT_TRUE(has(read(QByteArray(10 * 1024 * 1024, 'x')).remarks, Kind::TooLarge));
    EXPECT_TRUE(has(read("user_pref(\"mail.smtpservers\", \"a\n").remarks, Kind::LineNotUnderstood));
    QByteArray dos = kPrefs;
    dos.replace("\n", "\r\n");
    EXPECT_EQ(lines(read(dos)), lines(read(kPrefs)));
}

TEST_F(ImportThunderbirdTest, ProfilesOfThePackageTheSnapAndTheFlatpak)
{
    EXPECT_EQ(importThunderbird(places()), Imported());
    const QByteArray ini
        = "[Install4F96]\r\nDefault=x.default\r\n\r\n[Profile1]\r\nName=a\r\nIsRelative=1\r\nPath=x.default\r\n"
          "[Profile0]\nName=never opened\nIsRelative=1\nPath=gone\n[General]\nPath=evil\n";
    for (const char *folder :
        {".thunderbird", "snap/thunderbird/common/.thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird"}) {
        write(QLatin1String(folder) + QStringLiteral("/profiles.ini"), ini);
        write(QLatin1String(folder) + QStringLiteral("/x.default/prefs.js"), kPrefs);
    }
    write(QStringLiteral("elsewhere/prefs.js"), kPrefs);
    const Imported imported = importThunderbird(places());
    EXPECT_EQ(imported.accounts.size(), 12);
    EXPECT_TRUE(imported.remarks.isEmpty());
    write(QStringLiteral(".thunderbird/profiles.ini"),
        ini + "[Profile2]\nIsRelative=0\nPath=" + m_home.filePath(QStringLiteral("elsewhere")).toUtf8() + '\n');
    EXPECT_EQ(importThunderbird(places()).accounts.size(), 16);
    EXPECT_EQ(findSources(places()), QList{ImportSource::Thunderbird});
}

} // namespace
} // namespace pillarbox::account
