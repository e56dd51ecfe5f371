// "Sign in with …" on the account page, with a browser of the test's own.

#include "tests/support/await.h"
#include "tests/support/formserver.h"
#include "ui/accounts/websigninrow.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace pillarbox;
using test::await;

namespace {

class Browser : public QObject
{
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }
    QString valueOf(const char *key) const
    {
        return QUrlQuery(address).queryItemValue(QString::fromLatin1(key), QUrl::FullyDecoded);
    }
    // The person has done what the page wants.
    void comeBack(const QString &answer) const
    {
        test::visit(QUrl(valueOf("redirect_uri") + u'?' + answer + QStringLiteral("&state=") + valueOf("state")));
    }
    QUrl address;

public Q_SLOTS:
    void open(const QUrl &url) { address = url; }
};

class WebSignInRowTest : public testing::Test
{
protected:
    void SetUp() override
    {
        row.setUser(QStringLiteral("ada@example.org"), {});
        row.resize(600, 120);
    }
    account::OAuthClient client(const QString &id = QStringLiteral("id")) const
    {
        account::OAuthClient client;
        client.key = QStringLiteral("example");
        client.settings.provider = QStringLiteral("Example");
        client.settings.authorizationEndpoint = server.address("/auth");
        client.settings.tokenEndpoint = server.address("/token");
        client.settings.deviceEndpoint = server.address("/device");
        client.settings.clientId = id;
        return client;
    }
    QPushButton *button() const { return row.findChild<QPushButton *>(QStringLiteral("webSignIn")); }
    QString state() const { return row.findChild<QLabel *>(QStringLiteral("webSignInState"))->text(); }
    QToolButton *tool(const char *text) const
    {
        for (auto *found : row.findChildren<QToolButton *>()) {
            if (found->text().remove(u'&') == QLatin1String(text))
                return found;
        }
        return nullptr;
    }
    void begin()
    {
        button()->click();
        ASSERT_TRUE(await([this] { return !browser.address.isEmpty(); }));
    }

    test::FormServer server;
    Browser browser;
    ui::WebSignInRow row{systemClock()};
};

TEST_F(WebSignInRowTest, IsThereOnlyWhereSomebodyTakesTokens)
{
    EXPECT_FALSE(row.isVisible());
    row.setClient(client());
    EXPECT_TRUE(row.isVisible());
    EXPECT_EQ(button()->text().remove(u'&'), QStringLiteral("Sign In with Example…"));
    row.setClient({});
    EXPECT_FALSE(row.isVisible());
}

TEST_F(WebSignInRowTest, TheBrowserBringsTheTokens)
{
    server.addAnswer("/token",
        {{QStringLiteral("access_token"), QStringLiteral("at")}, {QStringLiteral("token_type"), QStringLiteral("Bearer")}});
    row.setClient(client());
    int signedIn = 0;
    QObject::connect(&row, &ui::WebSignInRow::signedIn, [&] { ++signedIn; });
    begin();
    EXPECT_FALSE(button()->isVisible());
    EXPECT_TRUE(tool("Stop Waiting")->isVisible());
    tool("Copy Address")->click();
    EXPECT_EQ(QUrl(QGuiApplication::clipboard()->text()), browser.address);
    EXPECT_EQ(browser.valueOf("login_hint"), QStringLiteral("ada@example.org"));
    browser.comeBack(QStringLiteral("code=c"));
    ASSERT_TRUE(await([&] { return signedIn == 1; }));
    ASSERT_TRUE(row.tokens());
    EXPECT_EQ(row.tokens()->access.reveal(), "at");
    EXPECT_TRUE(state().contains(QStringLiteral("signed in at Example"))) << qPrintable(state());
    EXPECT_FALSE(tool("Stop Waiting")->isVisible());
}

TEST_F(WebSignInRowTest, NoIsSaidAndCanBeTriedAgain)
{
    row.setClient(client());
    begin();
    browser.comeBack(QStringLiteral("error=access_denied"));
    ASSERT_TRUE(await([this] { return button()->isVisible(); }));
    EXPECT_TRUE(state().contains(QStringLiteral("declined"))) << qPrintable(state());
    EXPECT_FALSE(row.tokens());
}

TEST_F(WebSignInRowTest, WaitingCanBeStopped)
{
    row.setClient(client());
    begin();
    tool("Stop Waiting")->click();
    EXPECT_TRUE(button()->isVisible());
    browser.comeBack(QStringLiteral("code=c")); // nobody is there any more
    EXPECT_TRUE(server.requests().isEmpty());
}

TEST_F(WebSignInRowTest, ACodeIsTheOtherWay)
{
    server.addAnswer("/device",
        {{QStringLiteral("device_code"), QStringLiteral("dc")}, {QStringLiteral("user_code"), QStringLiteral("WDJB-MJHT")},
            {QStringLiteral("verification_uri"), QStringLiteral("https://example.org/device")}});
    row.setClient(client());
    tool("Use a Code Instead")->click();
    ASSERT_TRUE(await([this] { return state().contains(QStringLiteral("WDJB-MJHT")); }));
    EXPECT_TRUE(state().contains(QStringLiteral("https://example.org/device")));
    EXPECT_TRUE(browser.address.isEmpty());
}

TEST_F(WebSignInRowTest, WithoutAClientIdOneCanBeEntered)
{
    row.setClient(client({}));
    EXPECT_FALSE(button()->isEnabled());
    EXPECT_TRUE(state().contains(QStringLiteral("no client id for Example"))) << qPrintable(state());
    QTest::keyClicks(row.findChild<QLineEdit *>(QStringLiteral("clientId")), QStringLiteral("mine"));
    ASSERT_TRUE(button()->isEnabled());
    begin();
    EXPECT_EQ(browser.valueOf("client_id"), QStringLiteral("mine"));
}

} // namespace

#include "websigninrow_test.moc"
