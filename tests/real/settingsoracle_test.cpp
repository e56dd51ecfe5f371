// What msmtp and mutt make of a settings file, and what is imported of it, are the same: some dozens of made-up files each.

#include "need.h"
#include "smtp/account/importmsmtp.h"
#include "smtp/account/importmutt.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>
#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

constexpr int kFiles = 40;

class SettingsOracleTest : public testing::Test
{
protected:
    static QString missing(const char *program)
    {
        const bool isThere = !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
        return isThere ? QString() : QStringLiteral("%1 is not installed").arg(QLatin1String(program));
    }
    QString write(const QByteArray &bytes)
    {
        const QString path = m_home.filePath(QStringLiteral("settings"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write(bytes);
        return path;
    }
    // name=value or name = value, by name.
    QHash<QString, QString> ask(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_home.path());
        process.setStandardInputFile(QProcess::nullDevice());
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        EXPECT_TRUE(process.waitForFinished());
        const QString out = QString::fromUtf8(process.readAllStandardOutput());
        EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().constData();
        QHash<QString, QString> values;
        for (const QString &line : out.split(QLatin1Char('\n')))
            values.insert(line.section(QLatin1Char('='), 0, 0).trimmed(), line.section(QLatin1Char('='), 1).trimmed());
        return values;
    }
    template<typename List>
    auto any(const List &list)
    {
        return list[qsizetype(m_random.bounded(quint32(std::size(list))))];
    }
    QByteArray spaced(const QByteArray &command, const QByteArray &value)
    {
        return any(QByteArrayList{"", " ", "\t"}) + command + any(QByteArrayList{" ", "\t", "   "})
            + any(QByteArrayList{value, '"' + value + '"'}) + any(QByteArrayList{"\n", " \n", "\r\n", "\n\n# x\n"});
    }

    QByteArray msmtpSettings()
    {
        QByteArray text;
        for (int i = int(m_random.bounded(5)); i > 0; --i)
            text += any(QByteArrayList{spaced("host", any(QByteArrayList{"smtp.example.org", "b.example", "192.0.2.1"})),
                spaced("port", any(QByteArrayList{"587", "2525", "26"})), spaced("tls", any(QByteArrayList{"on", "off"})),
                spaced("tls_starttls", any(QByteArrayList{"on", "off"})),
                spaced("auth", any(QByteArrayList{"on", "off", "plain", "login", "cram-md5"})),
                spaced("user", any(QByteArrayList{"ada", "ada@x.example"})),
                spaced("from", any(QByteArrayList{"a@b.example", "c@d.example"})), spaced("proxy_host", "proxy.example"),
                spaced("proxy_port", "9050"), spaced("logfile", "/tmp/x"), QByteArray("tls\n"), QByteArray("auth\n")});
        return text;
    }
    QByteArray msmtpFile(QByteArrayList &names)
    {
        QByteArray text = m_random.bounded(2) ? "defaults\n" + msmtpSettings() : QByteArray();
        for (const char *name : {"a", "b", "c", "d"}) {
            QByteArray parents;
            for (const QByteArray &known : names)
                if (m_random.bounded(3) == 0)
                    parents += (parents.isEmpty() ? " : " : any(QByteArrayList{",", ", "})) + known;
            text += QByteArray("account ") + name + parents + "\nhost " + name + ".example\n" + msmtpSettings();
            names += name;
            if (m_random.bounded(4) == 0)
                text += "defaults\n" + msmtpSettings();
        }
        return text;
    }
    void compare(const Account &account, const QHash<QString, QString> &truth, const QByteArray &text)
    {
        const auto of = [&](const char *name) {
            const QString value = truth.value(QLatin1String(name));
            return value == QLatin1String("(not set)") ? QString() : value;
        };
        const bool isAuth = of("auth") != QLatin1String("none");
        const bool isImplicit = of("tls") == QLatin1String("on") && of("tls_starttls") == QLatin1String("off");
        EXPECT_EQ(account.host, of("host")) << text.constData();
        EXPECT_EQ(QString::number(account.port), of("port")) << text.constData();
        EXPECT_EQ(account.identity.address, of("from")) << text.constData();
        EXPECT_EQ(account.userName, isAuth ? of("user") : QString()) << text.constData();
        EXPECT_EQ(
            account.mechanism.toLower(), isAuth && of("auth") != QLatin1String("choose") ? of("auth").toLower().toLatin1() : "")
            << text.constData();
        EXPECT_EQ(account.security == protocol::Security::ImplicitTls, isImplicit) << text.constData();
        EXPECT_EQ(account.proxy.host, of("proxy host")) << text.constData();
        const QString proxyPort = account.proxy.host.isEmpty() ? QStringLiteral("0") : of("proxy port");
        EXPECT_TRUE(proxyPort == QLatin1String("0") || QString::number(account.proxy.port) == proxyPort) << text.constData();
    }

    QByteArray muttValue(const QByteArray &value)
    {
        return any(QByteArrayList{
            '"' + value + '"', '\'' + value + '\'', QByteArray(value).replace(" ", "\\ ").replace("\"", "\\\"")});
    }
    QByteArray muttSet(const QByteArray &name, const QByteArray &value)
    {
        return any(QByteArrayList{"set ", "  set\t"}) + name + any(QByteArrayList{"=", " = ", "= "}) + muttValue(value)
            + any(QByteArrayList{"\n", " # x\n", "; ", "\n\n# set from=no\n", "\\\n\n", "\r\n"});
    }
    QByteArray muttFile()
    {
        QByteArray text;
        for (int i = 8; i > 0; --i)
            text += any(QByteArrayList{muttSet("smtp_url",
                                           any(QByteArrayList{"smtp://ada@h.example:587/",
                                               "smtps://ada%40x.example:pw@h.example", "smtp://h.example"})),
                muttSet("from", any(QByteArrayList{"ada@x.example", "Ada L <ada@y.example>"})),
                muttSet("realname", any(QByteArrayList{"Ada Lovelace", "Zoë #1; x", "a"})),
                muttSet("ssl_starttls", any(QByteArrayList{"yes", "no", "ask-yes"})),
                muttSet("ssl_force_tls", any(QByteArrayList{"yes", "no"})), QByteArray("unset ssl_force_tls\n"),
                QByteArray("set nossl_force_tls from=z@z.example\n"), QByteArray("set ssl_force_tls\n"),
                QByteArray("toggle ssl_force_tls\n"), QByteArray("set my_x=my.example\nset smtp_url=\"smtp://u@$my_x:26\"\n"),
                QByteArray("set from=\"me@${my_x}\"\n"), QByteArray("set realname=$from\n"), QByteArray("unset realname\n"),
                QByteArray("source ~/inner\n"), QByteArray("set realname=\"a\\\"b\\$\\tc\"\n"),
                QByteArray("color normal white black\n")});
        return "set my_x=first.example\n" + text + '\n';
    }

    QTemporaryDir m_home;
    QRandomGenerator m_random{20};
};

TEST_F(SettingsOracleTest, MsmtpSaysTheSame)
{
    PILLARBOX_NEED(missing("msmtp"));
    int accounts = 0;
    for (int i = 0; i < kFiles && !HasFailure(); ++i) {
        QByteArrayList names;
        const QByteArray text = msmtpFile(names);
        const QString file = write(text);
        const Imported imported = readMsmtpFile(file);
        ASSERT_EQ(imported.accounts.size(), names.size()) << text.constData();
        const qsizetype which = i % names.size();
        compare(imported.accounts[which].account,
            ask(QStringLiteral("msmtp"),
                {QStringLiteral("-C"), file, QStringLiteral("-P"), QStringLiteral("-a"), QString::fromLatin1(names[which])}),
            "account " + names[which] + " of\n" + text);
        ++accounts;
    }
    EXPECT_EQ(accounts, kFiles);
}

TEST_F(SettingsOracleTest, MuttSaysTheSame)
{
    PILLARBOX_NEED(missing("mutt"));
    QFile inner(m_home.filePath(QStringLiteral("inner")));
    ASSERT_TRUE(inner.open(QIODevice::WriteOnly));
    inner.write("set realname='From within'\nset ssl_force_tls=no\n");
    inner.close();
    const ImportPlaces places{m_home.path(), {}, {}};
    int relays = 0;
    for (int i = 0; i < 2 * kFiles && !HasFailure(); ++i) {
        const QByteArray text = muttFile();
        const QString file = write(text);
        QStringList arguments{QStringLiteral("-n"), QStringLiteral("-F"), file};
        for (const char *name : {"smtp_url", "from", "realname", "ssl_force_tls", "ssl_starttls"})
            arguments << QStringLiteral("-Q") << QLatin1String(name);
        QHash<QString, QString> truth = ask(QStringLiteral("mutt"), arguments);
        const auto of = [&](const char *name) { return truth.value(QLatin1String(name)).chopped(1).mid(1); };
        const Imported imported = readMuttFile(file, places);
        const QUrl url(of("smtp_url"));
        ASSERT_EQ(imported.accounts.size(), url.isEmpty() ? 0 : 1) << text.constData();
        if (url.isEmpty())
            continue;
        ++relays;
        const ImportedAccount &each = imported.accounts[0];
        EXPECT_EQ(each.account.host, url.host()) << text.constData();
        EXPECT_EQ(each.account.userName, url.userName(QUrl::FullyDecoded)) << text.constData();
        EXPECT_EQ(each.account.port, url.port(url.scheme() == QLatin1String("smtps") ? 465 : 25)) << text.constData();
        const auto from = message::parseMailbox(of("from"));
        EXPECT_EQ(each.account.identity.address, from ? from->address : QString()) << text.constData();
        const bool isForced = truth.contains(QStringLiteral("ssl_force_tls is set"));
        EXPECT_EQ(each.isToBeTested(), url.scheme() == QLatin1String("smtp") && !isForced) << text.constData();
        QString name = of("realname");
        name.replace(QLatin1String("\\\""), QLatin1String("\"")).replace(QLatin1String("\\t"), QLatin1String("\t"));
        const bool isOnlyName = text.contains("realname") && from && from->name.isEmpty() && isImportableText(name);
        EXPECT_TRUE(!isOnlyName || each.account.identity.name == name.trimmed()) << text.constData();
    }
    EXPECT_GE(relays, 30);
}

} // namespace
} // namespace pillarbox::account
