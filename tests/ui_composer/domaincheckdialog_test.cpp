// The check of a domain as a window: what was found is a row of its own for each subject, what could not be asked is never
// taken for absent, and the report that is copied is the command line's.

#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "tests/unit/dns/dnsserver.h"
#include "ui/accounts/identitiesdialog.h"
#include "ui/domain/domaincheckdialog.h"
#include "ui/domain/findingview.h"
#include "ui/domain/receiveddialog.h"
#include "ui/text/domainquestions.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;

const QByteArray Key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const QByteArray Mail = "Return-Path: <ada@example.org>\r\n"
                        "Authentication-Results: mx.other.example; spf=pass smtp.mailfrom=ada@example.org;\r\n"
                        " dkim=pass header.d=example.org; dmarc=pass header.from=example.org\r\n"
                        "DKIM-Signature: v=1; d=example.org; s=desk; b=x\r\n"
                        "From: Ada <ada@example.org>\r\n\r\nHello\r\n";

template<typename T>
T *part(QWidget &widget, const char *name)
{
    T *found = widget.findChild<T *>(QLatin1String(name));
    EXPECT_TRUE(found) << name;
    return found;
}

QString verdictOf(QWidget &dialog)
{
    return part<QLabel>(dialog, "verdict")->text();
}

QList<ui::FindingRow> rowsOf(QWidget &dialog)
{
    QList<ui::FindingRow> rows;
    const auto views = dialog.findChildren<ui::FindingView *>();
    for (const ui::FindingView *view : views)
        rows += view->row();
    return rows;
}

class DomainCheckDialogTest : public testing::Test
{
protected:
    domain::DomainQuestion about(const QString &domain) const
    {
        domain::DomainQuestion question;
        question.domain = domain;
        question.nameserver = names.place();
        return question;
    }
    static bool ends(QWidget &dialog)
    {
        return await([&dialog] { return part<QPushButton>(dialog, "copyReport")->isEnabled(); });
    }
    static ui::FindingRow row(QWidget &dialog, const QString &title)
    {
        const auto rows = rowsOf(dialog);
        for (const ui::FindingRow &one : rows) {
            if (one.title == title)
                return one;
        }
        return {};
    }
    QString write(const QByteArray &bytes)
    {
        QFile file(folder.filePath(u"mail.eml"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }

    DnsServer names;
    ManualClock clock;
    QTemporaryDir folder;
};

TEST_F(DomainCheckDialogTest, AsksAtOnceAndSaysOfEachSubjectWhatWasFound)
{
    names.addMailExchanger("example.org", 10, "mx.example.org");
    names.addText("example.org", "v=spf1 mx -all");
    names.setFailureFor("_smtp._tls.example.org");
    ui::DomainCheckDialog dialog({about(u"example.org"_s)}, clock);
    dialog.open();
    EXPECT_EQ(rowsOf(dialog).size(), 6) << "a row each from the start";
    EXPECT_EQ(row(dialog, u"SPF"_s).state, u"asking…"_s);
    ASSERT_TRUE(ends(dialog));
    EXPECT_EQ(rowsOf(dialog).size(), 6);
    EXPECT_EQ(row(dialog, u"SPF"_s).state, u"found"_s);
    EXPECT_EQ(row(dialog, u"SPF"_s).symbol, ui::Symbol::Ok);
    EXPECT_EQ(row(dialog, u"DMARC"_s).state, u"absent"_s);
    EXPECT_EQ(row(dialog, u"DMARC"_s).symbol, ui::Symbol::Warn);
    EXPECT_TRUE(row(dialog, u"TLS-RPT"_s).state.startsWith(u"could not be asked"_s));
    EXPECT_EQ(row(dialog, u"TLS-RPT"_s).symbol, ui::Symbol::Info);
    EXPECT_TRUE(row(dialog, u"TLS-RPT"_s).records.isEmpty()) << "nothing to publish where nothing is known";
    EXPECT_TRUE(verdictOf(dialog).startsWith(u"Not everything"_s));
}

TEST_F(DomainCheckDialogTest, TheRecordAndTheReportAreCopied)
{
    ui::DomainCheckDialog dialog({about(u"example.org"_s)}, clock);
    dialog.open();
    ASSERT_TRUE(ends(dialog));
    const auto views = dialog.findChildren<ui::FindingView *>();
    for (ui::FindingView *view : views) {
        if (view->row().title == u"DMARC"_s)
            part<QToolButton>(*view, "copyRecord")->click();
    }
    EXPECT_EQ(QApplication::clipboard()->text(), u"v=DMARC1; p=none; rua=mailto:postmaster@example.org"_s);
    part<QPushButton>(dialog, "copyReport")->click();
    domain::DomainCheck check(about(u"example.org"_s), clock);
    bool isFinished = false;
    QObject::connect(&check, &domain::DomainCheck::finished, &check, [&isFinished] { isFinished = true; });
    check.start();
    ASSERT_TRUE(await([&isFinished] { return isFinished; }));
    EXPECT_EQ(QApplication::clipboard()->text(), ui::domainText(check.report(), {}, clock.now()));
}

TEST_F(DomainCheckDialogTest, CanBeStoppedAndAskedAgain)
{
    names.setMood(DnsServer::Mood::KeepSilent);
    ui::DomainCheckDialog dialog({about(u"example.org"_s)}, clock);
    dialog.open();
    auto *ask = part<QPushButton>(dialog, "ask");
    ask->click();
    EXPECT_TRUE(verdictOf(dialog).startsWith(u"Stopped"_s));
    EXPECT_EQ(row(dialog, u"SPF"_s).state, u"not asked"_s);
    names.setMood(DnsServer::Mood::Answer);
    ask->click();
    ASSERT_TRUE(ends(dialog));
    EXPECT_EQ(row(dialog, u"SPF"_s).state, u"absent"_s);
}

TEST_F(DomainCheckDialogTest, AnyDomainMayBeTyped)
{
    names.addText("other.example", "v=spf1 -all");
    ui::DomainCheckDialog dialog({about(u"example.org"_s)}, clock);
    dialog.open();
    ASSERT_TRUE(ends(dialog));
    auto *domain = part<QComboBox>(dialog, "domain");
    domain->setEditText(u"192.0.2.1"_s);
    part<QPushButton>(dialog, "ask")->click();
    EXPECT_EQ(verdictOf(dialog), u"“192.0.2.1” is no domain."_s);
    domain->setEditText(u"other.example"_s);
    QTest::keyClick(domain->lineEdit(), Qt::Key_Return);
    ASSERT_TRUE(ends(dialog));
    EXPECT_EQ(row(dialog, u"SPF"_s).state, u"found"_s);
}

TEST_F(DomainCheckDialogTest, AProvidersDomainIsSaidToBeTheirs)
{
    ui::DomainCheckDialog dialog({about(u"gmail.com"_s)}, clock);
    dialog.open();
    ASSERT_TRUE(ends(dialog));
    EXPECT_EQ(row(dialog, u"SPF"_s).state, u"absent, run by your provider"_s);
    EXPECT_TRUE(dialog.findChildren<QToolButton *>(u"copyRecord"_s).isEmpty());
}

TEST_F(DomainCheckDialogTest, AKeyIsAskedForByTheSelectorTypedOrOfAMessageThatCameBack)
{
    names.addText("desk._domainkey.example.org", Key);
    ui::DomainCheckDialog dialog({about(u"example.org"_s)}, clock);
    dialog.open();
    ASSERT_TRUE(ends(dialog));
    EXPECT_EQ(row(dialog, u"DKIM keys"_s).state, u"not asked"_s);
    part<QLineEdit>(dialog, "selector")->setText(u"none"_s);
    part<QPushButton>(dialog, "ask")->click();
    ASSERT_TRUE(ends(dialog));
    EXPECT_EQ(row(dialog, u"DKIM keys"_s).state, u"absent"_s);
    part<QLineEdit>(dialog, "selector")->clear();

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(Mail))});
    QDragEnterEvent enter(QPoint(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&dialog, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&dialog, &drop);
    auto *received = dialog.findChild<ui::ReceivedDialog *>();
    ASSERT_TRUE(received);
    EXPECT_TRUE(verdictOf(*received).contains(u"took example.org as the true sender"_s));
    received->close();
    ASSERT_TRUE(ends(dialog));
    EXPECT_EQ(row(dialog, u"DKIM keys"_s).state, u"found"_s);
}

TEST_F(DomainCheckDialogTest, AnIdentityIsCheckedWithTheRelayOfItsAccount)
{
    account::Account account;
    account.host = u"mail.example.net"_s;
    account::Identity press{{{}, u"press@Example.org"_s}};
    press.envelopeSender = u"bounces@news.example.org"_s;
    press.signing = account::MailSigning{.domain = "example.org", .selector = "desk", .publicRecord = "v=DKIM1; p="};
    account.identity = press;
    account.furtherIdentities = {account::Identity{{{}, u"desk@example.org"_s}}, account::Identity{{{}, u"a@b.example"_s}}};
    const auto questions = ui::questionsAbout({account});
    ASSERT_EQ(questions.size(), 2) << "each domain once";
    EXPECT_EQ(questions[0].domain, u"example.org"_s);
    EXPECT_EQ(questions[0].relay, u"mail.example.net"_s);
    EXPECT_EQ(questions[0].envelopeDomain, u"news.example.org"_s);
    EXPECT_EQ(questions[0].selectors, QByteArrayList{"desk"});
    EXPECT_EQ(questions[0].signingDomain, u"example.org"_s);

    ui::IdentitiesDialog dialog({press, account::Identity{{{}, u"new"_s}}});
    dialog.setAccount(account);
    dialog.show();
    auto *check = part<QPushButton>(dialog, "checkDomain");
    EXPECT_TRUE(check->isEnabled());
    check->click();
    auto *window = dialog.findChild<ui::DomainCheckDialog *>();
    ASSERT_TRUE(window);
    EXPECT_EQ(part<QComboBox>(*window, "domain")->currentText(), u"example.org"_s);
    window->close();
    dialog.findChild<QListWidget *>()->setCurrentRow(1);
    EXPECT_FALSE(check->isEnabled()) << "no address yet";
}

TEST_F(DomainCheckDialogTest, PastedHeadersAreExplained)
{
    ui::ReceivedDialog dialog;
    dialog.show();
    auto *source = part<QPlainTextEdit>(dialog, "source");
    source->insertPlainText(u"\n\n"_s + QString::fromLatin1(Mail));
    EXPECT_TRUE(verdictOf(dialog).contains(u"took example.org as the true sender"_s));
    const auto rows = rowsOf(dialog);
    ASSERT_EQ(rows.size(), 4);
    EXPECT_EQ(rows[0].title, u"SPF: pass"_s);
    EXPECT_EQ(rows[0].symbol, ui::Symbol::Ok);
    EXPECT_EQ(rows[3].sentences, QStringList{u"Signed by example.org with the key desk."_s});
    part<QPushButton>(dialog, "copyReport")->click();
    EXPECT_EQ(QApplication::clipboard()->text(), ui::receivedText(message::readReceivedCopy(Mail)));
    source->setPlainText(u"Hello"_s);
    EXPECT_TRUE(verdictOf(dialog).startsWith(u"This is no message"_s));
    EXPECT_TRUE(rowsOf(dialog).isEmpty());
    EXPECT_FALSE(part<QPushButton>(dialog, "copyReport")->isEnabled());
    QFile::remove(write(Mail));
    dialog.openFile(folder.filePath(u"mail.eml"_s));
    EXPECT_EQ(verdictOf(dialog), u"mail.eml cannot be read."_s);
}

TEST_F(DomainCheckDialogTest, AFileDroppedOnTheSourceIsOpened)
{
    ui::ReceivedDialog dialog;
    dialog.show();
    auto *source = part<QPlainTextEdit>(dialog, "source");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(Mail + QByteArray(3'000'000, 'x')))});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(source->viewport(), &enter);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(source->viewport(), &drop);
    ASSERT_TRUE(await([source] { return !source->toPlainText().isEmpty(); }));
    EXPECT_TRUE(source->toPlainText().startsWith(u"Return-Path:"_s));
    EXPECT_FALSE(source->toPlainText().contains(u"Hello"_s)) << "the header alone";
    EXPECT_EQ(rowsOf(dialog).size(), 4);
}

TEST_F(DomainCheckDialogTest, EveryControlHasANameAndEveryMnemonicIsItsOwn)
{
    ui::DomainCheckDialog dialog({about(u"example.org"_s)}, clock);
    dialog.show();
    ASSERT_TRUE(ends(dialog));
    ui::ReceivedDialog received;
    received.show();
    for (QWidget *window : {static_cast<QWidget *>(&dialog), static_cast<QWidget *>(&received)}) {
        const Walk walked = walk(*window);
        EXPECT_GT(walked.named, 3);
        EXPECT_EQ(walked.unnamed, QStringList());
        EXPECT_EQ(walked.doubledMnemonics, QStringList());
    }
}

} // namespace
} // namespace pillarbox::test
