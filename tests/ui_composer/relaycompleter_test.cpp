// The Server field of the settings by hand: a few letters of a provider's name find its server, and one choice fills the rest.

#include "ui/accounts/serversettings.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace pillarbox::ui {
namespace {

class RelayCompleterTest : public testing::Test
{
protected:
    void SetUp() override
    {
        settings.show();
        settings.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&settings));
        host()->setFocus();
    }
    QLineEdit *line(const char *name) const { return settings.findChild<QLineEdit *>(QString::fromLatin1(name)); }
    QLineEdit *host() const { return line("host"); }
    QStringList offered() const
    {
        QStringList names;
        const QAbstractItemModel *model = host()->completer()->completionModel();
        for (int row = 0; row < model->rowCount(); ++row)
            names.append(model->index(row, 0).data().toString().section(QStringLiteral(" – "), 0, 0));
        return names;
    }
    // As a person does it.
    void chooseFirst(const QString &letters)
    {
        host()->clear();
        QTest::keyClicks(host(), letters);
        QAbstractItemView *popup = host()->completer()->popup();
        ASSERT_TRUE(QTest::qWaitFor([popup] { return popup->isVisible(); }));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
    }
    ServerWish wish() const
    {
        ServerWish wish;
        settings.writeTo(wish);
        return wish;
    }

    ServerSettings settings;
};

TEST_F(RelayCompleterTest, AFewLettersOfANameOrAHostFindTheServer)
{
    QTest::keyClicks(host(), QStringLiteral("gm"));
    EXPECT_EQ(offered().value(0), QStringLiteral("Gmail"));
    EXPECT_FALSE(offered().contains(QStringLiteral("SendGrid")));
    host()->clear();
    QTest::keyClicks(host(), QStringLiteral("smtp.postm"));
    EXPECT_EQ(offered().value(0), QStringLiteral("Postmark"));
    host()->clear();
    QTest::keyClicks(host(), QStringLiteral("ses eu-central"));
    EXPECT_EQ(offered(), QStringList{QStringLiteral("Amazon SES eu-central-1")});
}

TEST_F(RelayCompleterTest, OneChoiceFillsPortSecurityAndTheFormOfTheUserName)
{
    QSignalSpy entered(&settings, &ServerSettings::serverEntered);
    QSignalSpy chosen(&settings, &ServerSettings::relayChosen);
    ASSERT_NO_FATAL_FAILURE(chooseFirst(QStringLiteral("sendgr")));
    EXPECT_EQ(chosen.count(), 1);
    EXPECT_GE(entered.count(), 1);
    EXPECT_TRUE(wish().isByHand);
    EXPECT_EQ(wish().host, QStringLiteral("smtp.sendgrid.net"));
    EXPECT_EQ(wish().port, 587);
    EXPECT_EQ(wish().security, protocol::Security::StartTls);
    EXPECT_EQ(settings.userNameForm().value().text, QStringLiteral("apikey"));
    ASSERT_NO_FATAL_FAILURE(chooseFirst(QStringLiteral("aol")));
    EXPECT_EQ(wish().port, 465);
    EXPECT_EQ(wish().security, protocol::Security::ImplicitTls);
    host()->setFocus();
    QTest::keyClicks(host(), QStringLiteral("x"));
    EXPECT_FALSE(settings.userNameForm()) << "another host than the one chosen";
}

TEST_F(RelayCompleterTest, AUserNameThatTheProviderIssuesIsAskedFor)
{
    settings.setDefaultUserName(QStringLiteral("ada@example.org"));
    ASSERT_NO_FATAL_FAILURE(chooseFirst(QStringLiteral("mailjet")));
    EXPECT_TRUE(line("userName")->hasFocus());
    EXPECT_EQ(line("userName")->selectedText(), QStringLiteral("ada@example.org"));
}

} // namespace
} // namespace pillarbox::ui
