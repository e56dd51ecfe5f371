// The connection tester as a person uses it, against a server that keeps a ledger.

#include "tests/support/await.h"
#include "tests/support/recordingserver.h"
#include "tests/ui_composer/profile.h"
#include "tests/unit/dns/dnsserver.h"
#include "ui/tester/reportactions.h"
#include "ui/tester/stepview.h"
#include "ui/tester/testerwindow.h"
#include "ui/tester/verdictbar.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <gtest/gtest.h>

using namespace pillarbox;
using namespace Qt::StringLiterals;
using test::Answer;
using test::await;
using test::Heard;

namespace {

const QByteArray kPassword = "correct horse";

class TesterWindowTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(server.start());
        account.label = u"ada@example.org"_s;
        account.identity.address = u"ada@example.org"_s;
        account.host = u"localhost"_s;
        account.port = server.startTlsPort();
        account.userName = u"ada"_s;
        account.trustedPem = server.trustedPem();
        account.hasStoredSecret = true;
        const auto added = profile.accounts().add({account});
        ASSERT_TRUE(added);
        account = *profile.accounts().find(added->constFirst());
        profile.keychain().entries.insert(account.id, Secret(kPassword));
        window = std::make_unique<ui::TesterWindow>(profile.accounts(), profile.keychain());
        window->setNameserver(names.place());
        QObject::connect(window.get(), &ui::TesterWindow::finished, [this] { ++finishedCount; });
    }

    template<typename T>
    T *part(const char *name) const
    {
        T *found = window->findChild<T *>(QLatin1String(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    QString text(const char *name) const { return part<QLabel>(name)->text(); }
    QString log(const char *name) const { return part<QPlainTextEdit>(name)->toPlainText(); }
    void press(const char *name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    bool ends()
    {
        return await([this] { return finishedCount > 0; });
    }
    bool test()
    {
        finishedCount = 0;
        press("start");
        return ends();
    }
    bool hasHeard(const QByteArray &verb) const
    {
        for (const QByteArray &line : server.commands())
            if (line.startsWith(verb))
                return true;
        return false;
    }
    QString rowOf(int index) const
    {
        return part<ui::StepView>("steps")->topLevelItem(index)->data(0, Qt::AccessibleTextRole).toString();
    }

    test::RecordingServer server;
    test::DnsServer names;
    test::Profile profile;
    account::Account account;
    std::unique_ptr<ui::TesterWindow> window;
    int finishedCount = 0;
};

TEST_F(TesterWindowTest, TestsAStoredAccountAndSignsInOnlyWhereWished)
{
    window->showAccount(account.id);
    EXPECT_EQ(part<QLineEdit>("host")->text(), u"localhost"_s);
    ASSERT_TRUE(test());
    EXPECT_EQ(text("verdict"), u"Works on port %1 with STARTTLS."_s.arg(server.startTlsPort()));
    EXPECT_EQ(text("advice"), u"Nothing to do."_s);
    EXPECT_FALSE(hasHeard("AUTH"));
    EXPECT_EQ(part<QPushButton>("start")->text(), u"Test A&gain"_s);

    part<QCheckBox>("signIn")->setChecked(true);
    ASSERT_TRUE(test());
    EXPECT_TRUE(text("verdict").endsWith(u"and the sign-in was accepted."_s)) << text("verdict").toStdString();
    EXPECT_TRUE(hasHeard("AUTH"));
    EXPECT_FALSE(hasHeard("MAIL"));
    EXPECT_TRUE(rowOf(4).startsWith(u"Sign in: Works"_s)) << rowOf(4).toStdString();
}

TEST_F(TesterWindowTest, EveryRowSaysItsStateInWords)
{
    window->showAccount(account.id);
    ASSERT_TRUE(test());
    EXPECT_TRUE(rowOf(0).startsWith(u"Find: Works"_s)) << rowOf(0).toStdString();
    EXPECT_TRUE(rowOf(2).contains(u"TLS 1.3"_s)) << rowOf(2).toStdString();
    EXPECT_TRUE(rowOf(5).startsWith(u"Hand over: Not done"_s)) << rowOf(5).toStdString();
}

TEST_F(TesterWindowTest, AsksAboutTheRecipientsOfAMessageThatDidNotGo)
{
    server.setAnswer([](const Heard &heard) {
        return heard.line.contains("nobody") ? std::optional(Answer{"550 5.1.1 no such user"}) : std::nullopt;
    });
    window->showAccount(account.id, {u"grace@example.net"_s, u"nobody@example.net"_s});
    ASSERT_TRUE(test());
    EXPECT_EQ(text("verdict"), u"The server works, but would not take 1 of 2 recipients."_s);
    EXPECT_TRUE(text("advice").startsWith(u"nobody@example.net: "_s));
    EXPECT_TRUE(server.received().isEmpty());
    EXPECT_FALSE(hasHeard("DATA"));
}

TEST_F(TesterWindowTest, StopsAtOnce)
{
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    window->showAccount(account.id);
    part<QComboBox>("port")->setCurrentText(QString::number(silent.serverPort()));
    press("start");
    ASSERT_TRUE(await([&] { return silent.hasPendingConnections(); }));
    EXPECT_EQ(part<QPushButton>("start")->text(), u"St&op"_s);
    press("start");
    ASSERT_TRUE(ends());
    EXPECT_FALSE(window->isRunning());
    EXPECT_EQ(text("verdict"), u"The test of localhost was stopped."_s);
    EXPECT_EQ(text("advice"), u"Start it again to see the rest."_s);
}

TEST(VerdictBar, StaysAsHighWhenThereIsNothingToDo)
{
    ui::VerdictBar bar;
    bar.resize(600, 100);
    bar.show(ui::TestStep::State::Failed, u"No."_s, u"Try another port."_s);
    const int height = bar.heightForWidth(600);
    bar.show(ui::TestStep::State::Running, u"Testing."_s, {});
    EXPECT_EQ(bar.heightForWidth(600), height) << "its sign has room, and nothing below moves";
}

TEST_F(TesterWindowTest, ClosingStopsIt)
{
    QTcpServer silent;
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    window->showAccount(account.id);
    part<QComboBox>("port")->setCurrentText(QString::number(silent.serverPort()));
    press("start");
    ASSERT_TRUE(await([&] { return silent.hasPendingConnections(); }));
    QTest::keyClick(window.get(), Qt::Key_Escape);
    EXPECT_FALSE(window->isVisible());
    EXPECT_TRUE(ends());
    EXPECT_FALSE(window->isRunning());
}

TEST_F(TesterWindowTest, ClosedWhileTheKeychainIsAskedItTestsNothing)
{
    window->showAccount(account.id);
    part<QCheckBox>("signIn")->setChecked(true);
    press("start");
    window->close();
    bool isLater = false;
    const auto later = profile.keychain().read(account.id, [&](const auto &) { isLater = true; }); // after the one before it
    ASSERT_TRUE(await([&] { return isLater; }));
    EXPECT_FALSE(window->isRunning());
    EXPECT_TRUE(server.commands().isEmpty());
}

TEST_F(TesterWindowTest, TestsWhatStandsInAFormAtOnce)
{
    account::Account typed = account;
    typed.identity.address = u"new@example.org"_s;
    account::AccountSecrets secrets;
    secrets.password = Secret(QByteArray("typed"));
    window->testUnsaved(typed, secrets);
    ASSERT_TRUE(ends());
    EXPECT_TRUE(text("verdict").startsWith(u"Works on port"_s));
    EXPECT_FALSE(hasHeard("AUTH"));
    part<QCheckBox>("signIn")->setChecked(true);
    ASSERT_TRUE(test());
    EXPECT_TRUE(text("verdict").endsWith(u"and the sign-in was accepted."_s)) << text("verdict").toStdString();
}

TEST_F(TesterWindowTest, AnyServerCanBeTyped)
{
    window->showAccount({});
    auto *accounts = part<QComboBox>("account");
    accounts->setCurrentIndex(accounts->count() - 1);
    EXPECT_TRUE(part<QLineEdit>("host")->text().isEmpty());
    EXPECT_FALSE(part<QCheckBox>("signIn")->isEnabled());
    press("start");
    EXPECT_EQ(text("verdict"), u"Type the name of a server."_s);
    part<QLineEdit>("host")->setText(u"127.0.0.1"_s);
    part<QComboBox>("port")->setCurrentText(QString::number(server.plainPort()));
    ASSERT_TRUE(test());
    EXPECT_FALSE(text("advice").isEmpty());
    EXPECT_EQ(part<ui::StepView>("steps")->topLevelItem(1)->childCount(), 2) << "both forms of TLS are tried";
}

TEST_F(TesterWindowTest, WhatTheKeychainDoesNotGiveIsSaid)
{
    profile.keychain().isLocked = true;
    window->showAccount(account.id);
    part<QCheckBox>("signIn")->setChecked(true);
    press("start");
    ASSERT_TRUE(await([this] { return text("verdict").contains(u"locked"_s); })) << text("verdict").toStdString();
    EXPECT_FALSE(window->isRunning());
    EXPECT_FALSE(hasHeard("AUTH"));
}

TEST_F(TesterWindowTest, ShowsTheCertificatePointByPoint)
{
    server.setIdentity(server.certificates().expired());
    window->showAccount(account.id);
    ASSERT_TRUE(test());
    auto *points = part<QTreeWidget>("certificate");
    ASSERT_GE(points->topLevelItemCount(), 5);
    EXPECT_EQ(points->topLevelItem(2)->text(0), u"Dates"_s);
    EXPECT_TRUE(points->topLevelItem(2)->text(1).endsWith(u"not valid now"_s));
    EXPECT_TRUE(points->topLevelItem(2)->data(0, Qt::AccessibleTextRole).toString().startsWith(u"Dates: Failed, "_s));
    EXPECT_TRUE(points->topLevelItem(0)->data(0, Qt::AccessibleTextRole).toString().startsWith(u"Name: Works, "_s));
    EXPECT_FALSE(log("adviceText").isEmpty());
    EXPECT_TRUE(log("transcript").contains(u"STARTTLS"_s));
}

TEST_F(TesterWindowTest, ReportsInThreeFormsWithoutSecretsAndAddresses)
{
    window->showAccount(account.id, {u"grace@example.net"_s});
    ASSERT_TRUE(test());
    auto *form = part<QComboBox>("form");
    QStringList reports;
    for (const bool isHidden : {true, false}) {
        part<QCheckBox>("hide")->setChecked(isHidden);
        for (int i = 0; i < form->count(); ++i) {
            form->setCurrentIndex(i);
            press("copy");
            const QString report = QApplication::clipboard()->text();
            reports += report;
            EXPECT_TRUE(report.contains(u"Works on port"_s)) << i;
            EXPECT_FALSE(report.contains(QLatin1String(kPassword)));
            EXPECT_FALSE(report.contains(QLatin1String(kPassword.toBase64())));
            EXPECT_EQ(report.contains(u"grace@example.net"_s), !isHidden) << report.toStdString();
            EXPECT_EQ(report.contains(u"127.0.0.1"_s), !isHidden) << report.toStdString();
        }
    }
    EXPECT_EQ(QSet<QString>(reports.begin(), reports.end()).size(), 6);
    EXPECT_TRUE(QJsonDocument::fromJson(reports[2].toUtf8()).object().value(u"ok"_s).toBool());
    EXPECT_EQ(log("raw"), reports[5]) << "raw shows the addresses as the report has them";
    part<QCheckBox>("hide")->setChecked(true);
    EXPECT_EQ(log("raw"), reports[2]);
}

TEST_F(TesterWindowTest, SavesTheReport)
{
    window->showAccount(account.id);
    ASSERT_TRUE(test());
    part<QComboBox>("form")->setCurrentIndex(2);
    press("save");
    auto *dialog = window->findChild<QFileDialog *>();
    ASSERT_TRUE(dialog);
    const QString path = profile.path(u"report.json"_s);
    Q_EMIT dialog->fileSelected(path);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(QJsonDocument::fromJson(file.readAll()).isObject());
}

TEST_F(TesterWindowTest, NothingCanBeReportedBeforeATest)
{
    window->showAccount(account.id);
    EXPECT_FALSE(part<QPushButton>("copy")->isEnabled());
    EXPECT_FALSE(part<QPushButton>("save")->isEnabled());
    EXPECT_FALSE(part<QPushButton>("compare")->isEnabled());
}

TEST_F(TesterWindowTest, AsksForATestMessageOfTheAccount)
{
    QStringList asked;
    QObject::connect(window.get(), &ui::TesterWindow::testMessageRequested, [&](const QString &id) { asked += id; });
    window->showAccount(account.id);
    press("testMessage");
    EXPECT_EQ(asked, QStringList{account.id});
}

TEST_F(TesterWindowTest, ComparesTwoEndpoints)
{
    window->showAccount(account.id);
    ASSERT_TRUE(test());
    window->findChild<QTabWidget *>()->setCurrentIndex(4);
    part<QSpinBox>("rounds")->setValue(2);
    part<QComboBox>("second")->setCurrentText(part<QComboBox>("first")->currentText());
    press("compare");
    EXPECT_TRUE(text("compareVerdict").startsWith(u"Choose two that differ"_s));
    part<QComboBox>("second")->setCurrentText(u"localhost:%1 tls"_s.arg(server.tlsPort()));
    press("compare");
    auto *table = part<QTreeWidget>("comparison");
    ASSERT_TRUE(await([&] { return table->topLevelItemCount() == 2 && table->topLevelItem(1)->text(1) == u"2 of 2"_s; }));
    EXPECT_TRUE(await([&] { return text("compareVerdict").contains(u"answer"_s); })) << text("compareVerdict").toStdString();
    EXPECT_TRUE(table->topLevelItem(0)->text(4).contains(u"ms"_s));
    EXPECT_FALSE(hasHeard("AUTH"));
}

TEST_F(TesterWindowTest, WorksWithTheKeyboardAlone)
{
    window->showAccount(account.id);
    QTest::keyClick(part<QLineEdit>("host"), Qt::Key_Return);
    ASSERT_TRUE(ends());
    EXPECT_TRUE(text("verdict").startsWith(u"Works on port"_s));
    QSet<QWidget *> reached;
    QWidget *at = part<QLineEdit>("host");
    for (int i = 0; i < 60; ++i) {
        at = at->nextInFocusChain();
        if (at->isEnabled() && at->focusPolicy() & Qt::TabFocus)
            reached += at;
    }
    for (const char *name : {"start", "signIn", "steps", "transcript", "hide", "copy", "save"})
        EXPECT_TRUE(reached.contains(window->findChild<QWidget *>(QLatin1String(name)))) << name;
}

} // namespace
