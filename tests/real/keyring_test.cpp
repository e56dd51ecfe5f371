// The real gnome-keyring in a desktop session of its own: HOME, runtime directory and bus are made for the test and go with it.

#include "tests/real/need.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;

const auto kUnlocked
    = u"printf %s keyring-password | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null"_s;
const auto kPython = u"/usr/bin/python3"_s; // Debian's, which has dbus
const auto kLocked = u"gnome-keyring-daemon --start --components=secrets >/dev/null"_s;

QString missing()
{
    for (const QString &program : {u"gnome-keyring-daemon"_s, u"dbus-run-session"_s, u"dbus-daemon"_s, kPython}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program + u" is not installed"_s;
    }
    return {};
}

class KeyringTest : public testing::Test
{
protected:
    void SetUp() override
    {
        PILLARBOX_NEED(missing());
        QDir(m_directory.path()).mkdir(u"run"_s);
        ::chmod(QFile::encodeName(m_directory.filePath(u"run"_s)).constData(), 0700);
    }

    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
        environment.insert(u"LANG"_s, u"C.UTF-8"_s);
        environment.insert(u"HOME"_s, m_directory.path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_directory.filePath(u"run"_s));
        for (const QString &name : {u"ASAN_OPTIONS"_s, u"LSAN_OPTIONS"_s}) {
            if (qEnvironmentVariableIsSet(name.toLatin1().constData()))
                environment.insert(name, qEnvironmentVariable(name.toLatin1().constData()));
        }
        return environment;
    }
    QStringList run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setStandardInputFile(QProcess::nullDevice());
        process.setStandardOutputFile(m_directory.filePath(u"out"_s));
        process.setStandardErrorFile(m_directory.filePath(u"err"_s));
        process.start(program, arguments);
        EXPECT_TRUE(process.waitForFinished(100'000));
        EXPECT_EQ(process.exitCode(), 0) << content(u"err"_s).constData();
        return QString::fromUtf8(content(u"out"_s)).split(u'\n', Qt::SkipEmptyParts);
    }
    QByteArray content(const QString &name) const
    {
        QFile file(m_directory.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // The tool's lines; service: the shell command that brings the keyring up in this session.
    QStringList inSession(const QString &service, const QStringList &arguments)
    {
        const QString script = service + u" && exec \"$0\" \"$@\""_s;
        return run(u"dbus-run-session"_s,
            QStringList{u"--"_s, u"sh"_s, u"-c"_s, script, QStringLiteral(PILLARBOX_KEYRING_TOOL)} + arguments);
    }

    // A service of the test's own, which behaves as its mode says; it writes down whenever it asks its user something.
    QStringList withService(const QStringList &mode, const QStringList &arguments)
    {
        const QString program = QStringList{kPython, QStringLiteral(PILLARBOX_SECRET_SERVICE), mode.join(u' ')}.join(u' ');
        return inSession(
            QStringLiteral(
                "cd \"$HOME\" && rm -f ready questions && mkfifo ready && { %1 questions >ready & } && read _ <ready")
                .arg(program),
            arguments);
    }
    // The configuration of a bus that starts nothing by itself.
    QString bareBus()
    {
        QFile config(m_directory.filePath(u"bus.conf"_s));
        EXPECT_TRUE(config.open(QIODevice::WriteOnly));
        config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">"
                     "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy>"
                     "</busconfig>");
        config.close();
        return u"--config-file="_s + config.fileName();
    }
    int questions() const { return int(content(u"questions"_s).count('\n')); }

    QTemporaryDir m_directory;
};

TEST_F(KeyringTest, WhatWasSavedIsThereAfterARestart)
{
    EXPECT_EQ(inSession(kUnlocked, {u"write"_s, u"a"_s, u"pässwörd €"_s, u"read"_s, u"a"_s, u"name"_s}),
        (QStringList{u"ok"_s, u"ok pässwörd €"_s, u"GNOME Keyring"_s}));
    EXPECT_EQ(inSession(kUnlocked, {u"read"_s, u"a"_s}), QStringList{u"ok pässwörd €"_s});
    EXPECT_EQ(inSession(kUnlocked, {u"write"_s, u"a"_s, u"other"_s, u"read"_s, u"a"_s, u"remove"_s, u"a"_s, u"read"_s, u"a"_s}),
        (QStringList{u"ok"_s, u"ok other"_s, u"ok"_s, u"NotFound"_s}));
}

TEST_F(KeyringTest, AnAbsentEntryIsNotFound)
{
    EXPECT_EQ(inSession(kUnlocked, {u"read"_s, u"nobody"_s, u"remove"_s, u"nobody"_s}), (QStringList{u"NotFound"_s, u"ok"_s}));
}

TEST_F(KeyringTest, ALockedKeyringIsCalledLocked)
{
    ASSERT_EQ(inSession(kUnlocked, {u"write"_s, u"a"_s, u"secret"_s}), QStringList{u"ok"_s});
    EXPECT_EQ(inSession(kLocked, {u"read"_s, u"a"_s, u"write"_s, u"b"_s, u"x"_s, u"remove"_s, u"a"_s}),
        (QStringList{u"Locked"_s, u"Locked"_s, u"Locked"_s}));
    EXPECT_EQ(inSession(kUnlocked, {u"read"_s, u"a"_s}), QStringList{u"ok secret"_s}) << "nothing was lost";
}

TEST_F(KeyringTest, UnlockingByWhomeverIsSeen)
{
    EXPECT_EQ(inSession(kUnlocked,
                  {u"write"_s, u"a"_s, u"secret"_s, u"lock"_s, u"read"_s, u"a"_s, u"opens-by"_s, u"keyring-password"_s,
                      u"read"_s, u"a"_s}),
        (QStringList{u"ok"_s, u"Locked"_s, u"opened"_s, u"ok secret"_s}));
}

TEST_F(KeyringTest, AnOpenKeyringNeedsNoUnlocking)
{
    EXPECT_EQ(inSession(kUnlocked, {u"unlock"_s}), QStringList{u"ok"_s});
}

TEST_F(KeyringTest, AServiceWithoutACollectionIsNoneThatIsLocked)
{
    EXPECT_EQ(withService({u"empty"_s}, {u"read"_s, u"a"_s, u"write"_s, u"a"_s, u"x"_s, u"unlock"_s}),
        (QStringList{u"NoCollection"_s, u"NoCollection"_s, u"NoCollection"_s}));
}

TEST_F(KeyringTest, AnEntryThatIsNotGivenOutWasRefused)
{
    EXPECT_EQ(withService({u"refusing"_s}, {u"read"_s, u"a"_s}), QStringList{u"Refused"_s});
    EXPECT_EQ(withService({u"dismissing"_s}, {u"read"_s, u"a"_s}), QStringList{u"Refused"_s})
        << "the item alone was locked, and its user closed the question";
    EXPECT_EQ(withService({u"open"_s}, {u"read"_s, u"a"_s}), QStringList{u"NotFound"_s});
}

TEST_F(KeyringTest, OnlyUnlockAsks)
{
    EXPECT_EQ(withService({u"locked"_s, u"yes"_s},
                  {u"read"_s, u"a"_s, u"read"_s, u"b"_s, u"write"_s, u"a"_s, u"x"_s, u"remove"_s, u"a"_s}),
        (QStringList{u"Locked"_s, u"Locked"_s, u"Locked"_s, u"Locked"_s}));
    EXPECT_EQ(questions(), 0);
    EXPECT_EQ(withService({u"locked"_s, u"yes"_s}, {u"unlock"_s, u"read"_s, u"a"_s}), (QStringList{u"ok"_s, u"NotFound"_s}));
    EXPECT_EQ(questions(), 1);
}

TEST_F(KeyringTest, AClosedQuestionLeavesItLocked)
{
    EXPECT_EQ(withService({u"locked"_s, u"no"_s}, {u"unlock"_s, u"read"_s, u"a"_s}), (QStringList{u"Refused"_s, u"Locked"_s}));
    EXPECT_EQ(questions(), 1);
}

TEST_F(KeyringTest, AServiceThatComesLaterIsSeen)
{
    const QString start = kPython + u' ' + QStringLiteral(PILLARBOX_SECRET_SERVICE) + u" open questions >/dev/null &"_s;
    EXPECT_EQ(run(u"dbus-run-session"_s, {bareBus(), u"--"_s, QStringLiteral(PILLARBOX_KEYRING_TOOL), u"opens"_s, start}),
        QStringList{u"opened"_s});
}

TEST_F(KeyringTest, WithoutABusThereIsNoKeychain)
{
    EXPECT_EQ(
        run(QStringLiteral(PILLARBOX_KEYRING_TOOL),
            {u"name"_s, u"read"_s, u"a"_s, u"write"_s, u"a"_s, u"x"_s, u"keep"_s, u"a"_s, u"for now"_s, u"read"_s, u"a"_s})
            .join(u'|'),
        u"NoKeychain|NoKeychain|ok for now"_s)
        << "the name is empty";
}

TEST_F(KeyringTest, ABusWithoutAServiceHasNoKeychain)
{
    EXPECT_EQ(run(u"dbus-run-session"_s,
                  {bareBus(), u"--"_s, QStringLiteral(PILLARBOX_KEYRING_TOOL), u"name"_s, u"read"_s, u"a"_s, u"write"_s, u"a"_s,
                      u"x"_s, u"remove"_s, u"a"_s})
                  .join(u'|'),
        u"NoKeychain|NoKeychain|NoKeychain"_s);
}

TEST_F(KeyringTest, AServiceThatDoesNotAnswerMeetsTheTimeLimit)
{
    EXPECT_EQ(inSession(kUnlocked, {u"write"_s, u"a"_s, u"secret"_s, u"stuck"_s, u"a"_s, u"read"_s, u"a"_s}),
        (QStringList{u"ok"_s, u"TimedOut"_s, u"ok secret"_s}));
}

TEST_F(KeyringTest, ACancelledJobsLateAnswerIsHeardByNobody)
{
    EXPECT_EQ(inSession(kUnlocked, {u"write"_s, u"a"_s, u"secret"_s, u"late"_s, u"a"_s, u"read"_s, u"a"_s}),
        (QStringList{u"ok"_s, u"cancelled"_s, u"ok secret"_s}));
}

TEST_F(KeyringTest, TheSecretIsInNoFileAsPlainText)
{
    ASSERT_EQ(inSession(kUnlocked, {u"write"_s, u"a"_s, u"very-special-secret"_s}), QStringList{u"ok"_s});
    QProcess grep;
    grep.start(u"grep"_s, {u"-r"_s, u"-l"_s, u"very-special-secret"_s, m_directory.filePath(u".local"_s)});
    ASSERT_TRUE(grep.waitForFinished());
    EXPECT_EQ(grep.exitCode(), 1) << grep.readAllStandardOutput().constData();
}

} // namespace
} // namespace pillarbox::test
