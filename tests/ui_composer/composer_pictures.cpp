// Draws the composer, the account page and the sandbox window with fixed content, light and dark, into a folder.

#include "smtp/message/signature.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui_composer/pictures.h"
#include "tests/ui_composer/profile.h"
#include "tests/ui_composer/sandboxrelay.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/checkview.h"
#include "ui/accounts/relaycheckdialog.h"
#include "ui/accounts/serversettings.h"
#include "ui/composer/composer.h"
#include "ui/sandbox/sandboxwindow.h"
#include "ui/schedule/scheduledialog.h"
#include "ui/schedule/zonebox.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace pillarbox;
using test::savePicture;

namespace {

message::Draft quarterlyNumbers(const test::Profile &profile, const account::Account &account)
{
    message::Draft draft;
    draft.accountId = account.id;
    draft.from = account.identity;
    draft.to = {{QStringLiteral("Grace Hopper"), QStringLiteral("grace@example.net")},
        {QStringLiteral("Li Wei"), QStringLiteral("li.wei@harbour.example")}, {{}, QStringLiteral("bob@firm")}};
    draft.subject = QStringLiteral("Quarterly numbers");
    draft.body = QStringLiteral(
        "Hello Grace, hello Li,\n\nhere is the report for the third quarter. The figures on page 4 are final; those on page 6 "
        "wait for the harbour office.\n\nCould you look at the summary before Thursday? I would like to send it to the board "
        "on "
        "Friday morning.\n\nKind regards\nAda");
    draft.cursor = draft.anchor = int(draft.body.size());
    draft.attachments = {{profile.makeFile(QStringLiteral("report-2026-Q3.pdf"), 2'100'000),
                             QStringLiteral("report-2026-Q3.pdf"), "application/pdf", 2'100'000},
        {profile.makeFile(QStringLiteral("berths.png"), 300'000), QStringLiteral("berths.png"), "image/png", 300'000}};
    return draft;
}

void drawComposer(const QString &file)
{
    test::ManualClock clock;
    test::Profile profile(clock);
    if (!profile.open())
        return;
    auto account = profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
    account.identity.signature = QStringLiteral("Ada Lovelace\nAnalytical Engines, London");
    account.identity.richSignature = QStringLiteral("<b>Ada Lovelace</b><br><i>Analytical Engines</i>, London");
    if (!profile.accounts().save(account))
        return;
    profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@firm.example"));
    auto *composer = new ui::Composer(profile.outbox(), profile.accounts(), clock);
    composer->setHealth([](const QString &) {
        outbox::AccountHealth health;
        health.state = outbox::AccountHealth::State::Ready;
        return health;
    });
    message::Draft draft = quarterlyNumbers(profile, account);
    draft.body = message::withSignature(draft.body, {}, account.identity.signature);
    composer->restore({outbox::ItemId::createUuid(), draft, clock.now()});
    composer->resize(800, 660);
    savePicture(*composer, file);
    delete composer;
}

void drawSchedule(const QString &file, const QString &keptFile)
{
    test::ManualClock clock;
    ui::ScheduleDialog dialog(clock);
    dialog.offerStartAtLogin();
    savePicture(dialog, file);
    dialog.setRelay(ui::RelayOffer{QStringLiteral("smtp.example.org"), {}});
    dialog.findChild<ui::ZoneBox *>()->setZone("America/New_York");
    dialog.findChild<QPushButton *>(QStringLiteral("preset2"))->click();
    savePicture(dialog, keptFile);
}

ui::CheckReport signingIn()
{
    using ui::CheckRow;
    using State = CheckRow::State;
    ui::CheckReport report;
    report.title = QStringLiteral("Port 465 works. Signing in…");
    report.find = {State::Done, QStringLiteral("Find"), QStringLiteral("smtp.example.org, guessed from your address"),
        QStringLiteral("12 ms"), {}};
    report.connect = {State::Done, QStringLiteral("Connect"), QStringLiteral("all ports at once, the first safe answer wins"),
        QStringLiteral("41 ms"), {}};
    report.ports = {
        {State::Doubtful, QStringLiteral("587 STARTTLS"), {}, QStringLiteral("22 ms"),
            ui::Lane{.25, ui::Tone::Neutral, QStringLiteral("Closed"), false}},
        {State::Done, QStringLiteral("465 TLS"), {}, QStringLiteral("41 ms"),
            ui::Lane{.46, ui::Tone::Ok, QStringLiteral("Chosen"), true}},
        {State::Done, QStringLiteral("2525 STARTTLS"), {}, QStringLiteral("49 ms"),
            ui::Lane{.55, ui::Tone::Ok, QStringLiteral("Works too"), false}},
    };
    report.secure = {State::Done, QStringLiteral("Secure"),
        QStringLiteral("TLS 1.3, certificate for smtp.example.org to 11 Feb 2027"), QStringLiteral("61 ms"), {}};
    report.greet = {State::Done, QStringLiteral("Greet"), QStringLiteral("takes messages up to 35 MB and accented addresses"),
        QStringLiteral("35 ms"), {}};
    report.signIn = {State::Running, QStringLiteral("Sign in"), QStringLiteral("as ada@example.org, password sent encrypted…"),
        QStringLiteral("0.4 s"), {}};
    report.handOver
        = {State::Ahead, QStringLiteral("Hand over"), QStringLiteral("not tried; your first message will show it"), {}, {}};
    return report;
}

void drawAccount(const QString &file, const QString &unfolded)
{
    test::Profile profile;
    if (!profile.open())
        return;
    ui::AccountDialog dialog(profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr,
        [](const QString &) { return QList<account::HostHint>(); });
    dialog.findChild<QLineEdit *>(QStringLiteral("address"))->setText(QStringLiteral("ada@example.org"));
    dialog.findChild<QLineEdit *>(QStringLiteral("name"))->setText(QStringLiteral("Ada Lovelace"));
    dialog.findChild<QLineEdit *>(QStringLiteral("password"))->setText(QStringLiteral("not a password"));
    dialog.findChild<QLineEdit *>(QStringLiteral("address"))->deselect();
    dialog.findChild<ui::CheckView *>()->setReport(signingIn(), true);
    dialog.resize(740, 576);
    savePicture(dialog, file);
    account::Account account;
    account.host = QStringLiteral("smtp.example.org");
    account.port = 465;
    account.security = protocol::Security::ImplicitTls;
    auto *settings = dialog.findChild<ui::ServerSettings *>();
    settings->setDefaultUserName(QStringLiteral("ada@example.org"));
    settings->showFound(account);
    dialog.findChild<QToolButton *>(QStringLiteral("fold"))->click();
    savePicture(dialog, unfolded);
    dialog.findChild<QToolButton *>(QStringLiteral("advanced"))->click();
    savePicture(dialog, QString(unfolded).replace(QLatin1String("settings"), QLatin1String("advanced")));
}

void drawSandbox(const QString &file)
{
    test::SandboxRelay relay;
    if (!relay.start())
        return;
    relay.deliver(
        "From: Ada Lovelace <ada@example.org>\r\nTo: Grace Hopper <grace@example.net>\r\nSubject: Berth list for "
        "December\r\nDate: Mon, 02 Mar 2026 14:00:00 +0000\r\nMessage-ID: <7f3c@example.org>\r\n\r\nHello Grace,\r\n\r\n"
        "the list is below.\r\n");
    relay.deliver(
        "From: Ada Lovelace <ada@example.org>\r\nTo: Grace Hopper <grace@example.net>\r\nSubject: Quarterly "
        "numbers\r\nDate: Mon, 02 Mar 2026 14:02:00 +0000\r\nMessage-ID: <81aa@example.org>\r\n\r\nHello Grace,\r\n\r\n"
        "here is the report for the third quarter.\r\n");
    ui::SandboxWindow window(relay.server);
    relay.server.setMisbehaviour(sandbox::Misbehaviour::Greylist);
    window.resize(800, 600);
    savePicture(window, file);
}

// A relay that lets the user in, and that knows the message under a reference of its own.
void drawRelayCheck(const QString &file)
{
    test::ScriptedServer server(*test::parseTranscriptScript(
        "security: tls\nEXPECT ready\nTLS\nS: 220 mx.example ESMTP\nC: EHLO [127.0.0.1]\nS: 250 mx.example\nC: QUIT\nS: 221 "
        "bye\nCLOSE\n"));
    test::Profile profile;
    if (!profile.open() || !server.start())
        return;
    auto account = profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
    account.host = QStringLiteral("127.0.0.1");
    account.port = server.port();
    account.security = protocol::Security::ImplicitTls;
    account.userName.clear();
    account.trustedPem = server.trustedPem();
    if (!profile.accounts().save(account))
        return;
    outbox::Item item;
    item.summary.accountId = account.id;
    item.summary.messageId = "<7f3c81aa@example.org>";
    item.handedOverAt = QDateTime(QDate(2026, 3, 2), QTime(14, 0), Qt::UTC);
    outbox::Recipient self;
    self.mailbox = account.identity;
    self.outcome = outbox::Outcome::Unknown;
    item.summary.recipients = {self};
    ui::RelayCheckDialog dialog(profile.accounts(), profile.keychain(), item);
    test::await([&server] { return server.isFinished(); });
    savePicture(dialog, file);
}

} // namespace

int main(int argc, char **argv)
{
    return test::drawPictures(argc, argv, [](const test::PicturePath &path) {
        drawComposer(path("composer"));
        drawSchedule(path("schedule"), path("schedule-kept"));
        drawAccount(path("account"), path("account-settings"));
        drawRelayCheck(path("relaycheck"));
        drawSandbox(path("sandbox"));
    });
}
