// The accounts' file: atomic, private, shared by processes, and never trusted blindly.

#include "smtp/account/accountfile.h"
#include "smtp/account/accountstore.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTimer>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace pillarbox::account {
namespace {

class AccountStoreTest : public testing::Test
{
protected:
    static Account account(const char *address, const char *label = "")
    {
        Account account;
        account.label = QString::fromLatin1(label);
        account.identity = {QStringLiteral("Ada"), QString::fromLatin1(address)};
        account.host = QStringLiteral("smtp.example.org");
        return account;
    }
    QString file() const { return m_directory.filePath(QStringLiteral("profile/accounts.json")); }
    void write(const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(file()).path());
        QFile out(file());
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

    QTemporaryDir m_directory;
};

template<typename Condition>
bool runUntil(Condition condition)
{
    QTimer tick;
    tick.start(50);
    const QDeadlineTimer deadline(30'000);
    while (!condition() && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

TEST_F(AccountStoreTest, AnotherRelayIsNotHeldToWhatTheOldOneDid)
{
    AccountStore store(file());
    Account ada = account("ada@example.org");
    ada.port = 587;
    ada.memory = protocol::RelayMemory{true, {"PLAIN"}, {}, {}};
    ada.id = store.save(ada).value();
    ada.label = QStringLiteral("Home");
    ada.host = QStringLiteral("SMTP.example.org");
    ASSERT_TRUE(store.save(ada));
    EXPECT_EQ(store.find(ada.id)->memory, ada.memory);

    ada.port = 465;
    ASSERT_TRUE(store.save(ada));
    EXPECT_FALSE(store.find(ada.id)->memory);

    ada.host = QStringLiteral("mail.example.net");
    ada.memory = protocol::RelayMemory{true, {"LOGIN"}, {}, {}}; // of a test just made
    ASSERT_TRUE(store.save(ada));
    EXPECT_EQ(store.find(ada.id)->memory, ada.memory);
    ada.host = QStringLiteral("mail.example.org");
    ASSERT_TRUE(store.save(ada));
    EXPECT_FALSE(store.find(ada.id)->memory);
}

TEST_F(AccountStoreTest, AnAbsentFileHoldsNoAccounts)
{
    AccountStore store(file());
    EXPECT_TRUE(store.load());
    EXPECT_TRUE(store.accounts().isEmpty());
    EXPECT_EQ(store.defaultAccount(), nullptr);
    EXPECT_FALSE(QFile::exists(file()));
}

TEST_F(AccountStoreTest, KeepsWhatWasSaved)
{
    QString id;
    {
        AccountStore store(file());
        ASSERT_TRUE(store.load());
        const auto saved = store.save(account("ada@example.org"));
        ASSERT_TRUE(saved);
        id = saved.value();
        EXPECT_FALSE(id.isEmpty());
    }
    AccountStore store(file());
    ASSERT_TRUE(store.load());
    ASSERT_NE(store.find(id), nullptr);
    EXPECT_EQ(store.find(id)->label, QStringLiteral("ada@example.org")) << "the address where no label was given";
    EXPECT_TRUE(store.find(id)->isDefault);
    EXPECT_EQ(QFileInfo(file()).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
}

TEST_F(AccountStoreTest, IdentitiesGetIdsThatStay)
{
    AccountStore store(file());
    Account ada = account("ada@example.org");
    ada.id = store.save(ada).value();
    EXPECT_TRUE(store.find(ada.id)->identity.id.isEmpty()) << "there is nothing to tell it from";
    ada.furtherIdentities = {Identity{{QStringLiteral("Press"), QStringLiteral("press@example.org")}}};
    ASSERT_TRUE(store.save(ada));
    const Account saved = *store.find(ada.id);
    const QString first = saved.identity.id;
    const QString second = saved.furtherIdentities.first().id;
    EXPECT_FALSE(first.isEmpty() || second.isEmpty() || first == second);
    ASSERT_TRUE(store.save(saved));
    EXPECT_EQ(*store.find(ada.id), saved);
}

TEST_F(AccountStoreTest, FindsByLabelElseByAddress)
{
    AccountStore store(file());
    const auto work = store.save(account("ada@example.org", "Work"));
    const auto home = store.save(account("ada@home.example", "Home"));
    ASSERT_TRUE(work && home);
    EXPECT_EQ(store.findByLabel(QStringLiteral("work"))->id, work.value());
    EXPECT_EQ(store.findByLabel(QStringLiteral("ada@HOME.example"))->id, home.value());
    EXPECT_EQ(store.findByLabel(QStringLiteral("nobody")), nullptr);
    EXPECT_EQ(store.findByLabel(QString()), nullptr);
}

TEST_F(AccountStoreTest, ALabelIsTakenOnce)
{
    AccountStore store(file());
    const auto first = store.save(account("ada@example.org", "Work"));
    ASSERT_TRUE(first);
    const auto second = store.save(account("ada@other.example", "WORK"));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error(), AccountError::LabelTaken);
    Account changed = *store.find(first.value());
    changed.host = QStringLiteral("mail.example.org");
    EXPECT_TRUE(store.save(changed)) << "its own label is no other's";
    EXPECT_EQ(store.accounts().size(), 1);
}

TEST_F(AccountStoreTest, WhileAnotherProcessWritesThereIsNoMomentWithoutAccounts)
{
    AccountStore store(file());
    ASSERT_TRUE(store.save(account("ada@example.org", "Work")));
    const AccountFileContents contents = readAccountFile(file()).value();
    std::atomic<bool> isOver = false;
    std::thread writer([&] {
        for (int i = 0; i < 3000; ++i)
            (void)writeAccountFile(file(), contents);
        isOver = true;
    });
    int missed = 0;
    while (!isOver) {
        const auto read = readAccountFile(file());
        missed += !read || read->accounts.size() != 1 ? 1 : 0;
    }
    writer.join();
    EXPECT_EQ(missed, 0);
}

TEST_F(AccountStoreTest, NothingIsWrittenThatWouldNotBeRead)
{
    AccountStore store(file());
    ASSERT_TRUE(store.save(account("ada@example.org", "Work")));
    Account lengthy = account("ada@other.example", "Home");
    lengthy.identity.signature = QString(65 * 1024 * 1024, u'x');
    const auto saved = store.save(lengthy);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error(), AccountError::TooLarge);
    AccountStore again(file());
    ASSERT_TRUE(again.load());
    EXPECT_EQ(again.accounts().size(), 1);
    EXPECT_TRUE(store.save(account("ada@third.example", "Third"))) << "what was refused is not kept";
}

TEST_F(AccountStoreTest, ThereIsAlwaysOneDefault)
{
    AccountStore store(file());
    const QString first = store.save(account("a@example.org")).value();
    Account other = account("b@example.org");
    other.isDefault = true;
    const QString second = store.save(other).value();
    EXPECT_EQ(store.defaultAccount()->id, second);
    EXPECT_FALSE(store.find(first)->isDefault);
    Account noMore = *store.find(second);
    noMore.isDefault = false;
    ASSERT_TRUE(store.save(noMore));
    ASSERT_NE(store.defaultAccount(), nullptr);
    EXPECT_TRUE(store.defaultAccount()->isDefault);
    ASSERT_TRUE(store.remove(store.defaultAccount()->id));
    ASSERT_EQ(store.accounts().size(), 1);
    EXPECT_TRUE(store.accounts().first().isDefault);
}

TEST_F(AccountStoreTest, WhatIsGoneIsNotBroughtBack)
{
    AccountStore store(file());
    const QString id = store.save(account("a@example.org")).value();
    const Account kept = *store.find(id);
    ASSERT_TRUE(store.remove(id));
    EXPECT_EQ(store.remove(id).error(), AccountError::NoSuchAccount);
    const auto again = store.save(kept);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error(), AccountError::NoSuchAccount);
    EXPECT_TRUE(store.accounts().isEmpty());
}

TEST_F(AccountStoreTest, ChangesByAnotherAreSeenAndKept)
{
    AccountStore mine(file());
    AccountStore theirs(file());
    ASSERT_TRUE(mine.load());
    ASSERT_TRUE(theirs.load());
    int changes = 0;
    QObject::connect(&mine, &AccountStore::changed, &mine, [&] { ++changes; });
    ASSERT_TRUE(theirs.save(account("b@example.org")));
    EXPECT_TRUE(mine.save(account("a@example.org")));
    EXPECT_EQ(mine.accounts().size(), 2) << "the file is read again before it is changed";
    ASSERT_TRUE(theirs.save(account("c@example.org")));
    ASSERT_TRUE(theirs.save(account("d@example.org")));
    EXPECT_TRUE(runUntil([&] { return mine.accounts().size() == 4; }));
    EXPECT_TRUE(runUntil([&] { return theirs.accounts().size() == 4; }));
    EXPECT_GE(changes, 2);
}

TEST_F(AccountStoreTest, TheFirstFileOfAnotherIsSeen)
{
    QDir().mkpath(QFileInfo(file()).path());
    AccountStore mine(file());
    ASSERT_TRUE(mine.load());
    AccountStore theirs(file());
    ASSERT_TRUE(theirs.save(account("b@example.org")));
    EXPECT_TRUE(runUntil([&] { return mine.accounts().size() == 1; }));
}

TEST_F(AccountStoreTest, ADamagedFileIsKeptAside)
{
    for (const QByteArray &bytes : {QByteArray("not json"), QByteArray("{}"), QByteArray("{\"version\":1,\"accounts\":[{}]}"),
             QByteArray("{\"version\":1,\"accounts\":7}"), QByteArray("")}) {
        write(bytes);
        AccountStore store(file());
        const auto loaded = store.load();
        ASSERT_FALSE(loaded) << bytes.constData();
        EXPECT_EQ(loaded.error(), AccountError::Damaged);
        EXPECT_TRUE(store.accounts().isEmpty());
        EXPECT_FALSE(QFile::exists(file()));
    }
    QFile aside(file() + QStringLiteral(".damaged"));
    ASSERT_TRUE(aside.open(QIODevice::ReadOnly));
    EXPECT_EQ(aside.readAll(), "not json");
    EXPECT_TRUE(QFile::exists(file() + QStringLiteral(".damaged-5"))) << "none replaces another";
    AccountStore store(file());
    EXPECT_EQ(store.load().error(), AccountError::Damaged) << "until there is another one";
    EXPECT_TRUE(store.save(account("a@example.org")));
    EXPECT_TRUE(AccountStore(file()).load());
    EXPECT_TRUE(QFile::exists(file() + QStringLiteral(".damaged")));
}

TEST_F(AccountStoreTest, AFileDamagedLaterStopsChangesAndIsNotOverwritten)
{
    AccountStore store(file());
    ASSERT_TRUE(store.save(account("a@example.org")));
    write("broken");
    const auto saved = store.save(account("b@example.org"));
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error(), AccountError::Damaged);
    QFile in(file());
    ASSERT_TRUE(in.open(QIODevice::ReadOnly));
    EXPECT_EQ(in.readAll(), "broken");
}

TEST_F(AccountStoreTest, AFileOfANewerProgramIsLeftAlone)
{
    const QByteArray newer = "{\"version\":2,\"accounts\":[]}";
    write(newer);
    AccountStore store(file());
    EXPECT_EQ(store.load().error(), AccountError::CannotRead);
    EXPECT_FALSE(store.save(account("a@example.org")));
    QFile in(file());
    ASSERT_TRUE(in.open(QIODevice::ReadOnly));
    EXPECT_EQ(in.readAll(), newer);
}

TEST_F(AccountStoreTest, WhatCannotBeWrittenIsAnErrorAndChangesNothing)
{
    QFile inTheWay(m_directory.filePath(QStringLiteral("profile")));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    AccountStore store(file());
    const auto saved = store.save(account("a@example.org"));
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error(), AccountError::CannotWrite);
    EXPECT_TRUE(store.accounts().isEmpty());
}

} // namespace
} // namespace pillarbox::account
