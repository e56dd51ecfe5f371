// What the keychain has of an account after it was changed.

#include "smtp/account/clientkey.h"
#include "tests/support/await.h"
#include "tests/ui_composer/profile.h"
#include "ui/accounts/accountsaver.h"

#include <gtest/gtest.h>

using namespace pillarbox;
using test::await;

namespace {

class AccountSaverTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_profile.open());
        m_account = m_profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
        m_account.clientCertificate = "certificate";
        save(m_account, Secret("key"));
        ASSERT_TRUE(keys().contains(keyId()));
    }
    void save(const account::Account &account, const Secret &clientKey = {})
    {
        ui::AccountSaver saver(m_profile.accounts(), m_profile.keychain());
        bool isSaved = false;
        QObject::connect(&saver, &ui::AccountSaver::saved, &saver, [&] { isSaved = true; });
        saver.save(account, {}, true, clientKey);
        EXPECT_TRUE(await([&] { return isSaved; }));
    }
    QHash<QString, Secret> &keys() { return m_profile.keychain().entries; }
    QString keyId() const { return account::clientKeyId(m_account.id); }

    test::Profile m_profile;
    account::Account m_account;
};

TEST_F(AccountSaverTest, ACertificateTakenAwayTakesItsKeyWithIt)
{
    m_account.clientCertificate.clear();
    save(m_account);
    EXPECT_FALSE(keys().contains(keyId()));
    EXPECT_TRUE(m_profile.accounts().removedIds().isEmpty());
}

TEST_F(AccountSaverTest, AnotherCertificateBringsItsOwnKey)
{
    m_account.clientCertificate = "another";
    save(m_account, Secret("another key"));
    EXPECT_EQ(keys().value(keyId()).reveal(), "another key");
    EXPECT_EQ(keys().size(), 1);
}

TEST_F(AccountSaverTest, WhatAShutKeychainKeepsIsForgottenAtTheNextStart)
{
    m_account.clientCertificate.clear();
    m_profile.keychain().refusal = account::CredentialError{account::CredentialError::Kind::Locked, {}};
    save(m_account);
    EXPECT_TRUE(keys().contains(keyId()));
    EXPECT_EQ(m_profile.accounts().removedIds(), QStringList(keyId()));
    m_profile.keychain().refusal.reset();
    account::RemovedSecrets nextStart(m_profile.accounts(), m_profile.keychain());
    nextStart.forgetAll();
    EXPECT_TRUE(await([this] { return !keys().contains(keyId()); }));
}

} // namespace
