// The user's order of accounts, copies, and a removal that is taken back.

#include "smtp/account/accountstore.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

class AccountOrderTest : public testing::Test
{
protected:
    AccountOrderTest()
    {
        for (const char *name : {"a", "b", "c"})
            m_ids += add(name);
    }
    QString add(const char *name)
    {
        Account account;
        account.label = QString::fromLatin1(name);
        account.identity = {{}, account.label + QStringLiteral("@example.org")};
        account.host = QStringLiteral("smtp.example.org");
        account.hasStoredSecret = true;
        return m_store.save(account).value();
    }
    // As the next start of the program finds it.
    QStringList labels() const
    {
        AccountStore stored(m_directory.filePath(QStringLiteral("accounts.json")));
        EXPECT_TRUE(stored.load());
        QStringList labels;
        for (const Account &account : stored.accounts())
            labels += account.isDefault ? account.label + QLatin1Char('*') : account.label;
        return labels;
    }
    static QStringList list(const char *words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); }

    QTemporaryDir m_directory;
    AccountStore m_store{m_directory.filePath(QStringLiteral("accounts.json"))};
    QStringList m_ids;
};

TEST_F(AccountOrderTest, MovesToAPlaceAndStopsAtTheEnds)
{
    ASSERT_TRUE(m_store.move(m_ids[2], 0));
    EXPECT_EQ(labels(), list("c a* b"));
    ASSERT_TRUE(m_store.move(m_ids[2], 1));
    EXPECT_EQ(labels(), list("a* c b"));
    ASSERT_TRUE(m_store.move(m_ids[0], 99));
    EXPECT_EQ(labels(), list("c b a*"));
    ASSERT_TRUE(m_store.move(m_ids[0], -5));
    EXPECT_EQ(labels(), list("a* c b"));
    EXPECT_EQ(m_store.move(QStringLiteral("nobody"), 0).error(), AccountError::NoSuchAccount);
}

TEST_F(AccountOrderTest, TheOrderIsOfAllProcesses)
{
    AccountStore other(m_directory.filePath(QStringLiteral("accounts.json")));
    ASSERT_TRUE(other.load());
    ASSERT_TRUE(m_store.move(m_ids[2], 0));
    ASSERT_TRUE(other.move(m_ids[1], 0));
    EXPECT_EQ(labels(), list("b c a*"));
}

TEST_F(AccountOrderTest, ACopyStandsBehindItsOriginalWithoutASecret)
{
    Account showing = *m_store.find(m_ids[0]);
    showing.clientCertificate = "-----BEGIN CERTIFICATE-----"; // whose key is the original's
    ASSERT_TRUE(m_store.save(showing));
    const auto copy = m_store.duplicate(m_ids[0], QStringLiteral("a (copy)"));
    ASSERT_TRUE(copy);
    EXPECT_EQ(
        labels(), (QStringList{QStringLiteral("a*"), QStringLiteral("a (copy)"), QStringLiteral("b"), QStringLiteral("c")}));
    const Account *made = m_store.find(copy.value());
    ASSERT_NE(made, nullptr);
    EXPECT_FALSE(made->hasStoredSecret);
    EXPECT_TRUE(m_store.find(m_ids[0])->hasStoredSecret);
    Account like = *m_store.find(m_ids[0]);
    like.id = made->id;
    like.label = made->label;
    like.isDefault = like.hasStoredSecret = false;
    like.clientCertificate.clear();
    EXPECT_EQ(*made, like);
    const auto second = m_store.duplicate(m_ids[0], QStringLiteral("A (COPY)"));
    ASSERT_TRUE(second);
    EXPECT_EQ(m_store.find(second.value())->label, QStringLiteral("A (COPY) (2)"));
    EXPECT_EQ(m_store.duplicate(QStringLiteral("nobody"), QStringLiteral("x")).error(), AccountError::NoSuchAccount);
}

TEST_F(AccountOrderTest, SeveralAreAddedOrNone)
{
    Account first = *m_store.find(m_ids[0]);
    first.label = QStringLiteral("d");
    first.isDefault = false;
    Account second = first;
    EXPECT_EQ(m_store.add({first, second}).error(), AccountError::LabelTaken);
    EXPECT_EQ(labels(), list("a* b c"));
    second.label = QStringLiteral("e");
    const auto added = m_store.add({first, second});
    ASSERT_TRUE(added);
    EXPECT_EQ(labels(), list("a* b c d e"));
    EXPECT_EQ(m_store.find(added->at(1))->label, QStringLiteral("e"));
    EXPECT_NE(added->at(0), m_ids[0]);
}

TEST_F(AccountOrderTest, ARemovalIsTakenBackWhole)
{
    const Account before = *m_store.find(m_ids[0]);
    ASSERT_TRUE(m_store.remove(before.id));
    EXPECT_EQ(labels(), list("b* c"));
    EXPECT_EQ(m_store.removedIds(), QStringList(before.id));
    ASSERT_TRUE(m_store.restore(before, 0));
    EXPECT_EQ(labels(), list("a* b c"));
    EXPECT_EQ(*m_store.find(before.id), before);
    EXPECT_TRUE(m_store.removedIds().isEmpty());
    ASSERT_TRUE(m_store.restore(before, 0)) << "twice is once";
    EXPECT_EQ(labels(), list("a* b c"));
}

TEST_F(AccountOrderTest, ATakenLabelDoesNotHinderTheReturn)
{
    const Account before = *m_store.find(m_ids[1]);
    ASSERT_TRUE(m_store.remove(before.id));
    add("B");
    ASSERT_TRUE(m_store.restore(before, 1));
    EXPECT_EQ(labels(), (QStringList{QStringLiteral("a*"), QStringLiteral("b (2)"), QStringLiteral("c"), QStringLiteral("B")}));
}

TEST_F(AccountOrderTest, WhoseSecretsMayRemainIsKeptOverARestart)
{
    ASSERT_TRUE(m_store.remove(m_ids[0]));
    ASSERT_TRUE(m_store.remove(m_ids[2]));
    AccountStore next(m_directory.filePath(QStringLiteral("accounts.json")));
    ASSERT_TRUE(next.load());
    EXPECT_EQ(next.removedIds(), (QStringList{m_ids[0], m_ids[2]}));
    ASSERT_TRUE(next.secretsRemoved(m_ids[0]));
    EXPECT_EQ(next.removedIds(), QStringList(m_ids[2]));
    ASSERT_TRUE(m_store.save(*m_store.find(m_ids[1])));
    EXPECT_EQ(m_store.removedIds(), QStringList(m_ids[2])) << "by another process";
}

} // namespace
} // namespace pillarbox::account
