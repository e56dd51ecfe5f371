// Secrets of removed accounts go from the keychain, at the latest at the next start; and a copy through the keychain.

#include "smtp/account/clientkey.h"
#include "smtp/account/postedjob.h"
#include "smtp/account/removedsecrets.h"
#include "smtp/account/secretcopy.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

using Kind = CredentialError::Kind;

// The memory's store, which may refuse.
class Keychain final : public CredentialStore
{
public:
    std::optional<Kind> refusal;

    std::unique_ptr<CredentialJob> read(const QString &id, ReadDone done) override { return m_memory->read(id, done); }
    std::unique_ptr<CredentialJob> write(const QString &id, const Secret &secret, WriteDone done) override
    {
        return refusal ? refused(done) : m_memory->write(id, secret, done);
    }
    std::unique_ptr<CredentialJob> remove(const QString &id, WriteDone done) override
    {
        return refusal ? refused(done) : m_memory->remove(id, done);
    }
    std::unique_ptr<CredentialJob> unlock(WriteDone done) override { return m_memory->unlock(done); }
    std::unique_ptr<CredentialJob> awaitOpen(std::function<void()> opened) override { return m_memory->awaitOpen(opened); }
    void keepForSession(const QString &id, const Secret &secret) override { m_memory->keepForSession(id, secret); }
    bool isKeptForSession(const QString &id) const override { return m_memory->isKeptForSession(id); }
    QString keychainName() const override { return {}; }

private:
    std::unique_ptr<CredentialJob> refused(const WriteDone &done) const
    {
        return std::make_unique<PostedJob>([kind = *refusal, done] { done(Unexpected{CredentialError{kind, {}}}); });
    }

    std::unique_ptr<CredentialStore> m_memory = makeMemoryStore();
};

class RemovedSecretsTest : public testing::Test
{
protected:
    RemovedSecretsTest()
    {
        for (const char *name : {"a@example.org", "b@example.org"}) {
            Account account;
            account.identity.address = QString::fromLatin1(name);
            account.hasStoredSecret = true;
            m_ids += m_store.save(account).value();
            m_keychain.keepForSession(m_ids.constLast(), Secret(name));
        }
    }
    // Each job answers from the event loop; the next one may follow from its answer.
    static void answer()
    {
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
    }
    bool isKept(int index) const { return m_keychain.isKeptForSession(m_ids[index]); }

    QTemporaryDir m_directory;
    AccountStore m_store{m_directory.filePath(QStringLiteral("accounts.json"))};
    Keychain m_keychain;
    RemovedSecrets m_removed{m_store, m_keychain};
    QStringList m_ids;
};

Account withId(const QString &id)
{
    Account account;
    account.id = id;
    return account;
}

TEST_F(RemovedSecretsTest, OneIsForgottenInBothPlaces)
{
    ASSERT_TRUE(m_store.remove(m_ids[0]));
    EXPECT_TRUE(isKept(0)) << "the store alone touches no secret";
    m_removed.forget(withId(m_ids[0]));
    answer();
    EXPECT_FALSE(isKept(0));
    EXPECT_TRUE(isKept(1));
    EXPECT_TRUE(m_store.removedIds().isEmpty());
}

TEST_F(RemovedSecretsTest, TheKeyOfTheClientCertificateGoesToo)
{
    Account account = *m_store.find(m_ids[0]);
    account.clientCertificate = "certificate";
    ASSERT_TRUE(m_store.save(account));
    m_keychain.keepForSession(clientKeyId(m_ids[0]), Secret("key"));
    ASSERT_TRUE(m_store.remove(m_ids[0]));
    bool isDone = false;
    m_removed.forget(account, [&](const auto &result) { isDone = result.has_value(); });
    answer();
    EXPECT_TRUE(isDone);
    EXPECT_FALSE(isKept(0));
    EXPECT_FALSE(m_keychain.isKeptForSession(clientKeyId(m_ids[0])));
}

TEST_F(RemovedSecretsTest, ASigningKeyGoesWithTheLastWhoUsedIt)
{
    const MailSigning signing{.domain = "firm.example", .selector = "s", .publicRecord = "v=DKIM1; p=x"};
    for (const QString &id : m_ids) {
        Account account = *m_store.find(id);
        account.identity.signing = signing;
        ASSERT_TRUE(m_store.save(account));
    }
    m_keychain.keepForSession(signing.keyId(), Secret("key"));
    for (qsizetype i = 0; i < m_ids.size(); ++i) {
        const Account account = *m_store.find(m_ids[i]);
        ASSERT_TRUE(m_store.remove(account.id));
        const bool isLast = i == m_ids.size() - 1;
        EXPECT_EQ(m_store.removedIds().contains(signing.keyId()), isLast);
        if (isLast) { // taken back, and gone for good
            ASSERT_TRUE(m_store.restore(account, 0));
            EXPECT_TRUE(m_store.removedIds().isEmpty());
            ASSERT_TRUE(m_store.remove(account.id));
        }
        m_removed.forget(account);
        answer();
        EXPECT_EQ(m_keychain.isKeptForSession(signing.keyId()), !isLast);
    }
    EXPECT_TRUE(m_store.removedIds().isEmpty());
}

TEST_F(RemovedSecretsTest, ASigningKeyInUseAgainIsNotForgotten)
{
    Account account = *m_store.find(m_ids[0]);
    account.identity.signing = MailSigning{.domain = "firm.example", .selector = "s", .publicRecord = "v=DKIM1; p=x"};
    ASSERT_TRUE(m_store.save(account));
    ASSERT_TRUE(m_store.remove(account.id));
    Account other = *m_store.find(m_ids[1]);
    other.identity.signing = account.identity.signing;
    ASSERT_TRUE(m_store.save(other));
    EXPECT_EQ(m_store.removedIds(), QStringList(m_ids[0]));
}

TEST_F(RemovedSecretsTest, AnAccountThatGoesOnForgetsWhatItNoLongerUses)
{
    const MailSigning signing{.domain = "firm.example", .selector = "s", .publicRecord = "v=DKIM1; p=x"};
    Account before = *m_store.find(m_ids[0]);
    before.clientCertificate = "certificate";
    before.identity.signing = signing;
    ASSERT_TRUE(m_store.save(before));
    Account after = before;
    after.clientCertificate = "another certificate";
    ASSERT_TRUE(m_store.save(after));
    EXPECT_TRUE(m_store.removedIds().isEmpty()) << "its key takes the place of the old one's";
    after.clientCertificate.clear();
    after.identity.signing.reset();
    ASSERT_TRUE(m_store.save(after));
    for (const QString &entry : {clientKeyId(m_ids[0]), signing.keyId()})
        m_keychain.keepForSession(entry, Secret("key"));
    m_removed.forget(before);
    answer();
    EXPECT_FALSE(m_keychain.isKeptForSession(clientKeyId(m_ids[0])));
    EXPECT_FALSE(m_keychain.isKeptForSession(signing.keyId()));
    EXPECT_TRUE(isKept(0)) << "the password is in use";
    EXPECT_TRUE(m_store.removedIds().isEmpty());
}

TEST_F(RemovedSecretsTest, NothingToForgetIsSaidAtOnce)
{
    bool isDone = false;
    m_removed.forget(*m_store.find(m_ids[0]), [&](const auto &forgotten) { isDone = forgotten.has_value(); });
    EXPECT_TRUE(isDone);
    answer();
    EXPECT_TRUE(isKept(0));
}

TEST_F(RemovedSecretsTest, WhatAKeychainRefusesIsTriedAtTheNextStart)
{
    ASSERT_TRUE(m_store.remove(m_ids[0]));
    for (const Kind kind : {Kind::Locked, Kind::Refused, Kind::NoKeychain, Kind::TimedOut, Kind::Failed}) {
        m_keychain.refusal = kind;
        std::optional<Kind> told;
        m_removed.forget(withId(m_ids[0]), [&](const auto &forgotten) { told = forgotten.error().kind; });
        QCoreApplication::processEvents();
        EXPECT_EQ(told, kind);
        EXPECT_EQ(m_store.removedIds(), QStringList(m_ids[0]));
    }
    m_keychain.refusal = Kind::NotFound;
    RemovedSecrets next(m_store, m_keychain);
    next.forgetAll();
    answer();
    EXPECT_TRUE(m_store.removedIds().isEmpty()) << "not there is gone";
}

TEST_F(RemovedSecretsTest, AStartForgetsAllThatWereLeft)
{
    ASSERT_TRUE(m_store.remove(m_ids[0]));
    ASSERT_TRUE(m_store.remove(m_ids[1]));
    m_removed.forgetAll();
    answer();
    EXPECT_FALSE(isKept(0));
    EXPECT_FALSE(isKept(1));
    EXPECT_TRUE(m_store.removedIds().isEmpty());
}

TEST_F(RemovedSecretsTest, ACopyGetsTheSecretAndSaysThatItHasIt)
{
    const QString copyId = m_store.duplicate(m_ids[0], QStringLiteral("copy")).value();
    SecretCopy copy(m_store, m_keychain);
    std::optional<bool> isCopied;
    copy.start(m_ids[0], copyId, [&](const auto &copied) { isCopied = copied.has_value(); });
    while (!isCopied)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    EXPECT_TRUE(*isCopied);
    EXPECT_TRUE(m_keychain.isKeptForSession(copyId));
    EXPECT_TRUE(m_store.find(copyId)->hasStoredSecret);
}

TEST_F(RemovedSecretsTest, ACopyGetsTheCertificateWithItsKey)
{
    Account account = *m_store.find(m_ids[0]);
    account.clientCertificate = "certificate";
    account.hasStoredSecret = false;
    ASSERT_TRUE(m_store.save(account));
    m_keychain.keepForSession(clientKeyId(account.id), Secret("key"));
    const QString copyId = m_store.duplicate(account.id, QStringLiteral("copy")).value();
    EXPECT_TRUE(m_store.find(copyId)->clientCertificate.isEmpty()) << "not without its key";
    SecretCopy copy(m_store, m_keychain);
    std::optional<bool> isCopied;
    copy.start(account.id, copyId, [&](const auto &copied) { isCopied = copied.has_value(); });
    while (!isCopied)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    EXPECT_TRUE(*isCopied);
    EXPECT_EQ(m_store.find(copyId)->clientCertificate, "certificate");
    EXPECT_TRUE(m_keychain.isKeptForSession(clientKeyId(copyId)));
    EXPECT_FALSE(m_keychain.isKeptForSession(copyId)) << "there is no password";
    EXPECT_FALSE(m_store.find(copyId)->hasStoredSecret);
}

TEST_F(RemovedSecretsTest, ACopyThatFailsLeavesNothing)
{
    const QString copyId = m_store.duplicate(m_ids[0], QStringLiteral("copy")).value();
    SecretCopy copy(m_store, m_keychain);
    std::optional<Kind> error;
    m_keychain.refusal = Kind::Locked;
    copy.start(m_ids[0], copyId, [&](const auto &copied) { error = copied.error().kind; });
    while (!error)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    EXPECT_EQ(error, Kind::Locked);
    EXPECT_FALSE(m_store.find(copyId)->hasStoredSecret);
    error.reset();
    m_keychain.refusal.reset();
    copy.start(QStringLiteral("nobody"), copyId, [&](const auto &copied) { error = copied.error().kind; });
    while (!error)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    EXPECT_EQ(error, Kind::NotFound);
}

} // namespace
} // namespace pillarbox::account
