#include "ui/mainwindow/mainwindow.h"

#include "ui/mainwindow/commandrunner.h"
#include "ui/mainwindow/leavequestion.h"
#include "ui/mainwindow/mailpage.h"
#include "ui/mainwindow/reportintake.h"
#include "ui/mainwindow/rowfeed.h"
#include "ui/mainwindow/windowactions.h"
#include "ui/outbox/attemptlog.h"
#include "ui/outbox/detailpane.h"
#include "ui/outbox/firststart.h"
#include "ui/outbox/folderlist.h"
#include "ui/outbox/healthstrip.h"
#include "ui/outbox/messagelist.h"
#include "ui/outbox/statustext.h"
#include "ui/outbox/undostrip.h"
#include "ui/theme/metrics.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>

namespace pillarbox::ui {

using outbox::ItemId;
using outbox::ItemSummary;
using outbox::State;

namespace {

constexpr std::chrono::seconds timesPace{15}; // "in 4 min" is never older

const QString geometryKey = QStringLiteral("mainwindow/geometry");
const QString splitterKey = QStringLiteral("mainwindow/splitter");
const QString detailsKey = QStringLiteral("mainwindow/details");
const QString offlineKey = QStringLiteral("offline");

QString fileNameFor(const QString &subject)
{
    static const QRegularExpression unsafe(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]+"));
    const QString name = QString(subject).replace(unsafe, QStringLiteral(" ")).simplified().left(80);
    return (name.isEmpty() ? QStringLiteral("message") : name) % QStringLiteral(".eml");
}

} // namespace

MainWindow::MainWindow(outbox::Outbox &outbox, outbox::DeliveryService &delivery, account::AccountStore &accounts,
    QSettings &settings, Clock &clock, QWidget *parent)
    : WindowFrame(parent)
    , m_outbox(outbox)
    , m_delivery(delivery)
    , m_accounts(accounts)
    , m_settings(settings)
    , m_clock(clock)
    , m_removals(outbox, clock)
    , m_holds(outbox, clock)
    , m_leaveQuestion(new LeaveQuestion(outbox, m_holds, clock, this))
    , m_runner(new CommandRunner(outbox, delivery, m_removals, clock, this))
    , m_reports(new ReportIntake(outbox, this))
    , m_feed(new RowFeed(
          outbox, m_removals, page().list(), clock, [this](const ItemSummary &item) { return rowNow(item); }, this))
    , m_outcomes(outbox, clock, [this](const ItemSummary &item) { return rowNow(item); })
{
    connectActions();
    connectPage();
    connectRunner();
    connectEngine();
    connectHolds();
    restoreWindow();
    if (m_settings.value(offlineKey).toBool())
        m_delivery.setOffline(true);
    commands().setOffline(m_delivery.isOffline());
    showFolder(page().folders().folder());
    refresh();
}

MainWindow::~MainWindow()
{
    m_removals.finish();
}

void MainWindow::connectActions()
{
    connect(commands().newMessage(), &QAction::triggered, this, &MainWindow::composeRequested);
    connect(commands().sendWaiting(), &QAction::triggered, m_runner, &CommandRunner::sendAllWaiting);
    connect(commands().offline(), &QAction::triggered, this, [this] { setOffline(!m_delivery.isOffline()); });
    connect(commands().autostart(), &QAction::triggered, this, &MainWindow::autostartRequested);
    connect(commands().quit(), &QAction::triggered, this, [this] { askToLeave([this] { Q_EMIT quitRequested(); }); });
    connect(commands().addAccount(), &QAction::triggered, this, &MainWindow::addAccountRequested);
    connect(commands().accounts(), &QAction::triggered, this, &MainWindow::accountsRequested);
    connect(commands().sandbox(), &QAction::triggered, this, &MainWindow::sandboxWindowRequested);
    connect(commands().connectionTest(), &QAction::triggered, this, [this] { Q_EMIT testRequested({}); });
    connect(commands().domainCheck(), &QAction::triggered, this, &MainWindow::domainCheckRequested);
    connect(commands().receivedMail(), &QAction::triggered, this, [this] { Q_EMIT receivedMailRequested({}); });
    connect(m_reports, &ReportIntake::receivedMailFound, this, &MainWindow::receivedMailRequested);
    connect(commands().settings(), &QAction::triggered, this, &MainWindow::settingsRequested);
    connect(commands().openReport(), &QAction::triggered, m_reports, &ReportIntake::choose);
    connect(m_reports, &ReportIntake::found, this, &MainWindow::select);
    connect(m_reports, &ReportIntake::told, this, &MainWindow::showNotice);
    connect(commands().about(), &QAction::triggered, this, &MainWindow::showAbout);
    connect(&commands(), &WindowActions::commandTriggered, this,
        [this](Command command) { m_runner->run(command, page().list().selectedIds()); });
    connect(&commands(), &WindowActions::folderTriggered, this,
        [this](int index) { showFolder(allFolders.at(std::size_t(index))); });
    connect(
        &commands(), &WindowActions::orderTriggered, this, [this](MessageListModel::Order order) { m_feed->setOrder(order); });
    connect(&search(), &QLineEdit::textChanged, this, &MainWindow::showRows);
    connect(commands().everywhere(), &QAction::toggled, this, [this](bool isEverywhere) {
        search().setPlaceholderText(isEverywhere ? tr("Search all folders") : tr("Search messages"));
        search().setFocus(Qt::ShortcutFocusReason);
        showRows();
    });
    connect(&search(), &QLineEdit::returnPressed, this, [this] { page().list().setFocus(Qt::ShortcutFocusReason); });
}

void MainWindow::connectPage()
{
    connect(&firstStart(), &FirstStart::addAccountRequested, this, &MainWindow::addAccountRequested);
    connect(&firstStart(), &FirstStart::trySandboxRequested, this, &MainWindow::trySandboxRequested);
    connect(&page().folders(), &FolderList::folderChanged, this, &MainWindow::showRows);
    connect(m_feed, &RowFeed::changed, this, &MainWindow::rowsChanged);
    connect(&page().list(), &MessageList::selectionMoved, this, &MainWindow::refreshDetail);
    connect(&page().list(), &MessageList::opened, this, &MainWindow::open);
    connect(&page().list(), &MessageList::menuRequested, this, &MainWindow::showMenu);
    connect(&page().detail(), &DetailPane::commandRequested, this, [this](Command command) {
        if (const auto id = page().list().currentId())
            m_runner->run(command, {*id});
    });
    connect(&page().health(), &HealthStrip::mendRequested, this, [this](const QString &accountId, Mend mend) {
        if (mend == Mend::Password)
            Q_EMIT passwordRequested(accountId);
        else if (mend == Mend::Keychain)
            Q_EMIT unlockRequested(accountId);
        else
            Q_EMIT accountFixRequested(accountId);
    });
    connect(&page().undo(), &UndoStrip::undoRequested, &m_removals, &Removals::undo);
    connect(&m_removals, &Removals::ended, &page().undo(), &QWidget::hide);
    connect(&m_removals, &Removals::changed, this, &MainWindow::refreshSoon);
}

void MainWindow::connectRunner()
{
    connect(m_runner, &CommandRunner::editRequested, this, &MainWindow::editRequested);
    connect(m_runner, &CommandRunner::composeFromRequested, this, &MainWindow::composeFromRequested);
    connect(m_runner, &CommandRunner::correctRequested, this, &MainWindow::correctRequested);
    connect(m_runner, &CommandRunner::checkRequested, this, &MainWindow::checkRequested);
    connect(m_runner, &CommandRunner::testRequested, this, &MainWindow::testRequested);
    connect(m_runner, &CommandRunner::accountChoiceRequested, this, &MainWindow::askAccount);
    connect(m_runner, &CommandRunner::rescheduleRequested, this, &MainWindow::askTime);
    connect(m_runner, &CommandRunner::passwordRequested, this, &MainWindow::passwordRequested);
    connect(m_runner, &CommandRunner::unlockRequested, this, &MainWindow::unlockRequested);
    connect(m_runner, &CommandRunner::accountFixRequested, this, &MainWindow::accountFixRequested);
    connect(m_runner, &CommandRunner::logRequested, this, &MainWindow::showLog);
    connect(m_runner, &CommandRunner::exportRequested, this, &MainWindow::askExportPath);
    connect(m_runner, &CommandRunner::failed, this, &MainWindow::showError);
    connect(m_runner, &CommandRunner::exportFailed, this,
        [this](const outbox::OutboxError &error) { showTrouble(explainExport(error)); });
    connect(m_runner, &CommandRunner::removed, &page().undo(), &UndoStrip::offer);
    connect(m_runner, &CommandRunner::noted, this, &MainWindow::tell);
}

void MainWindow::connectEngine()
{
    connect(&m_outbox, &outbox::Outbox::changed, this, &MainWindow::refreshSoon);
    connect(&m_outbox, &outbox::Outbox::itemChanged, this, [this](const ItemId &id) {
        if (m_item && m_item->summary.id == id)
            m_isItemStale = true;
        refreshSoon();
    });
    connect(&m_accounts, &account::AccountStore::changed, this, &MainWindow::refreshSoon);
    connect(&m_delivery, &outbox::DeliveryService::healthChanged, this, &MainWindow::refreshSoon);
    connect(&m_outcomes, &Outcomes::told, this, &MainWindow::tell);
    connect(&m_delivery, &outbox::DeliveryService::progressed, this, &MainWindow::showProgress);
}

void MainWindow::restoreWindow()
{
    const Metrics metrics(*this);
    restoreGeometry(m_settings.value(geometryKey).toByteArray());
    if (!page().splitter().restoreState(m_settings.value(splitterKey).toByteArray()))
        page().splitter().setSizes({metrics.grid(80), metrics.grid(75)});
    commands().details()->setChecked(m_settings.value(detailsKey, true).toBool());
}

void MainWindow::saveWindow()
{
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(splitterKey, page().splitter().saveState());
    m_settings.setValue(detailsKey, commands().details()->isChecked());
}

void MainWindow::changeEvent(QEvent *event)
{
    WindowFrame::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        refreshSoon();
}

void MainWindow::showAutostart(bool isOn)
{
    commands().autostart()->setVisible(true);
    commands().autostart()->setChecked(isOn);
}

void MainWindow::select(const ItemId &id)
{
    if (m_outbox.findDraft(id))
        return showRow(id, Folder::Drafts);
    m_outbox.fetch({id}, [self = QPointer(this), id](const auto &items) {
        if (self && items && !items->isEmpty())
            self->showRow(id, folderOf(items->constFirst().state));
    });
}

void MainWindow::showRow(const ItemId &id, Folder folder)
{
    search().clear();
    showFolder(folder);
    m_feed->select(id);
}

void MainWindow::showNotice(const Notice &notice)
{
    m_found.clear();
    page().notice().parentWidget()->show();
    page().notice().showNotice(notice);
    connect(&page().notice(), &NoticeBar::closed, page().notice().parentWidget(), &QWidget::hide, Qt::UniqueConnection);
}

void MainWindow::showError(const outbox::OutboxError &error)
{
    showTrouble(explain(error));
}

void MainWindow::showTrouble(const Explanation &words)
{
    QStringList rest{words.why, words.next, words.you};
    rest.removeAll(QString());
    showNotice({.tone = Tone::Bad, .symbol = Symbol::Warn, .title = words.what, .text = rest.join(QLatin1Char(' '))});
}

// Several signals of one change end in one refresh.
void MainWindow::refreshSoon()
{
    if (m_isRefreshDue)
        return;
    m_isRefreshDue = true;
    QMetaObject::invokeMethod(this, &MainWindow::refresh, Qt::QueuedConnection);
}

void MainWindow::refresh()
{
    m_isRefreshDue = false;
    refreshAccounts();
    m_feed->refreshRows();
    rowsChanged();
    refreshStatus();
    wakeForTimes();
}

void MainWindow::refreshAccounts()
{
    m_contexts.clear();
    QList<HealthLine> lines;
    bool hasSandbox = false;
    for (const account::Account &account : m_accounts.accounts()) {
        Context context;
        context.host = account.host;
        context.port = account.port;
        context.userName = account.userName;
        m_contexts.insert(account.id, context);
        lines += healthLine(account, m_delivery.health(account.id), m_clock.now());
        hasSandbox = hasSandbox || account.isSandbox;
    }
    page().health().setLines(lines);
    commands().setHasSandbox(hasSandbox);
    setFirstStart(lines.isEmpty() && m_outbox.agenda().count() == 0 && m_outbox.drafts().isEmpty());
}

Row MainWindow::rowNow(const ItemSummary &item) const
{
    return rowOf(item, m_delivery.progress(item.id), contextOf(item), m_clock.now());
}

Context MainWindow::contextOf(const ItemSummary &item) const
{
    Context context = m_contexts.value(item.accountId);
    context.isAccountGone = !m_contexts.contains(item.accountId);
    if (item.state == State::Waiting && item.attempts > 0 && item.queuedAt.isValid())
        context.givesUpAt = item.queuedAt.addSecs(std::chrono::seconds(m_delivery.retrySchedule().givesUpAfter).count());
    return context;
}

void MainWindow::showRows()
{
    m_feed->show(page().folders().folder(), search().text(), commands().everywhere()->isChecked());
    rowsChanged();
}

void MainWindow::rowsChanged()
{
    for (const Folder folder : allFolders)
        page().folders().setCount(folder, m_feed->count(folder));
    showEmptyState();
    refreshDetail();
}

void MainWindow::showEmptyState()
{
    const Folder folder = m_feed->folder();
    const int count = m_feed->count(folder);
    const bool hasRows = page().list().messages().rowCount() > 0;
    if (hasRows || (count > 0 && m_feed->isListing()))
        page().showList();
    else if ((count > 0 || commands().everywhere()->isChecked()) && !search().text().trimmed().isEmpty())
        page().showEmpty(tr("No message matches"),
            commands().everywhere()->isChecked() ? tr("Nothing has “%1” in it.").arg(search().text())
                                                 : tr("Nothing in %1 has “%2” in it. Ctrl+Shift+F searches in all folders.")
                                                       .arg(folderName(folder), search().text()));
    else
        page().showEmpty(emptyTitle(folder), emptyText(folder));
    if (hasRows && !page().list().currentId())
        page().list().selectFirst();
}

void MainWindow::refreshStatus()
{
    const outbox::Agenda &agenda = m_outbox.agenda();
    setStatus(statusText(agenda, m_clock.now()), m_delivery.isOffline());
    commands().sendWaiting()->setEnabled(agenda.count({State::Waiting}) > 0 && !m_delivery.isOffline());
}

void MainWindow::refreshDetail()
{
    const auto id = page().list().currentId();
    showDetail();
    if (!id || m_outbox.findDraft(*id) || (m_item && m_item->summary.id == *id && !m_isItemStale))
        return;
    m_isItemStale = false;
    m_outbox.load(*id, [self = QPointer(this), wanted = *id](const auto &result) {
        if (!self || !result || self->page().list().currentId() != wanted)
            return;
        self->m_item = result.value();
        self->showDetail();
        if (self->m_log && self->m_log->isVisible())
            self->m_log->setItem(*self->m_item, self->m_clock.now());
    });
}

// From what is known now; the attempts follow when they are read.
void MainWindow::showDetail()
{
    DetailPane &pane = page().detail();
    const auto id = page().list().currentId();
    const QDateTime now = m_clock.now();
    const bool isLoaded = m_item && m_item->summary.id == id;
    const ItemSummary *summary = id ? m_outbox.find(*id) : nullptr;
    const outbox::DraftRecord *draft = id ? m_outbox.findDraft(*id) : nullptr;
    if (summary || isLoaded) {
        outbox::Item item = isLoaded ? *m_item : outbox::Item{};
        if (summary)
            item.summary = *summary;
        pane.setDetail(detailOf(item, m_delivery.progress(*id), contextOf(item.summary), now));
    } else if (draft) {
        pane.setDetail(detailOf(*draft, now));
    } else {
        pane.clear();
    }
    commands().setAllowed(pane.detail() ? pane.detail()->allowed : QList<Command>());
}

void MainWindow::showProgress(const outbox::Progress &progress)
{
    page().list().messages().refreshRow(progress.id);
    if (page().list().currentId() == progress.id)
        showDetail();
}

void MainWindow::wakeForTimes()
{
    m_timer.reset();
    if (m_outbox.agenda().count() > 0)
        m_timer = m_clock.startTimer(timesPace, [this] { refreshSoon(); });
}

void MainWindow::showFolder(Folder folder)
{
    page().folders().setFolder(folder);
    showRows();
    page().list().setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::open(const ItemId &id)
{
    if (m_outbox.findDraft(id))
        return m_runner->edit(id);
    commands().details()->setChecked(true);
    page().detail().focusFirst();
}

void MainWindow::showMenu(const QPoint &where)
{
    commands().messageMenu()->popup(where);
}

void MainWindow::showLog(const ItemId &id)
{
    if (!m_log) {
        m_log = new AttemptLog(this);
        connect(m_log, &AttemptLog::copyRequested, this,
            [this] { m_runner->run(Command::CopyReport, page().list().selectedIds()); });
    }
    m_outbox.load(id, [self = QPointer(this)](const auto &result) {
        if (!self || !result || !self->m_log)
            return;
        self->m_log->setItem(result.value(), self->m_clock.now());
        self->m_log->show();
        self->m_log->raise();
    });
}

void MainWindow::askExportPath(const ItemId &id)
{
    const ItemSummary *item = m_outbox.find(id);
    auto *dialog = new QFileDialog(this, tr("Export Message"), {}, tr("E-mail messages (*.eml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(fileNameFor(item ? item->subject : QString()));
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) { m_runner->exportTo(id, path); });
    dialog->open();
}

void MainWindow::setOffline(bool isOffline)
{
    m_delivery.setOffline(isOffline);
    m_settings.setValue(offlineKey, isOffline);
    commands().setOffline(isOffline);
    refreshSoon();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Pillarbox"),
        tr("Pillarbox %1").arg(QCoreApplication::applicationVersion()), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Sends your mail and shows you how. Free software under the GNU General Public License, version 3 or later."));
    box->setIconPixmap(programIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->addButton(tr("&Close"), QMessageBox::RejectRole);
    box->open();
}

} // namespace pillarbox::ui
