#include "tests/ui/pictures/scenes.h"

#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/mainwindow/windowframe.h"
#include "ui/outbox/attemptlog.h"
#include "ui/outbox/detailpane.h"
#include "ui/outbox/firststart.h"
#include "ui/outbox/folderlist.h"
#include "ui/outbox/healthstrip.h"
#include "ui/outbox/messagelist.h"
#include "ui/outbox/sendstrips.h"
#include "ui/outbox/statustext.h"
#include "ui/outbox/undostrip.h"
#include "ui/theme/noticebar.h"

#include <QSplitter>

namespace pillarbox::test {

using outbox::Item;
using outbox::Outcome;
using outbox::State;
using protocol::ErrorKind;
using protocol::Stage;
using std::chrono::milliseconds;

namespace {

const QString ada = QStringLiteral("account-ada");
const QString firm = QStringLiteral("account-firm");

QDateTime at(int hour, int minute, int second = 0)
{
    return QDateTime(QDate(2026, 3, 1), QTime(hour, minute, second));
}

outbox::ItemId idOf(int number)
{
    return QUuid(uint(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

outbox::Recipient recipient(const char *name, const char *address)
{
    outbox::Recipient made;
    made.mailbox = {QString::fromUtf8(name), QString::fromLatin1(address)};
    return made;
}

Item item(int number, State state, const QString &account, const char *subject, QList<outbox::Recipient> recipients)
{
    Item made;
    outbox::ItemSummary &summary = made.summary;
    summary.id = idOf(number);
    summary.state = state;
    summary.accountId = account;
    summary.subject = QString::fromUtf8(subject);
    summary.from.address = account == ada ? QStringLiteral("ada@example.org") : QStringLiteral("ada@firm.example");
    summary.recipients = std::move(recipients);
    summary.queuedAt = at(14, 2);
    summary.changedAt = at(14, 2, 11);
    summary.size = 184'000;
    summary.messageId = "<1f5c@example.org>";
    summary.hasDraft = true;
    return made;
}

outbox::Attempt attemptUpTo(Stage last, std::initializer_list<int> times)
{
    constexpr std::array order{Stage::Resolve, Stage::Connect, Stage::Tls, Stage::Ehlo, Stage::Auth, Stage::Data};
    outbox::Attempt made;
    made.startedAt = at(14, 2, 10);
    made.took = milliseconds(302);
    auto time = times.begin();
    for (const Stage stage : order) {
        if (stage == last || time == times.end())
            break;
        made.stages += outbox::StageTime{stage, milliseconds(*time++)};
    }
    transport::Session session;
    session.endpoint = {QStringLiteral("smtp.example.org"), 587, protocol::Security::StartTls};
    session.address = QHostAddress(QStringLiteral("192.0.2.7"));
    session.tls = transport::TlsFacts{QStringLiteral("TLSv1.3"), QStringLiteral("TLS_AES_256_GCM_SHA384"), true, {}, {}, {}};
    made.session = session;
    return made;
}

protocol::SendError refusal(Stage stage, ErrorKind kind, int code, protocol::EnhancedStatusCode enhanced, const char *text)
{
    protocol::SendError error;
    error.stage = stage;
    error.kind = kind;
    error.replyCode = code;
    error.enhanced = enhanced;
    error.serverText = text;
    return error;
}

Item needsYou()
{
    Item made = item(
        1, State::NeedsYou, firm, "Offer for the harbour office", {recipient("Marta Novak", "marta.novak@harbour.example")});
    made.summary.queuedAt = at(13, 58);
    made.summary.size = 1'200'000;
    made.summary.reason
        = refusal(Stage::Auth, ErrorKind::CredentialRefused, 535, {5, 7, 8}, "Error: authentication failed: wrong password");
    outbox::Attempt attempt = attemptUpTo(Stage::Auth, {9, 31, 58, 22});
    attempt.session->endpoint.host = QStringLiteral("mail.firm.example");
    attempt.error = made.summary.reason;
    made.attempts += attempt;
    return made;
}

Item sending()
{
    Item made = item(2, State::Sending, ada, "Quarterly numbers", {recipient("Grace Hopper", "grace@example.net")});
    made.summary.size = 2'400'000;
    return made;
}

Item greylisted()
{
    outbox::Recipient bob = recipient("Bob Martin", "bob@firm.example");
    bob.replyCode = 451;
    bob.enhanced = protocol::EnhancedStatusCode{4, 7, 1};
    bob.serverText = "Greylisted, please try again later";
    outbox::Recipient wei = recipient("Li Wei", "li.wei@harbour.example");
    wei.outcome = Outcome::Accepted;
    wei.replyCode = 250;
    wei.enhanced = protocol::EnhancedStatusCode{2, 0, 0};
    wei.serverText = "queued as 4F1B2";
    wei.answeredAt = at(14, 2, 11);
    Item made = item(3, State::Waiting, ada, "Invoice 2026-118", {bob, wei});
    made.summary.attempts = 1;
    made.summary.nextAttempt = at(14, 10);
    made.summary.reason = refusal(Stage::Rcpt, ErrorKind::Refused, 451, {4, 7, 1}, "Greylisted, please try again later");
    made.attempts += attemptUpTo(Stage::Data, {12, 38, 61, 35, 90});
    made.attempts.last().finalReply = "250 2.0.0 queued as 4F1B2";
    made.attempts.last().transcript
        = "   0.000 -: connected to 192.0.2.7 port 587\n   0.041 S: 220 smtp.example.org ESMTP\n"
          "   0.041 C: EHLO [127.0.0.1]\n   0.090 S: 250-smtp.example.org\n   0.090 S: 250 STARTTLS\n"
          "   0.091 C: STARTTLS\n   0.120 S: 220 2.0.0 Ready to start TLS\n"
          "   0.181 C: AUTH PLAIN ********\n   0.271 S: 235 2.7.0 Authentication successful\n"
          "   0.272 C: RCPT TO:<bob@firm.example>\n"
          "   0.291 S: 451 4.7.1 Greylisted, please try again later\n";
    return made;
}

Item unreachable()
{
    Item made
        = item(4, State::Waiting, ada, "Berth list for December", {recipient("Harbour office", "office@harbour.example")});
    made.summary.attempts = 2;
    made.summary.nextAttempt = at(14, 18);
    protocol::SendError error;
    error.stage = Stage::Connect;
    error.kind = ErrorKind::TimedOut;
    made.summary.reason = error;
    return made;
}

Item held()
{
    Item made = item(5, State::Held, ada, "Notes for version 2.4", {recipient("Release list", "release@example.org")});
    made.summary.hold = outbox::HoldReason::User;
    made.summary.changedAt = at(13, 20);
    return made;
}

Item heldForUndo(int number, const char *subject, QList<outbox::Recipient> recipients, int secondsLeft)
{
    Item made = item(number, State::Held, ada, subject, std::move(recipients));
    made.summary.hold = outbox::HoldReason::Undo;
    made.summary.nextAttempt = sceneTime().addSecs(secondsLeft);
    made.summary.queuedAt = made.summary.changedAt = made.summary.nextAttempt->addSecs(-10);
    made.summary.size = 3'300'000;
    return made;
}

Item scheduled()
{
    Item made
        = item(7, State::Scheduled, ada, "Minutes of the meeting", {recipient("Harbour office", "office@harbour.example")});
    made.summary.schedule = outbox::Schedule{.at = at(14, 6).addDays(1).addSecs(-6 * 3600),
        .timeZone = "Asia/Tokyo",
        .missedRule = outbox::MissedRule::Ask,
        .notAfter = {}};
    made.summary.nextAttempt = made.summary.schedule->at;
    return made;
}

Item missed()
{
    Item made = item(8, State::Held, ada, "Berth for tonight", {recipient("Harbour office", "office@harbour.example")});
    made.summary.hold = outbox::HoldReason::Missed;
    made.summary.schedule = outbox::Schedule{
        .at = at(8, 0), .timeZone = QTimeZone::systemTimeZoneId(), .missedRule = outbox::MissedRule::Ask, .notAfter = {}};
    return made;
}

Item found()
{
    Item made = item(9, State::Held, ada, "Invitation", {recipient("Bob Martin", "bob@firm.example")});
    made.summary.hold = outbox::HoldReason::Found;
    return made;
}

Item unknown()
{
    outbox::Recipient bob = recipient("Bob Martin", "bob@firm.example");
    bob.outcome = Outcome::Unknown;
    outbox::Recipient wei = recipient("Li Wei", "li.wei@harbour.example");
    wei.outcome = Outcome::Unknown;
    Item made = item(10, State::Unknown, ada, "Contract for signature", {bob, wei});
    protocol::SendError error;
    error.stage = Stage::EndOfData;
    error.kind = ErrorKind::Disconnected;
    error.mayHaveBeenDelivered = true;
    made.summary.reason = error;
    made.handedOverAt = at(14, 2, 11);
    made.attempts += attemptUpTo(Stage::Data, {12, 38, 61, 35, 90});
    made.attempts.last().error = error;
    return made;
}

Item partly()
{
    outbox::Recipient grace = recipient("Grace Hopper", "grace@example.net");
    grace.outcome = Outcome::Accepted;
    grace.replyCode = 250;
    grace.enhanced = protocol::EnhancedStatusCode{2, 0, 0};
    grace.serverText = "queued as 4F1B2";
    grace.answeredAt = at(14, 2, 11);
    outbox::Recipient bob = recipient("Bob Martin", "bob@firm.example");
    bob.outcome = Outcome::Refused;
    bob.replyCode = 550;
    bob.enhanced = protocol::EnhancedStatusCode{5, 1, 1};
    bob.serverText = "no such user here";
    Item made = item(11, State::Failed, ada, "Quarterly numbers", {grace, bob});
    made.summary.reason = refusal(Stage::Rcpt, ErrorKind::Refused, 550, {5, 1, 1}, "no such user here");
    made.attempts += attemptUpTo(Stage::Data, {12, 38, 61, 35, 90});
    made.attempts.last().finalReply = "250 2.0.0 queued as 4F1B2";
    return made;
}

Item unwritten()
{
    Item made
        = item(12, State::Waiting, ada, "Berth list for December", {recipient("Harbour office", "office@harbour.example")});
    protocol::SendError error;
    error.stage = Stage::Local;
    error.kind = ErrorKind::CannotWriteFile;
    error.detail = QStringLiteral("No space left on device");
    made.summary.reason = error;
    made.summary.nextAttempt = at(14, 7);
    return made;
}

std::unique_ptr<ui::WindowFrame> windowOf(const QList<Item> &items, int selected);

std::unique_ptr<QWidget> sendsWindow()
{
    const Item first = heldForUndo(21, "Berth list for December", {recipient("Harbour office", "office@harbour.example")}, 3);
    const Item second = heldForUndo(22, "Quarterly numbers",
        {recipient("Grace Hopper", "grace@example.net"), recipient("Li Wei", "li.wei@harbour.example")}, 8);
    auto window = windowOf({needsYou(), second, first, greylisted(), held()}, 1);
    window->page().sends().setItems({first.summary, second.summary}, sceneTime());
    return window;
}

std::unique_ptr<QWidget> scheduledWindow()
{
    auto window = windowOf({scheduled()}, 0);
    window->page().folders().setFolder(ui::Folder::Scheduled);
    return window;
}

std::unique_ptr<QWidget> foundWindow()
{
    auto window = windowOf({found(), missed(), greylisted(), held()}, 1);
    window->page().notice().parentWidget()->show();
    window->page().notice().showNotice({.title = QStringLiteral("1 message was not sent when Pillarbox was closed."),
        .text = QStringLiteral("On hold until you decide."),
        .action = QStringLiteral("Send No&w"),
        .secondAction = QStringLiteral("Show")});
    return window;
}

std::unique_ptr<QWidget> unknownWindow()
{
    return windowOf({unknown(), greylisted(), held()}, 0);
}

std::unique_ptr<QWidget> partlyWindow()
{
    auto window = windowOf({partly()}, 0);
    window->page().folders().setFolder(ui::Folder::Failed);
    return window;
}

void fillRows(ui::MailPage &page, const QList<Item> &items, int selected)
{
    QList<ui::Row> rows;
    for (const Item &one : items)
        rows += rowOf(one.summary, sceneProgress(one), sceneContext(one.summary), sceneTime());
    page.health().setLines(sceneHealth());
    page.folders().setCount(ui::Folder::Outbox, int(items.size()));
    page.folders().setCount(ui::Folder::Scheduled, 1);
    page.folders().setCount(ui::Folder::Drafts, 3);
    page.folders().setCount(ui::Folder::Failed, 1);
    page.list().setRows(rows);
    page.showList();
    const Item &shown = items.at(selected);
    page.list().selectId(shown.summary.id);
    page.detail().setDetail(detailOf(shown, sceneProgress(shown), sceneContext(shown.summary), sceneTime()));
}

std::unique_ptr<QWidget> emptyWindow()
{
    auto window = std::make_unique<ui::WindowFrame>();
    window->page().health().setLines({sceneHealth().first()});
    window->page().showEmpty(emptyTitle(ui::Folder::Outbox), emptyText(ui::Folder::Outbox));
    window->setStatus(ui::statusText({}, sceneTime()), false);
    return window;
}

std::unique_ptr<QWidget> firstStartWindow()
{
    auto window = std::make_unique<ui::WindowFrame>();
    window->setFirstStart(true);
    window->resize(760, 560);
    return window;
}

std::unique_ptr<QWidget> undoWindow()
{
    auto window = sceneWindow(3);
    window->page().undo().offer(QStringLiteral("Deleted “Invoice 2026-118”"));
    return window;
}

std::unique_ptr<QWidget> narrowWindow()
{
    auto window = sceneWindow(2);
    window->resize(640, 700);
    return window;
}

// Neither account can send: what would be done could not be written down.
std::unique_ptr<QWidget> fullDiskWindow()
{
    auto window = windowOf({unwritten(), held()}, 0);
    outbox::AccountHealth health;
    health.state = outbox::AccountHealth::State::Unreachable;
    health.error = unwritten().summary.reason;
    QList<ui::HealthLine> lines;
    for (const ui::HealthLine &line : sceneHealth()) {
        account::Account account;
        account.id = line.accountId;
        account.identity.address = line.address;
        lines += ui::healthLine(account, health, sceneTime());
    }
    window->page().health().setLines(lines);
    return window;
}

std::unique_ptr<QWidget> logWindow()
{
    auto log = std::make_unique<ui::AttemptLog>();
    log->setItem(greylisted(), sceneTime());
    return log;
}

} // namespace

QDateTime sceneTime()
{
    return at(14, 6);
}

QList<Item> sceneItems()
{
    return {needsYou(), sending(), greylisted(), unreachable(), held()};
}

std::optional<outbox::Progress> sceneProgress(const Item &item)
{
    if (item.summary.state != State::Sending)
        return {};
    outbox::Progress progress;
    progress.id = item.summary.id;
    progress.stage = Stage::Data;
    const outbox::Attempt attempt = attemptUpTo(Stage::Data, {11, 36, 57, 31, 88});
    progress.finished = attempt.stages;
    progress.session = attempt.session;
    progress.octetsWritten = 1'488'000;
    progress.octetsTotal = 2'400'000;
    return progress;
}

ui::Context sceneContext(const outbox::ItemSummary &item)
{
    ui::Context context;
    context.host = item.accountId == firm ? QStringLiteral("mail.firm.example") : QStringLiteral("smtp.example.org");
    context.userName = QStringLiteral("ada");
    if (item.attempts > 0)
        context.givesUpAt = item.queuedAt.addDays(5);
    return context;
}

QList<ui::HealthLine> sceneHealth()
{
    account::Account first;
    first.id = ada;
    first.identity.address = QStringLiteral("ada@example.org");
    outbox::AccountHealth ready;
    ready.state = outbox::AccountHealth::State::Ready;
    ready.lastSentAt = at(14, 2);
    account::Account second;
    second.id = firm;
    second.identity.address = QStringLiteral("ada@firm.example");
    outbox::AccountHealth refused;
    refused.state = outbox::AccountHealth::State::NeedsYou;
    refused.error = needsYou().summary.reason;
    return {ui::healthLine(first, ready, sceneTime()), ui::healthLine(second, refused, sceneTime())};
}

static outbox::Agenda agendaOf(const QList<Item> &items)
{
    outbox::Agenda agenda;
    for (const Item &one : items) {
        outbox::AccountAgenda &account = agenda.accounts[one.summary.accountId];
        ++account.counts[one.summary.state];
        if (one.summary.state == outbox::State::Waiting && one.summary.nextAttempt)
            account.next = std::min(account.next.value_or(*one.summary.nextAttempt), *one.summary.nextAttempt);
    }
    return agenda;
}

outbox::Agenda sceneAgenda()
{
    return agendaOf(sceneItems());
}

namespace {

std::unique_ptr<ui::WindowFrame> windowOf(const QList<Item> &items, int selected)
{
    auto window = std::make_unique<ui::WindowFrame>();
    fillRows(window->page(), items, selected);
    window->setStatus(ui::statusText(agendaOf(items), sceneTime()), false);
    window->commands().setAllowed(window->page().detail().detail()->allowed);
    window->page().splitter().setSizes({328, 292});
    window->page().list().setFocus();
    return window;
}

} // namespace

std::unique_ptr<ui::WindowFrame> sceneWindow(int selected)
{
    return windowOf(sceneItems(), selected);
}

std::vector<Picture> mainWindowPictures()
{
    return {{QStringLiteral("main"), [] { return sceneWindow(2); }},
        {QStringLiteral("main-needs-you"), [] { return sceneWindow(0); }},
        {QStringLiteral("main-sending"), [] { return sceneWindow(1); }}, {QStringLiteral("main-narrow"), narrowWindow},
        {QStringLiteral("main-empty"), emptyWindow}, {QStringLiteral("main-undo"), undoWindow},
        {QStringLiteral("main-sends"), sendsWindow}, {QStringLiteral("main-scheduled"), scheduledWindow},
        {QStringLiteral("main-found"), foundWindow}, {QStringLiteral("main-unknown"), unknownWindow},
        {QStringLiteral("main-partly"), partlyWindow}, {QStringLiteral("main-full-disk"), fullDiskWindow},
        {QStringLiteral("first-start"), firstStartWindow}, {QStringLiteral("attempt-log"), logWindow}};
}

} // namespace pillarbox::test
