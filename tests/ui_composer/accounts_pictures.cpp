// Draws the manager of accounts and the preview of an import with fixed content, light and dark, into a folder.

#include "tests/support/manualclock.h"
#include "tests/ui_composer/pictures.h"
#include "tests/ui_composer/profile.h"
#include "tests/ui_composer/sandboxrelay.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/accountlistdialog.h"
#include "ui/accounts/certificatedialog.h"
#include "ui/accounts/checkview.h"
#include "ui/accounts/identitiesdialog.h"
#include "ui/accounts/importdialog.h"
#include "ui/accounts/serversettings.h"
#include "ui/accounts/signingdialog.h"
#include "ui/outbox/firststart.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace pillarbox;
using test::savePicture;

namespace {

account::Account account(const char *label, const char *name, const char *address, const char *host, quint16 port)
{
    account::Account account;
    account.label = QString::fromUtf8(label);
    account.identity = {QString::fromUtf8(name), QString::fromUtf8(address)};
    account.host = QString::fromUtf8(host);
    account.port = port;
    account.security = port == 465 ? protocol::Security::ImplicitTls : protocol::Security::StartTls;
    account.userName = account.identity.address;
    return account;
}

void drawList(const QString &file)
{
    test::ManualClock clock;
    test::Profile profile(clock);
    if (!profile.open()
        || !profile.accounts().add({account("Work", "Ada Lovelace", "ada@example.org", "smtp.example.org", 465),
            account("ada@firm.example", "Ada", "ada@firm.example", "mail.firm.example", 587),
            account("Newsletter", "Harbour Office", "news@harbour.example", "smtp.relay.example", 2525)}))
        return;
    outbox::DeliveryService delivery(profile.outbox(), profile.accounts(), profile.keychain(), clock);
    account::RemovedSecrets removed(profile.accounts(), profile.keychain());
    ui::AccountListDialog dialog({profile.accounts(), profile.keychain(), removed, profile.outbox(), delivery, clock, {}});
    dialog.findChild<QListWidget *>()->setCurrentRow(2);
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("&Remove"))
            button->click();
    savePicture(dialog, file);
}

void drawImport(const QString &file)
{
    using Kind = account::ImportRemark::Kind;
    test::Profile profile;
    if (!profile.accounts().add({account("Work", "Ada Lovelace", "ada@example.org", "smtp.example.org", 465)}))
        return;
    account::Imported imported;
    imported.accounts = {{account("Work", "Ada Lovelace", "ada@example.org", "smtp.example.org", 465), {}},
        {account("Home", "Ada", "ada@home.example", "mail.home.example", 25),
            {{Kind::WasPlainText, QStringLiteral("Home"), {}, {}, 0},
                {Kind::SecretLeft, QStringLiteral("Home"), QStringLiteral("password"), QStringLiteral(".msmtprc"), 12}}},
        {account("Office", "Office", "office@example.org", "smtp.example.org", 587), {}},
        {account("backup", "", "", "relay.example", 587),
            {{Kind::Missing, QStringLiteral("backup"), QStringLiteral("from"), {}, 0}}}};
    imported.remarks = {{Kind::CommandNotRun, {}, QStringLiteral("eval"), QStringLiteral(".msmtprc"), 3}};
    ui::ImportDialog dialog(profile.accounts(), imported, QStringLiteral("msmtp"));
    savePicture(dialog, file);
}

// A server that only DNS names, outside the domain; and a wait that can be skipped.
void drawQuestion(const QString &file)
{
    using ui::CheckRow;
    using State = CheckRow::State;
    ui::CheckReport report;
    report.title = QStringLiteral("Is smtp.elsewhere.example your mail server?");
    report.advice = QStringLiteral(
        "A DNS record of your address' domain leads out of the domain to this server, and such a record can be "
        "forged. Your password goes there only if you say so.");
    report.find = {State::Done, QStringLiteral("Find"),
        QStringLiteral("smtp.elsewhere.example, named in the domain's DNS but outside the domain"), QStringLiteral("12 ms"),
        {}};
    report.connect = {State::Running, QStringLiteral("Connect"),
        QStringLiteral("all ports at once, the first safe answer wins"), QStringLiteral("waiting, 4 of 10 s"), {}, true};
    report.secure = {State::Done, QStringLiteral("Secure"), QStringLiteral("TLS 1.3"), QStringLiteral("31 ms"), {}};
    report.greet = {State::Done, QStringLiteral("Greet"), QStringLiteral("ready to take messages"), {}, {}};
    report.signIn
        = {State::Doubtful, QStringLiteral("Sign in"), QStringLiteral("waits for your word on smtp.elsewhere.example"), {}, {}};
    report.handOver
        = {State::Ahead, QStringLiteral("Hand over"), QStringLiteral("not tried; your first message will show it"), {}, {}};
    report.wantsApproval = true;
    ui::CheckView view;
    view.resize(740, 430);
    view.setReport(report, true);
    savePicture(view, file);
}

void drawWebSignIn(const QString &file)
{
    test::Profile profile;
    if (!profile.open())
        return;
    ui::AccountDialog dialog(profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr,
        [](const QString &) { return QList<account::HostHint>(); });
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("ada@outlook.com"));
    Q_EMIT dialog.findChild<QLineEdit *>()->editingFinished();
    savePicture(dialog, file);
}

void drawIdentities(const QString &file, const QString &plainFile)
{
    account::Identity ada{{QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org")}};
    ada.signature = QStringLiteral("Ada Lovelace\nAnalytical Engines, London\nexample.org");
    ada.richSignature = QStringLiteral("<b>Ada Lovelace</b><br><i>Analytical Engines</i>, London<br>"
                                       "<a href=\"https://example.org\">example.org</a>");
    ada.organisation = QStringLiteral("Analytical Engines");
    account::Identity press{{QStringLiteral("Press desk"), QStringLiteral("press@example.org")}};
    press.signature = QStringLiteral("The press desk");
    press.replyTo = {QStringLiteral("Desk"), QStringLiteral("desk@example.org")};
    press.bcc = {{{}, QStringLiteral("archive@example.org")}};
    press.envelopeSender = QStringLiteral("bounces@example.org");
    ada.signing = account::MailSigning{.domain = "example.org", .selector = "pillarbox", .publicRecord = "v=DKIM1; k=rsa; p="};
    ui::IdentitiesDialog dialog({ada, press});
    savePicture(dialog, file);
    dialog.findChild<QListWidget *>()->setCurrentRow(1);
    savePicture(dialog, plainFile);
}

void drawSigning(const QString &wishFile, const QString &recordFile)
{
    ui::SigningDialog dialog("example.org", {}, {});
    savePicture(dialog, wishFile);
    dialog.findChild<QPushButton *>(QStringLiteral("makeKey"))->click();
    savePicture(dialog, recordFile);
}

void drawBackup(const QString &file)
{
    test::Profile profile;
    if (!profile.open()
        || !profile.accounts().add({account("Work", "Ada Lovelace", "ada@example.org", "smtp.example.org", 465),
            account("Spare", "Ada", "ada@firm.example", "mail.firm.example", 587)}))
        return;
    ui::AccountDialog dialog(profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr,
        [](const QString &) { return QList<account::HostHint>(); });
    dialog.show();
    dialog.findChild<QToolButton *>(QStringLiteral("fold"))->click();
    dialog.findChild<QToolButton *>(QStringLiteral("advanced"))->click();
    QApplication::processEvents();
    dialog.findChild<QComboBox *>(QStringLiteral("backup"))->setCurrentIndex(1);
    QApplication::processEvents();
    savePicture(dialog, file);
}

transport::CertificateFacts certificate(const QString &subject, const QString &issuer, const QStringList &names, char key)
{
    const QDateTime from(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
    return {.subject = subject,
        .issuer = issuer,
        .names = names,
        .notBefore = from,
        .notAfter = from.addDays(180),
        .sha256 = QByteArray(32, char(key + 1)),
        .keySha256 = QByteArray(32, key),
        .pem = {}};
}

void drawCertificates(const QString &file, const QString &changedFile)
{
    ui::CertificateView view{.endpoint = {QStringLiteral("mail.firm.example"), 587}, .facts = {}};
    view.facts.version = QStringLiteral("TLSv1.3");
    view.facts.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    view.facts.chain = {certificate(QStringLiteral("mail.firm.example"), QStringLiteral("Firm CA"),
                            {QStringLiteral("mail.firm.example"), QStringLiteral("smtp.firm.example")}, '\x3f'),
        certificate(QStringLiteral("Firm CA"), QStringLiteral("Firm CA"), {}, '\x7a')};
    view.facts.errors = {QStringLiteral("unknownIssuer"), QStringLiteral("expired")};
    view.why = QStringLiteral("Its certificate was issued by Firm CA (unknown to this computer) and expired 22 days ago, on "
                              "1 Nov 2026. The password was not sent.");
    savePicture(*new ui::CertificateDialog(view), file);
    view.pinned = transport::PinnedKey{view.endpoint.host, 587, QByteArray(32, '\x11'), {}};
    view.facts.errors = {QStringLiteral("keyChanged")};
    savePicture(*new ui::CertificateDialog(view), changedFile);
}

// A bridge on this computer, before and after its key was trusted; folded out.
void drawBridge(const QString &file, const QString &trustedFile)
{
    test::SandboxRelay relay;
    test::Profile profile;
    if (!relay.start() || !profile.open())
        return;
    ui::AccountDialog dialog(profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr, relay.hints());
    dialog.show();
    dialog.findChild<QLineEdit *>(QStringLiteral("address"))->setText(QStringLiteral("ada@example.org"));
    Q_EMIT dialog.findChild<QLineEdit *>(QStringLiteral("address"))->editingFinished();
    auto *view = dialog.findChild<QToolButton *>(QStringLiteral("certificate"));
    if (!test::await([&] { return view->isVisible(); }))
        return;
    QTest::qWait(500); // both ports have ended: a picture, no promise
    savePicture(dialog, file);
    view->click();
    dialog.findChild<QToolButton *>(QStringLiteral("fold"))->click();
    dialog.findChild<QPushButton *>(QStringLiteral("trustKey"))->click();
    if (!test::await([&] { return dialog.findChild<ui::ServerSettings *>()->isVisible(); }))
        return;
    QTest::qWait(500);
    savePicture(dialog, trustedFile);
}

void drawFirstStart(const QString &file)
{
    ui::FirstStart page;
    page.offerImport({QStringLiteral("Thunderbird"), QStringLiteral("msmtp")});
    page.resize(900, 640);
    savePicture(page, file);
}

} // namespace

int main(int argc, char **argv)
{
    return test::drawPictures(argc, argv, [](const test::PicturePath &path) {
        drawList(path("accounts"));
        drawImport(path("import"));
        drawFirstStart(path("first-start-import"));
        drawQuestion(path("account-question"));
        drawWebSignIn(path("account-web-sign-in"));
        drawSigning(path("signing"), path("signing-record"));
        drawIdentities(path("identities"), path("identities-plain"));
        drawBackup(path("account-backup"));
        drawCertificates(path("certificate"), path("certificate-changed"));
        drawBridge(path("account-bridge"), path("account-bridge-trusted"));
    });
}
