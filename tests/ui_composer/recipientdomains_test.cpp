// Recipients' domains while a message is written: nothing is asked before that is wanted, what is wrong is pointed out, and
// nothing keeps anybody from sending.

#include "tests/ui_composer/composerfixture.h"
#include "tests/unit/dns/dnsserver.h"
#include "ui/composer/chip.h"
#include "ui/composer/recipientdomains.h"

#include <QPushButton>
#include <QSignalSpy>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using ui::RecipientDomains;

domain::DomainQuestion through(const DnsServer &names)
{
    domain::DomainQuestion common;
    common.nameserver = names.place();
    return common;
}

class RecipientDomainsTest : public ComposerTest
{
protected:
    void SetUp() override
    {
        ComposerTest::SetUp();
        names.addMailExchanger("good.example", 10, "mx.good.example");
        names.addMailExchanger("null.example", 0, "");
        names.addMailExchanger("gmial.com", 10, "mx.gmial.com");
        composer->setRecipientDomains(domains);
    }
    void enter(const char *addresses)
    {
        type("to", addresses);
        QTest::keyClick(line("to"), Qt::Key_Return);
    }
    ui::Chip *chip(int index) const { return composer->findChildren<ui::Chip *>().value(index); }
    bool says(const QString &title)
    {
        return await([&] { return said() == title; });
    }

    DnsServer names;
    RecipientDomains domains{through(names), clock};
};

TEST_F(RecipientDomainsTest, NothingIsAskedBeforeItIsWanted)
{
    enter("bob@nowhere.example, ada@gmial.com");
    EXPECT_FALSE(said().contains(u"gmial"_s));
    EXPECT_FALSE(await([this] { return !names.questions().isEmpty(); }, std::chrono::milliseconds(200)));
    domains.setAsking(true);
    EXPECT_TRUE(says(u"There is no domain nowhere.example."_s)) << "of what stands there already";
    domains.setAsking(false);
    EXPECT_EQ(said(), QString()) << "and it is taken back";
}

TEST_F(RecipientDomainsTest, WhatIsStillBeingTypedIsNotAskedAbout)
{
    domains.setAsking(true);
    enter("bob@good.example");
    type("to", "bob@nowhere.example");
    ASSERT_TRUE(await([this] { return !domains.notes().isEmpty(); }));
    for (const QByteArray &question : names.questions())
        EXPECT_FALSE(question.contains("nowhere")) << question.constData();
    EXPECT_EQ(said(), QString());
}

TEST_F(RecipientDomainsTest, ADomainThatTakesNoMailIsPointedOutAndKeepsNobodyFromSending)
{
    domains.setAsking(true);
    enter("ann@good.example, bob@null.example");
    ASSERT_TRUE(says(u"null.example says that it takes no mail at all."_s));
    EXPECT_FALSE(chip(0)->face().isInDoubt);
    EXPECT_TRUE(chip(0)->toolTip().contains(u"takes mail"_s));
    EXPECT_TRUE(chip(1)->face().isInDoubt);
    EXPECT_TRUE(chip(1)->face().accessibleName.contains(u"takes no mail"_s));
    type("subject", "Numbers");
    pressSend();
    EXPECT_TRUE(isSent());
}

TEST_F(RecipientDomainsTest, ASlipIsCorrectedByTheButton)
{
    domains.setAsking(true);
    enter("bob@gmial.com");
    ASSERT_EQ(said(), u"“bob@gmial.com” may be a slip of the keyboard."_s);
    EXPECT_TRUE(bar()->notice().text.contains(u"bob@gmail.com"_s));
    const auto buttons = bar()->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text().remove(u'&') == u"Use It"_s)
            button->click();
    }
    ASSERT_EQ(composer->draft().to.size(), 1);
    EXPECT_EQ(composer->draft().to.first().address, u"bob@gmail.com"_s);
}

TEST_F(RecipientDomainsTest, WhoCannotBeAskedIsNotBlamed)
{
    names.setMood(DnsServer::Mood::Fail);
    domains.setAsking(true);
    enter("bob@nowhere.example");
    ASSERT_TRUE(await([this] { return !names.questions().isEmpty(); }));
    QSignalSpy changed(&domains, &RecipientDomains::changed);
    ASSERT_TRUE(!changed.isEmpty() || changed.wait());
    EXPECT_EQ(said(), QString());
    EXPECT_FALSE(chip(0)->face().isInDoubt);
    EXPECT_EQ(chip(0)->toolTip(), QString());
    names.setMood(DnsServer::Mood::Answer);
    clock.advance(RecipientDomains::retryTime);
    enter("ann@good.example");
    EXPECT_TRUE(says(u"There is no domain nowhere.example."_s)) << "asked once more";
}

TEST_F(RecipientDomainsTest, NothingIsAskedWhileOffline)
{
    bool isOffline = true;
    domains.setOffline([&isOffline] { return isOffline; });
    domains.setAsking(true);
    enter("bob@nowhere.example");
    EXPECT_FALSE(await([this] { return !names.questions().isEmpty(); }, std::chrono::milliseconds(200)));
    isOffline = false;
    enter("ann@good.example");
    EXPECT_TRUE(says(u"There is no domain nowhere.example."_s));
}

TEST_F(RecipientDomainsTest, WhatWasFoundIsKeptForAWhile)
{
    domains.setAsking(true);
    const auto askedOnceMore = [this] {
        const qsizetype before = names.questions().size();
        domains.ask({u"bob@Good.example"_s});
        return await([&] { return names.questions().size() > before; }, std::chrono::milliseconds(200));
    };
    enter("ann@good.example");
    ASSERT_TRUE(await([this] { return !domains.notes().isEmpty(); }));
    EXPECT_FALSE(askedOnceMore());
    clock.advance(RecipientDomains::keepTime);
    EXPECT_TRUE(askedOnceMore());
}

} // namespace
} // namespace pillarbox::test
