// Passwords without a keychain: the contract of CredentialStore that every store keeps.

#include "smtp/account/credentialstore.h"

#include <QCoreApplication>
#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

const auto kId = QStringLiteral("id");

TEST(MemoryStore, AnswersFromTheEventLoop)
{
    const auto store = makeMemoryStore();
    int answers = 0;
    const auto write = store->write(kId, Secret("pässwörd"), [&](const auto &done) {
        EXPECT_TRUE(done);
        ++answers;
    });
    const auto read = store->read(kId, [&](const auto &secret) {
        ASSERT_TRUE(secret);
        EXPECT_EQ(secret.value().reveal(), "pässwörd");
        ++answers;
    });
    EXPECT_EQ(answers, 0);
    QCoreApplication::processEvents();
    EXPECT_EQ(answers, 2);
}

TEST(MemoryStore, DestroyingTheJobCancelsIt)
{
    const auto store = makeMemoryStore();
    auto read = store->read(kId, [](const auto &) { FAIL() << "cancelled"; });
    read.reset();
    QCoreApplication::processEvents();
}

TEST(MemoryStore, AJobMayBeDestroyedByItsOwnAnswer)
{
    const auto store = makeMemoryStore();
    std::unique_ptr<CredentialJob> job;
    bool hasAnswered = false;
    job = store->read(kId, [&](const auto &) {
        job.reset();
        hasAnswered = true;
    });
    QCoreApplication::processEvents();
    EXPECT_TRUE(hasAnswered);
}

TEST(MemoryStore, KeepsAndForgets)
{
    const auto store = makeMemoryStore();
    EXPECT_FALSE(store->isKeptForSession(kId));
    store->keepForSession(kId, Secret("x"));
    EXPECT_TRUE(store->isKeptForSession(kId));
    const auto removal = store->remove(kId, [](const auto &done) { EXPECT_TRUE(done); });
    bool isAbsent = false;
    const auto read = store->read(kId, [&](const auto &secret) {
        ASSERT_FALSE(secret);
        isAbsent = secret.error().kind == CredentialError::Kind::NotFound;
    });
    QCoreApplication::processEvents();
    EXPECT_TRUE(isAbsent);
    EXPECT_TRUE(store->keychainName().isEmpty());
}

} // namespace
} // namespace pillarbox::account
