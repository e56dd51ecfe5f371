#include "app/platform/autostart.h"
#include "tests/support/await.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gmock/gmock.h>

namespace pillarbox::app {

namespace {

using testing::HasSubstr;
using testing::Not;

class Autostart : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_home.isValid());
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.path()));
    }
    void TearDown() override { qunsetenv("XDG_CONFIG_HOME"); }

    QString entryPath() const { return m_home.filePath(QStringLiteral("autostart/" PILLARBOX_APPLICATION_ID ".desktop")); }
    std::string entry() const
    {
        QFile file(entryPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    int run(const QString &program, const QStringList &words)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        std::optional<int> code;
        QObject::connect(&process, &QProcess::finished, &process, [&code](int ended) { code = ended; });
        process.start(program, words);
        return test::await([&code] { return code.has_value(); }) ? *code : -1;
    }

    QTemporaryDir m_home;
};

TEST_F(Autostart, IsOffOnAndOff)
{
    EXPECT_FALSE(startsAtLogin());
    ASSERT_TRUE(setStartsAtLogin(true, QStringLiteral("/opt/pillarbox")));
    EXPECT_TRUE(startsAtLogin());
    EXPECT_THAT(entry(), HasSubstr("\nExec=\"/opt/pillarbox\" --background\n"));
    EXPECT_EQ(run(QStringLiteral("desktop-file-validate"), {entryPath()}), 0);
    ASSERT_TRUE(setStartsAtLogin(false, QStringLiteral("/opt/pillarbox")));
    EXPECT_FALSE(startsAtLogin());
    EXPECT_FALSE(QFile::exists(entryPath()));
    EXPECT_TRUE(setStartsAtLogin(false, QStringLiteral("/opt/pillarbox")));
}

TEST_F(Autostart, HonoursWhatTheDesktopSwitchedOff)
{
    ASSERT_TRUE(setStartsAtLogin(true, QStringLiteral("/opt/pillarbox")));
    const QByteArray on = QByteArray::fromStdString(entry());
    for (const char *off : {"Hidden=true\n", "X-GNOME-Autostart-enabled=false\n", "Hidden = true \n"}) {
        write(entryPath(), on + off);
        EXPECT_FALSE(startsAtLogin()) << off;
    }
    for (const char *other :
        {"Hidden=false\n", "X-GNOME-Autostart-enabled=true\n", "[Other]\nHidden=true\n", "#Hidden=true\n"}) {
        write(entryPath(), on + other);
        EXPECT_TRUE(startsAtLogin()) << other;
    }
    write(entryPath(), on + "Hidden=true\n");
    ASSERT_TRUE(setStartsAtLogin(true, QStringLiteral("/opt/pillarbox")));
    EXPECT_TRUE(startsAtLogin());
    EXPECT_THAT(entry(), Not(HasSubstr("Hidden")));
}

TEST_F(Autostart, NamesAProgramThatIsFoundByItsName)
{
    QDir(m_home.path()).mkdir(QStringLiteral("bin"));
    const QString program = m_home.filePath(QStringLiteral("bin/pillarbox"));
    write(program, "#!/bin/sh\n");
    QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(m_home.filePath(QStringLiteral("bin"))) + ':' + path);
    EXPECT_TRUE(setStartsAtLogin(true, program));
    EXPECT_THAT(entry(), HasSubstr("\nExec=pillarbox --background\n"));
    EXPECT_TRUE(setStartsAtLogin(true, QStringLiteral("/elsewhere/pillarbox")));
    EXPECT_THAT(entry(), HasSubstr("\nExec=\"/elsewhere/pillarbox\" --background\n"));
    qputenv("PATH", path);
}

TEST_F(Autostart, APercentSignIsNoFieldCode)
{
    ASSERT_TRUE(setStartsAtLogin(true, QStringLiteral("/opt/100 %u/pillarbox")));
    EXPECT_THAT(entry(), HasSubstr(" \"/opt/100 %%u/pillarbox\" --background\n"));
    EXPECT_EQ(run(QStringLiteral("desktop-file-validate"), {entryPath()}), 0) << entry();
}

// What GLib, and with it most desktops, makes of the entry.
class AnyPath : public Autostart, public testing::WithParamInterface<const char *>
{
};

INSTANTIATE_TEST_SUITE_P(Paths, AnyPath,
    testing::Values("a \"b\" 'c' $d `e` \\f ü\t;&|<>~*?#()", "100 % of %u %% a \"b\" 'c' $d `e` \\f ü\t;&|<>~*?#()=", "100%"));

TEST_P(AnyPath, IsStartedAsItIs)
{
    const QString folder = m_home.filePath(QString::fromUtf8(GetParam()));
    ASSERT_TRUE(QDir().mkpath(folder));
    const QString program = folder + QLatin1String("/pillarbox");
    const QString mark = m_home.filePath(QStringLiteral("mark"));
    write(program, "#!/bin/sh\necho \"$@\" > '" + QFile::encodeName(mark) + "'\n");
    QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    ASSERT_TRUE(setStartsAtLogin(true, program));
    const QString launch = QStringLiteral("import sys\nfrom gi.repository import Gio\n"
                                          "Gio.DesktopAppInfo.new_from_filename(sys.argv[1]).launch([], None)\n");
    ASSERT_EQ(run(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), launch, entryPath()}), 0) << entry();
    QByteArray said;
    EXPECT_TRUE(test::await([&] {
        QFile file(mark);
        said = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return !said.isEmpty();
    })) << entry();
    EXPECT_EQ(said, "--background\n");
}

TEST_F(Autostart, SaysWhyItCannotBe)
{
    write(m_home.filePath(QStringLiteral("autostart")), "");
    const auto done = setStartsAtLogin(true, QStringLiteral("/opt/pillarbox"));
    ASSERT_FALSE(done);
    EXPECT_FALSE(done.error().isEmpty());
    EXPECT_FALSE(startsAtLogin());
}

} // namespace

} // namespace pillarbox::app
