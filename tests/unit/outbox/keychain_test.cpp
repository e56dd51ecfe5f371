// What waits for a keychain: one look for an account, however much is queued, and on by itself once it is open.

#include "smtp/account/postedjob.h"
#include "tests/unit/outbox/outboxworld.h"

#include <QPointer>
#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using account::CredentialError;
using outbox::ItemId;
using outbox::State;
using protocol::ErrorKind;

// Gives the password of every account once open() was called.
class ShutKeychain final : public account::CredentialStore
{
public:
    explicit ShutKeychain(CredentialError::Kind kind)
        : m_kind(kind)
    {
    }

    void open()
    {
        m_kind.reset();
        if (const auto opened = std::exchange(m_opened, nullptr))
            opened();
    }
    int looks() const { return m_looks; }
    bool isAwaited() const { return bool(m_opened); }

    std::unique_ptr<account::CredentialJob> read(const QString &, ReadDone done) override
    {
        ++m_looks;
        return std::make_unique<account::PostedJob>([this, done = std::move(done)] {
            if (m_kind)
                done(Unexpected{CredentialError{*m_kind, {}}});
            else
                done(Secret("secret"));
        });
    }
    std::unique_ptr<account::CredentialJob> write(const QString &, const Secret &, WriteDone) override { return nullptr; }
    std::unique_ptr<account::CredentialJob> remove(const QString &, WriteDone) override { return nullptr; }
    std::unique_ptr<account::CredentialJob> unlock(WriteDone) override { return nullptr; }
    std::unique_ptr<account::CredentialJob> awaitOpen(std::function<void()> opened) override
    {
        m_opened = std::move(opened);
        return std::make_unique<Watch>(*this);
    }
    void keepForSession(const QString &, const Secret &) override { }
    bool isKeptForSession(const QString &) const override { return false; }
    QString keychainName() const override { return u"GNOME Keyring"_s; }

private:
    class Watch final : public account::CredentialJob
    {
    public:
        explicit Watch(ShutKeychain &keychain)
            : m_keychain(keychain)
        {
        }
        ~Watch() override { m_keychain.m_opened = nullptr; }
        Q_DISABLE_COPY_MOVE(Watch)

    private:
        ShutKeychain &m_keychain;
    };

    std::optional<CredentialError::Kind> m_kind;
    std::function<void()> m_opened;
    int m_looks = 0;
};

class KeychainTest : public testing::TestWithParam<CredentialError::Kind>
{
protected:
    ShutKeychain &shut(CredentialError::Kind kind)
    {
        auto keychain = std::make_unique<ShutKeychain>(kind);
        ShutKeychain &result = *keychain;
        world.service.reset(); // it knows the one before
        world.credentials = std::move(keychain);
        world.restart();
        return result;
    }

    OutboxWorld world;
};

TEST_P(KeychainTest, OneLookForAllMessagesAndOnByItselfOnceItIsOpen)
{
    ShutKeychain &keychain = shut(GetParam());
    const ItemId first = world.enqueue(draftTo({u"b@x.example"_s}));
    const ItemId second = world.enqueue(draftTo({u"c@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(first, State::NeedsYou));
    ASSERT_TRUE(world.awaitState(second, State::NeedsYou));
    const ItemId late = world.enqueue(draftTo({u"d@x.example"_s}));
    ASSERT_TRUE(world.awaitState(late, State::NeedsYou));
    EXPECT_EQ(keychain.looks(), 1);
    EXPECT_EQ(world.service->health(world.accountId).state, outbox::AccountHealth::State::NeedsYou);
    EXPECT_EQ(account::credentialErrorFrom(world.service->health(world.accountId).error->detail).kind, GetParam());

    keychain.open();
    for (const ItemId &id : {first, second, late})
        EXPECT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.service->health(world.accountId).state, outbox::AccountHealth::State::Ready);
    EXPECT_FALSE(keychain.isAwaited());
}

TEST_P(KeychainTest, ItIsStillAwaitedAfterANewStart)
{
    shut(GetParam());
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));

    ShutKeychain &keychain = shut(GetParam());
    world.startService();
    ASSERT_TRUE(await([&] { return keychain.isAwaited(); }));
    EXPECT_EQ(keychain.looks(), 0) << "what is known is not asked again";
    keychain.open();
    EXPECT_TRUE(world.awaitState(id, State::Sent));
}

INSTANTIATE_TEST_SUITE_P(Shut, KeychainTest,
    testing::Values(CredentialError::Kind::Locked, CredentialError::Kind::NoKeychain, CredentialError::Kind::NoCollection));

using OpenKeychainTest = KeychainTest;

TEST_P(OpenKeychainTest, WhatAPersonHasToDoIsNotAwaited)
{
    ShutKeychain &keychain = shut(GetParam());
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_FALSE(keychain.isAwaited());
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::CredentialMissing);
}

INSTANTIATE_TEST_SUITE_P(Open, OpenKeychainTest,
    testing::Values(CredentialError::Kind::NotFound, CredentialError::Kind::Refused, CredentialError::Kind::TimedOut,
        CredentialError::Kind::Failed));

TEST(CredentialReason, EachKindIsReadBackFromItsWord)
{
    using Kind = CredentialError::Kind;
    for (const Kind kind :
        {Kind::NoKeychain, Kind::NoCollection, Kind::Locked, Kind::Refused, Kind::NotFound, Kind::TimedOut, Kind::Failed}) {
        for (const QString &words : {QString(), u"it: says so"_s}) {
            const CredentialError error{kind, words};
            EXPECT_EQ(account::credentialErrorFrom(account::reasonOf(error)), error);
        }
    }
    EXPECT_EQ(account::credentialErrorFrom(u"of an older version"_s).kind, Kind::Failed);
}

} // namespace
} // namespace pillarbox::test
