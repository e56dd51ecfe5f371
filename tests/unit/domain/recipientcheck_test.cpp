// Recipients' domains before anything is sent: each answer of the name server told apart from the others.

#include "smtp/domain/publishedkey.h"
#include "smtp/domain/recipientcheck.h"
#include "tests/support/await.h"
#include "tests/unit/dns/dnsserver.h"

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using domain::PublishedKey;
using domain::RecipientCheck;
using domain::RecipientDomain;
using State = RecipientDomain::State;

class RecipientCheckTest : public testing::Test
{
protected:
    QList<RecipientDomain> resultsOf(const QStringList &domains)
    {
        domain::DomainQuestion common;
        common.nameserver = names.place();
        RecipientCheck check(common);
        bool isFinished = false;
        QObject::connect(&check, &RecipientCheck::finished, &check, [&isFinished] { isFinished = true; });
        check.start(domains);
        EXPECT_TRUE(await([&isFinished] { return isFinished; }));
        return check.results();
    }
    State stateOf(const QString &domain) { return resultsOf({domain}).first().state; }

    DnsServer names;
};

TEST_F(RecipientCheckTest, EachAnswerIsItsOwn)
{
    names.addMailExchanger("good.example", 10, "mx.good.example");
    names.addMailExchanger("null.example", 0, "");
    names.add("host.example", {QHostAddress(u"192.0.2.1"_s)});
    names.addText("text.example", "only a text");
    names.setFailureFor("broken.example");
    EXPECT_EQ(stateOf(u"good.example"_s), State::TakesMail);
    EXPECT_EQ(stateOf(u"null.example"_s), State::Refuses);
    EXPECT_EQ(stateOf(u"host.example"_s), State::TakesMail); // the host itself (RFC 5321 section 5.1)
    EXPECT_EQ(stateOf(u"text.example"_s), State::NoServer);
    EXPECT_EQ(stateOf(u"none.example"_s), State::NoDomain);
    EXPECT_EQ(stateOf(u"broken.example"_s), State::Unknown);
}

TEST_F(RecipientCheckTest, ManyKeepTheirOrder)
{
    QStringList domains;
    for (int i = 0; i < 40; ++i) {
        domains += u"d%1.example"_s.arg(i);
        if (i % 2)
            names.addMailExchanger(domains.last().toLatin1(), 10, "mx.example");
    }
    const auto results = resultsOf(domains);
    ASSERT_EQ(results.size(), domains.size());
    for (int i = 0; i < domains.size(); ++i) {
        EXPECT_EQ(results[i].domain, domains[i]);
        EXPECT_EQ(results[i].state, i % 2 ? State::TakesMail : State::NoDomain) << i;
    }
}

TEST(PublishedKeyTest, OnlyTheKeyCounts)
{
    using Texts = Expected<QByteArrayList, dns::DnsError>;
    const QByteArray own = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    const QByteArray other = "v=DKIM1; k=ed25519; p=" + QByteArray(32, 'x').toBase64();
    const auto stateOf = [&own](const Texts &texts) { return domain::publishedKey(texts, own); };
    EXPECT_EQ(stateOf(QByteArrayList{own}), PublishedKey::Same);
    EXPECT_EQ(
        stateOf(QByteArrayList{"unrelated", "k=ed25519;p=11qYAYKxCrfVS/7TyWQ HOg7hcvPapiMlrwIaaPcHURo="}), PublishedKey::Same);
    EXPECT_EQ(stateOf(QByteArrayList{other}), PublishedKey::Other);
    EXPECT_EQ(stateOf(QByteArrayList{"v=DKIM1; p="}), PublishedKey::Revoked);
    EXPECT_EQ(stateOf(QByteArrayList{own, other}), PublishedKey::Unreadable);
    EXPECT_EQ(stateOf(QByteArrayList{"v=DKIM1; p=!"}), PublishedKey::Unreadable);
    EXPECT_EQ(stateOf(Unexpected{dns::DnsError{dns::DnsError::Kind::NoSuchName, {}}}), PublishedKey::Absent);
    EXPECT_EQ(stateOf(Unexpected{dns::DnsError{dns::DnsError::Kind::TimedOut, {}}}), PublishedKey::Unknown);
}

} // namespace
} // namespace pillarbox::test
