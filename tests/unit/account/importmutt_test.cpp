// mutt's settings: variables, quotes, sourced files; no command is run and no secret read. tests/real asks mutt itself.

#include "smtp/account/importmutt.h"

#include "tests/unit/account/importfixture.h"

namespace pillarbox::account {
namespace {

class ImportMuttTest : public ImportTest
{
protected:
    Imported read(const QByteArray &bytes) { return readMuttFile(write(QStringLiteral(".muttrc"), bytes), places()); }
    Imported readWith(const QByteArray &bytes)
    {
        return read("set smtp_url=smtp://ada@h.example:587/\nset from=a@b.example\n" + bytes);
    }
    ImportedAccount only(const Imported &imported)
    {
        EXPECT_EQ(imported.accounts.size(), 1);
        return imported.accounts.value(0);
    }
};

const QByteArray kUsual = "# mine\n"
                          "source ~/.mutt/colours # nothing\n"
                          "set my_host = smtp.example.org\n"
                          "set realname='Ada Lovelace' from=ada@example.org\n"
                          "set smtp_url = \"smtps://ada%40example.org:geheim@$my_host:465/\"; set sort=threads\n"
                          "set smtp_pass = \"geheim\"\n"
                          "macro index x \"<shell-escape>\"\n";

TEST_F(ImportMuttTest, TakesTheRelay)
{
    write(QStringLiteral(".mutt/colours"), "color normal white black\n");
    const Imported imported = read(kUsual);
    EXPECT_TRUE(imported.remarks.isEmpty());
    EXPECT_EQ(lines(imported), list({"|Ada Lovelace <ada@example.org>|smtp.example.org:465 tls|ada@example.org|"}));
    EXPECT_TRUE(has(only(imported).remarks, Kind::SecretLeft, QStringLiteral("smtp_url")));
    EXPECT_TRUE(has(only(imported).remarks, Kind::SecretLeft, QStringLiteral("smtp_pass")));
    for (const ImportRemark &remark : only(imported).remarks)
        EXPECT_FALSE(remark.field.contains(QStringLiteral("geheim")));
    EXPECT_EQ(read("set sendmail=/usr/sbin/sendmail\nset from=a@b.example\n"), Imported()) << "no relay of its own";
}

TEST_F(ImportMuttTest, StartTlsIsCertainOnlyWhereItIsForced)
{
    EXPECT_FALSE(only(readWith("")).isToBeTested());
    EXPECT_TRUE(only(readWith("unset ssl_force_tls\n")).isToBeTested());
    EXPECT_TRUE(only(readWith("set nossl_force_tls ssl_starttls=no\n")).isToBeTested());
    EXPECT_FALSE(only(readWith("set ssl_force_tls = no\nset ssl_force_tls\n")).isToBeTested());
    EXPECT_EQ(only(readWith("set ssl_starttls=no ssl_force_tls=no")).account.security, protocol::Security::StartTls);
}

TEST_F(ImportMuttTest, NoCommandIsRunAndItsValueIsNotGuessed)
{
    const Imported url = read("set smtp_url=`cat ~/url`\nset from=a@b.example\n");
    EXPECT_FALSE(only(url).isComplete());
    EXPECT_TRUE(has(only(url).remarks, Kind::CommandNotRun, QStringLiteral("smtp_url")));
    EXPECT_FALSE(has(only(url).remarks, Kind::Missing));
    EXPECT_TRUE(has(only(readWith("set smtp_pass=`pass mail`")).remarks, Kind::CommandNotRun, QStringLiteral("smtp_pass")));
    EXPECT_TRUE(has(readWith("source \"gpg -dsq ~/secret |\"\n").remarks, Kind::CommandNotRun, QStringLiteral("source")));
    EXPECT_TRUE(has(only(readWith("set from=$nobody@b.example\n")).remarks, Kind::BadValue, QStringLiteral("from")));
    EXPECT_TRUE(
        has(readWith("folder-hook work 'set smtp_url=smtp://x'\n").remarks, Kind::NotTaken, QStringLiteral("folder-hook")));
    EXPECT_TRUE(readWith("folder-hook work 'set sort=date'\n").remarks.isEmpty());
}

TEST_F(ImportMuttTest, AddressesOfServers)
{
    const auto of = [this](const QByteArray &url) {
        return line(only(read("set from=a@b.example smtp_url=\"" + url + "\"")).account).section(QLatin1Char('|'), 2);
    };
    EXPECT_EQ(of("smtp://h"), QStringLiteral("h:25 starttls||"));
    EXPECT_EQ(of("SMTPS://u@v@h/x:9"), QStringLiteral("h:465 tls|u@v|"));
    EXPECT_EQ(of("smtp://u%3Av@[::1]:2525"), QStringLiteral("::1:2525 starttls|u:v|"));
    EXPECT_EQ(of("smtp://h:587"), QStringLiteral("h:587 starttls||"));
    for (const char *bad :
        {"imap://h", "smtp://", "smtp:h", "smtp://u@", "smtp://h%20x", "smtp://u%0A@h", "smtp://h:0", "smtp://h:x"})
        EXPECT_TRUE(has(
            only(read("set from=a@b.example smtp_url=" + QByteArray(bad))).remarks, Kind::BadValue, QStringLiteral("smtp_url")))
            << bad;
}

TEST_F(ImportMuttTest, FilesThatNameFilesEnd)
{
    write(QStringLiteral("a"), "source ~/a\n");
    EXPECT_TRUE(has(readWith("source ~/a\n").remarks, Kind::TooDeep));
    write(QStringLiteral("b"), "set from=c@d.example\n");
    EXPECT_EQ(only(readWith("source b\n")).account.identity.address, QStringLiteral("c@d.example"));
    QByteArray many;
    for (int i = 0; i < 200; ++i)
        many += "source b\n";
    EXPECT_TRUE(has(readWith(many).remarks, Kind::TooMany));
    EXPECT_TRUE(has(readWith("source /nowhere\n").remarks, Kind::CannotRead));
    EXPECT_TRUE(has(readWith("source /dev/zero\n").remarks, Kind::CannotRead));
}

TEST_F(ImportMuttTest, BrokenFilesAreNotBelieved)
{
    for (const QByteArray &bytes : brokenFiles(kUsual)) {
        for (const ImportedAccount &each : read(bytes).accounts)
            EXPECT_NE(each.account.security, protocol::Security::None);
    }
    EXPECT_TRUE(has(read(QByteArray(10 * 1024 * 1024, 'x')).remarks, Kind::TooLarge));
    EXPECT_TRUE(has(readWith("set realname=\"Zo\xeb\"\n").remarks, Kind::NotUtf8));
    EXPECT_EQ(only(readWith("set realname=\"Zo\xeb\"\r\n")).account.identity.name, QStringLiteral("Zoë"));
}

TEST_F(ImportMuttTest, TheFilesThatMuttAndNeomuttRead)
{
    EXPECT_EQ(importMutt(places()), Imported());
    write(QStringLiteral(".config/mutt/muttrc"), "set smtp_url=smtp://third from=a@b.example");
    write(QStringLiteral(".mutt/muttrc"), "set smtp_url=smtp://second from=a@b.example");
    write(QStringLiteral(".config/neomutt/neomuttrc"), "set smtp_url=smtp://neo from=a@b.example");
    EXPECT_EQ(lines(importMutt(places())), list({"|a@b.example|second:25 starttls||", "|a@b.example|neo:25 starttls||"}));
    EXPECT_EQ(findSources(places()), QList{ImportSource::Mutt});
}

} // namespace
} // namespace pillarbox::account
