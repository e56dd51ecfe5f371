// What a receiving server wrote down, in words; the verdict is by the first server alone.

#include "ui/text/receivedwords.h"

#include <QSet>

#include <gtest/gtest.h>

namespace pillarbox::ui {
namespace {

using namespace Qt::StringLiterals;
using message::ReceivedCopy;
using Kind = ReceivedVerdict::Kind;

ReceivedCopy copyWith(const QByteArrayList &checks)
{
    ReceivedCopy copy;
    copy.from.address = u"ada@mail.firm.example"_s;
    copy.returnPath = "bounce@relay.example";
    for (const QByteArray &check : checks)
        copy.checks.append(message::readAuthenticationResults(check).value());
    return copy;
}

Kind verdictOf(const QByteArrayList &checks)
{
    return receivedVerdict(copyWith(checks)).kind;
}

TEST(ReceivedWords, TheVerdictIsOfTheFirstServer)
{
    EXPECT_EQ(verdictOf({}), Kind::Unchecked);
    EXPECT_EQ(verdictOf({"mx.example; none"}), Kind::Unchecked);
    EXPECT_EQ(verdictOf({"mx.example; dmarc=pass header.from=mail.firm.example"}), Kind::Confirmed);
    EXPECT_EQ(verdictOf({"mx.example; spf=pass smtp.mailfrom=mail.firm.example; dmarc=fail"}), Kind::NotConfirmed);
    EXPECT_EQ(verdictOf({"mx.example; spf=fail", "forged.example; dmarc=pass"}), Kind::NotConfirmed);
}

TEST(ReceivedWords, WithoutDmarcSpfOrDkimOfTheSameDomainCounts)
{
    EXPECT_EQ(verdictOf({"mx.example; dkim=pass header.d=firm.example; dmarc=none"}), Kind::Confirmed);
    EXPECT_EQ(verdictOf({"mx.example; dkim=pass header.i=@mail.firm.example"}), Kind::Confirmed);
    EXPECT_EQ(verdictOf({"mx.example; spf=pass smtp.mailfrom=a@mail.firm.example"}), Kind::Confirmed);
    EXPECT_EQ(verdictOf({"mx.example; spf=pass smtp.mailfrom=a@relay.example"}), Kind::NotConfirmed);
    EXPECT_EQ(verdictOf({"mx.example; dkim=pass header.d=otherfirm.example"}), Kind::NotConfirmed);
    EXPECT_EQ(verdictOf({"mx.example; dkim=fail header.d=mail.firm.example"}), Kind::NotConfirmed);
}

TEST(ReceivedWords, DomainsOfOneOrganisationAreOne)
{
    EXPECT_EQ(verdictOf({"mx.example; spf=pass smtp.mailfrom=bounces.firm.example"}), Kind::Confirmed);
    EXPECT_EQ(verdictOf({"mx.example; dkim=pass header.d=example"}), Kind::NotConfirmed); // a public suffix
}

TEST(ReceivedWords, ADmarcThatDidNotDecideIsNotTakenForNone)
{
    const auto verdict = receivedVerdict(copyWith({"mx.example; dmarc=temperror; spf=pass smtp.mailfrom=a@mail.firm.example"}));
    EXPECT_EQ(verdict.kind, Kind::Confirmed);
    EXPECT_EQ(verdict.text,
        u"mx.example checked the sender and found it in order, but not by DMARC; check mail.firm.example for its record."_s);
    EXPECT_EQ(verdictOf({"mx.example; dmarc=pass; dmarc=fail"}), Kind::NotConfirmed);
}

TEST(ReceivedWords, WhatIsSaidOfAnotherDomainDoesNotSpeakForFrom)
{
    const QByteArray other = "mx.example; dmarc=pass header.from=other.example";
    EXPECT_EQ(verdictOf({other}), Kind::NotConfirmed);
    EXPECT_EQ(verdictOf({other + "; spf=pass smtp.mailfrom=a@mail.firm.example"}), Kind::Confirmed);
    const auto copy = copyWith({other});
    EXPECT_EQ(
        meaningOf(copy.checks.first().results.first(), copy), u"This is said of other.example, not of the domain in From."_s);
    auto international = copyWith({"mx.example; dmarc=pass header.from=xn--mller-kva.example"});
    international.from.address = u"ada@müller.example"_s;
    EXPECT_EQ(receivedVerdict(international).kind, Kind::Confirmed);
}

TEST(ReceivedWords, WhoAndWhatIsNotNamedIsSaidSo)
{
    const auto verdict = receivedVerdict(copyWith({"dmarc=pass header.from=mail.firm.example"}));
    EXPECT_EQ(verdict.text, u"The receiving server took mail.firm.example as the true sender. Nothing to do."_s);
    auto copy = copyWith({"mx.example; spf=pass; dkim=fail; dkim=none"});
    copy.returnPath.clear();
    const auto findings = receivedFindings(copy);
    EXPECT_EQ(findings[0].meaning, u"Of which domain, the server does not say."_s);
    EXPECT_EQ(findings[1].meaning, findings[0].meaning);
    EXPECT_EQ(findings[2].meaning, u"The message is not signed."_s);
}

TEST(ReceivedWords, EveryResultHasASentenceOfItsOwn)
{
    QSet<QString> sentences;
    const QByteArrayList results{"spf=pass", "spf=fail", "spf=softfail", "spf=neutral", "spf=none", "spf=temperror",
        "spf=permerror", "dkim=pass", "dkim=fail", "dkim=none", "dkim=neutral", "dkim=policy", "dkim=temperror", "dmarc=pass",
        "dmarc=fail", "dmarc=none", "dmarc=temperror", "dmarc=permerror", "arc=pass", "x=y"};
    for (const QByteArray &result : results) {
        const auto copy = copyWith({"mx.example; " + result + " header.d=firm.example"}); // SPF: of the return path
        const QString sentence = meaningOf(copy.checks.first().results.first(), copy);
        EXPECT_TRUE(sentence.endsWith(u'.')) << result.constData();
        EXPECT_FALSE(sentences.contains(sentence)) << qPrintable(sentence);
        sentences.insert(sentence);
    }
    EXPECT_TRUE(meaningOf(copyWith({"mx.example; spf=pass"}).checks.first().results.first(), copyWith({}))
                    .contains(u"relay.example"_s)); // of the return path, where the server does not say
}

} // namespace
} // namespace pillarbox::ui
