#include "app/application.h"

#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/platform/autostart.h"
#include "app/sendingsettings.h"
#include "smtp/outbox/undotime.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/accountlistdialog.h"
#include "ui/accounts/importdialog.h"
#include "ui/accounts/passworddialog.h"
#include "ui/accounts/relaycheckdialog.h"
#include "ui/domain/domaincheckdialog.h"
#include "ui/domain/receiveddialog.h"
#include "ui/outbox/firststart.h"
#include "ui/sandbox/sandboxwindow.h"
#include "ui/settings/recipientspage.h"
#include "ui/settings/retentionpage.h"
#include "ui/settings/sendingpage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/tester/testerwindow.h"
#include "ui/text/domainquestions.h"
#include "ui/text/explanation.h"
#include "ui/text/importwords.h"

#include <QApplication>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>

#include <algorithm>
#include <utility>

namespace pillarbox::app {

namespace {

// A reply that is still to come after the hand-over; a desktop that ends its session gives not much more.
constexpr std::chrono::milliseconds endLimit{5000};
constexpr std::chrono::milliseconds lastLimit{1000}; // for a commit

// A message accepted this soon after Send is shown among the sent ones; later a person may be looking at something else.
constexpr std::chrono::milliseconds followLimit{4000};

// Who lets a message go and quits waits for it this long; then it is left to the next start.
constexpr std::chrono::seconds sendLimit{60};

std::unique_ptr<account::CredentialStore> credentialsOf(
    const Profile &profile, const account::AccountStore &accounts, Clock &clock)
{
    return account::makeTokenStore(profile.isThrowAway
            ? account::makeMemoryStore()
            : account::makeKeychainStore(QStringLiteral(PILLARBOX_APPLICATION_ID), clock),
        accounts, clock);
}

// Not this one, when it was started by the small one.
QString ownProgram()
{
    const QString small = QCoreApplication::applicationDirPath() + QLatin1String("/pillarbox");
    return QFileInfo(small).isExecutable() ? small : QCoreApplication::applicationFilePath();
}

} // namespace

Application::Application(const Profile &profile, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_profile(profile)
    , m_accounts(profile.accountsFile())
    , m_credentials(credentialsOf(profile, m_accounts, clock))
    , m_outbox(profile.outboxDirectory(), clock)
    , m_delivery(m_outbox, m_accounts, *m_credentials, clock)
    , m_sandbox(profile, m_accounts, *m_credentials)
    , m_settings(profile.configDirectory + QLatin1String("/windows.ini"), QSettings::IniFormat)
    , m_desk(m_outbox, m_delivery, m_accounts, clock)
{
    m_delivery.setRetrySchedule(retryScheduleOf(profile));
    connect(&m_delivery, &outbox::DeliveryService::stopped, this, &Application::onStopped);
    connect(&m_desk, &ComposerDesk::sent, this, &Application::follow);
    connect(&m_desk, &ComposerDesk::startAtLoginRequested, this, [this] {
        mainWindow(); // it shows what is set
        setAutostart(true);
    });
    m_desk.setStartAtLoginOffered([this] { return isOwnProfile() && !startsAtLogin(); });
    connect(&m_outbox, &outbox::Outbox::itemChanged, this, &Application::onItemChanged);
}

Application::~Application() = default;

void Application::start(const Request &request)
{
    m_early.append(request);
    m_outbox.open([this](const Expected<Done, outbox::OutboxError> &opened) { onOpened(opened); });
}

void Application::loadAccounts()
{
    if (m_accounts.load())
        return m_removedSecrets.forgetAll(); // what a crash or a locked keychain left behind
    m_troubleTitle = tr("The accounts could not be read.");
    m_troubleText = tr("A damaged file was set aside beside %1; add the accounts again.").arg(m_profile.accountsFile());
}

void Application::onOpened(const Expected<Done, outbox::OutboxError> &opened)
{
    if (m_isEnding)
        return QCoreApplication::exit(0);
    if (!opened) {
        const ui::Explanation explanation = ui::explain(opened.error());
        const QString text = explanation.why + QLatin1Char(' ') + explanation.you;
        if (opened.error().kind != outbox::OutboxError::Kind::Damaged)
            return fail(explanation.what, text);
        m_troubleTitle = explanation.what;
        m_troubleText = text;
    }
    loadAccounts();
    if (m_profile.isThrowAway || m_sandbox.isWanted())
        startSandbox();
    // Before anything is queued here: what is in its undo time now was left behind.
    m_outbox.keepFound([self = QPointer(this)](const auto &) {
        if (self && self->m_window)
            self->m_window->tellFound();
    });
    m_desk.setRecipientsAsked(ui::asksAboutRecipients(m_settings));
    m_desk.setUndoTime(outbox::usualUndoTime);
    outbox::loadUndoTime(m_outbox, [self = QPointer(this)](const auto &undoTime) {
        if (self && undoTime)
            self->m_desk.setUndoTime(*undoTime);
    });
    m_delivery.start();
    m_isOpen = true;
    for (const Request &request : std::exchange(m_early, {}))
        handle(request);
    if (!m_window && !m_troubleTitle.isEmpty())
        writeError(m_troubleTitle + QLatin1Char(' ') + m_troubleText);
    m_surroundings = std::make_unique<Surroundings>(m_delivery, m_clock);
}

void Application::fail(const QString &title, const QString &text)
{
    if (std::all_of(m_early.begin(), m_early.end(), [](const Request &request) { return request.isBackground; })) {
        writeError(title + QLatin1Char(' ') + text);
        return QCoreApplication::exit(int(ExitCode::InputOutput));
    }
    auto *box = new QMessageBox(QMessageBox::Critical, QApplication::applicationDisplayName(), title, QMessageBox::Close);
    box->setInformativeText(text);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, this, [] { QCoreApplication::exit(int(ExitCode::InputOutput)); });
    box->open();
}

// What starts at login opens this one.
bool Application::isOwnProfile() const
{
    return m_profile.dataDirectory == standardProfile().dataDirectory;
}

ui::MainWindow &Application::mainWindow()
{
    if (!m_window) {
        m_window = std::make_unique<ui::MainWindow>(m_outbox, m_delivery, m_accounts, m_settings, m_clock);
        connectMainWindow();
        offerImport();
        if (isOwnProfile())
            m_window->showAutostart(startsAtLogin());
        m_window->tellFound();
        if (!m_troubleTitle.isEmpty())
            showNotice(m_troubleTitle, m_troubleText);
    }
    return *m_window;
}

void Application::connectMainWindow()
{
    using ui::MainWindow;
    const MainWindow *window = m_window.get();
    m_window->setClosingEnds([this] { return !m_staysInBackground && isLastWindow(); });
    connect(window, &MainWindow::sendsBeforeEnd, this, [this] { m_sendsFirst = true; });
    connect(window, &MainWindow::checkRequested, this, &Application::checkRelay);
    connect(window, &MainWindow::correctRequested, this,
        [this](const message::Draft &draft, const QList<ui::RefusedAddress> &refused) { m_desk.open(draft, {}, refused); });
    connect(window, &MainWindow::composeRequested, this, [this] { m_desk.open({}); });
    connect(window, &MainWindow::editRequested, &m_desk, &ComposerDesk::restore);
    connect(window, &MainWindow::composeFromRequested, this, [this](const message::Draft &draft) { m_desk.open(draft); });
    connect(window, &MainWindow::addAccountRequested, this, &Application::addAccount);
    connect(window, &MainWindow::accountsRequested, this, &Application::showAccounts);
    connect(window, &MainWindow::accountFixRequested, this, &Application::editAccount);
    connect(window, &MainWindow::passwordRequested, this, &Application::askPassword);
    connect(window, &MainWindow::unlockRequested, this, &Application::unlockKeychain);
    connect(window, &MainWindow::trySandboxRequested, this, &Application::startSandbox);
    connect(window, &MainWindow::sandboxWindowRequested, this, &Application::showSandboxWindow);
    connect(window, &MainWindow::testRequested, this, &Application::testRelay);
    connect(window, &MainWindow::domainCheckRequested, this, &Application::checkDomain);
    connect(window, &MainWindow::receivedMailRequested, this, &Application::explainMail);
    connect(window, &MainWindow::settingsRequested, this, &Application::showSettings);
    connect(window, &MainWindow::autostartRequested, this, &Application::setAutostart);
    connect(window, &MainWindow::quitRequested, this, [this] {
        // What is being written is kept among the drafts; nobody is asked.
        m_desk.saveAll();
        for (QWidget *widget : QApplication::topLevelWidgets())
            widget->hide();
        m_staysInBackground = false;
        shutDown();
    });
}

void Application::setAutostart(bool isWanted)
{
    if (const auto set = setStartsAtLogin(isWanted, ownProgram()); !set)
        showNotice(tr("What is started at login could not be changed."), set.error());
    m_window->showAutostart(startsAtLogin());
}

void Application::handle(const Request &request)
{
    if (!m_isOpen)
        return m_early.append(request);
    m_isEnding = false;
    if (request.isBackground) {
        m_staysInBackground = true;
        return;
    }
    if (!request.draft) {
        raiseMainWindow();
        return;
    }
    // Without an account the composer alone could only say no.
    if (m_accounts.accounts().isEmpty())
        raiseMainWindow();
    m_desk.open(*request.draft, request.declinedFiles);
}

// Who sends from a composer alone sees what becomes of it.
void Application::follow(const outbox::ItemId &id)
{
    m_followed = id;
    m_followTimer.reset();
    raiseMainWindow();
    m_window->select(id);
    onItemChanged(id);
}

void Application::onItemChanged(const outbox::ItemId &id)
{
    const outbox::ItemSummary *item = id == m_followed ? m_outbox.find(id) : nullptr;
    if (!item)
        return;
    // The time in which it can be taken back does not count.
    if (item->state != outbox::State::Held && !m_followTimer)
        m_followTimer = m_clock.startTimer(followLimit, [this] { m_followed = {}; });
    if (item->state != outbox::State::Sent)
        return;
    m_followed = {};
    // The window's own list hears of it after this.
    m_followTimer = m_clock.startTimer(std::chrono::milliseconds(0), [this, id] { m_window->select(id); });
}

void Application::raiseMainWindow()
{
    ui::MainWindow &window = mainWindow();
    window.show();
    window.raise();
    window.activateWindow();
}

void Application::startSandbox()
{
    if (const auto started = m_sandbox.start(); !started) {
        m_troubleTitle = tr("The sandbox could not be started.");
        m_troubleText = started.error();
        if (m_window)
            showNotice(m_troubleTitle, m_troubleText);
    }
}

void Application::showSandboxWindow()
{
    if (!m_sandbox.server())
        startSandbox();
    if (!m_sandbox.server())
        return;
    if (!m_sandboxWindow)
        m_sandboxWindow = std::make_unique<ui::SandboxWindow>(*m_sandbox.server());
    m_sandboxWindow->show();
    m_sandboxWindow->raise();
    m_sandboxWindow->activateWindow();
}

void Application::addAccount()
{
    show(new ui::AccountDialog(m_accounts, *m_credentials, m_outbox, m_clock, m_window.get()));
}

void Application::editAccount(const QString &accountId)
{
    const account::Account *account = m_accounts.find(accountId);
    if (!account)
        return;
    auto *dialog = new ui::AccountDialog(m_accounts, *m_credentials, m_outbox, m_clock, m_window.get());
    dialog->edit(*account);
    show(dialog);
}

void Application::askPassword(const QString &accountId)
{
    const account::Account *account = m_accounts.find(accountId);
    if (!account)
        return;
    ui::Context context;
    context.host = account->host;
    context.userName = account->userName;
    const auto error = m_delivery.health(accountId).error;
    const QString reason = error ? ui::explain(*error, context).what : QString();
    show(new ui::PasswordDialog(m_accounts, *m_credentials, m_outbox, accountId, reason, m_window.get()));
}

// Once it is open, whoever dispatches goes on by itself.
void Application::unlockKeychain(const QString &accountId)
{
    m_unlocking = m_credentials->unlock([this, accountId](const Expected<Done, account::CredentialError> &unlocked) {
        m_unlocking.reset();
        if (!unlocked)
            askPassword(accountId); // it can be kept for the session
    });
}

void Application::checkRelay(const outbox::ItemId &id)
{
    m_outbox.load(id, [self = QPointer(this)](const Expected<outbox::Item, outbox::OutboxError> &item) {
        if (self && item)
            self->show(
                new ui::RelayCheckDialog(self->m_accounts, *self->m_credentials, *item, self->m_clock, self->m_window.get()));
    });
}

// Of a message that did not go: its relay, and whether that would take its recipients. Null: any relay.
void Application::testRelay(const outbox::ItemId &id)
{
    const outbox::ItemSummary *item = m_outbox.find(id);
    QStringList recipients;
    for (const outbox::Recipient &recipient : item ? item->recipients : QList<outbox::Recipient>())
        if (recipient.outcome != outbox::Outcome::Accepted)
            recipients += recipient.mailbox.address;
    showTester(item ? item->accountId : QString(), recipients);
}

void Application::showTester(const QString &accountId, const QStringList &recipients)
{
    if (!m_tester) {
        m_tester = std::make_unique<ui::TesterWindow>(m_accounts, *m_credentials, m_clock);
        connect(m_tester.get(), &ui::TesterWindow::testMessageRequested, this, &Application::composeTestMessage);
    }
    m_tester->showAccount(accountId, recipients);
    m_tester->raise();
    m_tester->activateWindow();
}

void Application::composeTestMessage(const QString &accountId)
{
    message::Draft draft;
    if (const account::Account *account = m_accounts.find(accountId)) {
        draft.accountId = accountId;
        draft.to = {{account->identity.name, account->identity.address}};
        draft.body
            = tr("A message to see whether %1 takes mail, and what becomes of it.").arg(account->host) + QLatin1Char('\n');
    }
    draft.subject = tr("Test message");
    m_desk.open(draft);
}

void Application::checkDomain()
{
    show(new ui::DomainCheckDialog(ui::questionsAbout(m_accounts.accounts()), m_clock, m_window.get()));
}

void Application::explainMail(const QString &path)
{
    auto *dialog = new ui::ReceivedDialog(m_window.get());
    if (!path.isEmpty())
        dialog->openFile(path);
    show(dialog);
}

void Application::showAccounts()
{
    auto *dialog = new ui::AccountListDialog(
        {m_accounts, *m_credentials, m_removedSecrets, m_outbox, m_delivery, m_clock}, m_window.get());
    connect(
        dialog, &ui::AccountListDialog::testRequested, this, [this](const QString &accountId) { showTester(accountId, {}); });
    show(dialog);
}

// A calm offer where the program has nothing yet; a throw-away profile is for trying, not for moving in.
void Application::offerImport()
{
    if (m_profile.isThrowAway || !m_accounts.accounts().isEmpty())
        return;
    QStringList programs;
    for (const account::ImportSource source : account::findSources(account::ImportPlaces::ofThisUser()))
        programs += ui::programName(source);
    m_window->firstStart().offerImport(programs);
    connect(&m_window->firstStart(), &ui::FirstStart::importRequested, this, &Application::importFound);
}

void Application::importFound()
{
    const auto places = account::ImportPlaces::ofThisUser();
    account::Imported imported;
    QStringList programs;
    for (const account::ImportSource source : account::findSources(places)) {
        imported.append(account::readSource(source, places));
        programs += ui::programName(source);
    }
    if (!programs.isEmpty())
        show(new ui::ImportDialog(m_accounts, imported, QLocale().createSeparatedList(programs), m_window.get()));
}

void Application::showSettings()
{
    auto *dialog = new ui::SettingsDialog(m_window.get());
    auto *retention = new ui::RetentionPage(m_outbox, dialog);
    connect(retention, &ui::RetentionPage::saved, &m_delivery, &outbox::DeliveryService::tidy);
    auto *sending = new ui::SendingPage(m_outbox, dialog);
    connect(sending, &ui::SendingPage::saved, this, [this](std::chrono::seconds undoTime) { m_desk.setUndoTime(undoTime); });
    auto *recipients = new ui::RecipientsPage(m_settings, dialog);
    connect(recipients, &ui::RecipientsPage::saved, &m_desk, &ComposerDesk::setRecipientsAsked);
    dialog->addPage(sending);
    dialog->addPage(recipients);
    dialog->addPage(retention);
    show(dialog);
}

// One at a time: a second question about accounts takes the place of the first.
void Application::show(QDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    raiseMainWindow();
    dialog->open();
}

void Application::showNotice(const QString &title, const QString &text)
{
    m_window->showNotice({.title = title, .text = text});
    m_troubleTitle.clear();
}

void Application::onWindowsClosed()
{
    if (!m_staysInBackground)
        shutDown();
}

void Application::shutDown()
{
    if (std::exchange(m_isEnding, true))
        return;
    if (!std::exchange(m_sendsFirst, false) || !m_delivery.isDispatching())
        return m_delivery.stop();
    connect(&m_delivery, &outbox::DeliveryService::idle, this, &Application::stopDelivery, Qt::SingleShotConnection);
    m_endTimer = m_clock.startTimer(sendLimit, [this] { stopDelivery(); });
}

void Application::stopDelivery()
{
    m_endTimer.reset();
    if (m_isEnding)
        m_delivery.stop();
}

// The window stands for itself, or others are open beside it.
bool Application::isLastWindow() const
{
    const auto all = QApplication::topLevelWidgets();
    return std::none_of(all.begin(), all.end(), [this](const QWidget *widget) {
        return widget != m_window.get() && widget->isVisible() && widget->isWindow() && !widget->parentWidget()
            && widget->windowType() == Qt::Window;
    });
}

void Application::endSoon()
{
    m_desk.saveAll();
    m_isEnding = true;
    m_outbox.keepFound(); // the undo times would run out meanwhile
    m_delivery.setOffline(true); // what is not handed over yet surely is not sent
    m_delivery.stop();
    m_endTimer = m_clock.startTimer(endLimit, [this] { endNow(); });
}

// Who has heard no answer by now does not know; that much is put down.
void Application::endNow()
{
    m_endTimer = m_clock.startTimer(lastLimit, [] { QCoreApplication::exit(0); });
    m_delivery.abandon();
}

// Somebody may have asked for the window while the last delivery was going out.
void Application::onStopped()
{
    if (m_isEnding)
        QCoreApplication::exit(0); // quit() would ask the open composers first
    else
        m_delivery.start();
}

} // namespace pillarbox::app
