#include "ui/accounts/accountlistdialog.h"

#include "smtp/account/clientkey.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/passworddialog.h"
#include "ui/domain/domaincheckdialog.h"
#include "ui/outbox/health.h"
#include "ui/text/certificatewords.h"
#include "ui/text/domainquestions.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"
#include "ui/theme/roomydelegate.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace pillarbox::ui {

namespace {

QString relayText(const account::Account &account)
{
    return account.port == 0 ? account.host : QStringLiteral("%1:%2").arg(account.host).arg(account.port);
}

QString removalText(int waiting)
{
    QString password = AccountListDialog::tr("Its password goes in a few seconds.");
    if (waiting == 0)
        return password;
    return password % u' '
        % (waiting == 1 ? AccountListDialog::tr("One message waits for it and stays in the outbox, unsent.")
                        : AccountListDialog::tr("%n messages wait for it and stay in the outbox, unsent.", nullptr, waiting));
}

} // namespace

AccountListDialog::AccountListDialog(const Parts &parts, QWidget *parent)
    : QDialog(parent)
    , m_accounts(parts.accounts)
    , m_credentials(parts.credentials)
    , m_outbox(parts.outbox)
    , m_delivery(parts.delivery)
    , m_clock(parts.clock)
    , m_list(new QListWidget(this))
    , m_bar(new NoticeBar(this))
    , m_removal(parts.accounts, parts.removedSecrets, parts.clock)
    , m_transfer(parts.accounts, parts.places, this)
    , m_secretCopy(parts.accounts, parts.credentials)
{
    setWindowTitle(tr("Accounts"));
    build();
    connectTransfer();
    connect(&m_accounts, &account::AccountStore::changed, this, &AccountListDialog::refresh);
    connect(&m_delivery, &outbox::DeliveryService::healthChanged, this, &AccountListDialog::refresh);
    connect(&m_removal, &AccountRemoval::ended, this, [this] {
        if (m_bar->notice().symbol == Symbol::Undo)
            m_bar->clear();
    });
    connect(&m_removal, &AccountRemoval::secretStayed, this, [this] {
        say({.title = tr("The account is removed, its password is not yet."),
            .text = tr("%1 did not let it go; that is tried again at the next start.").arg(m_credentials.keychainName())});
    });
    refresh();
}

AccountListDialog::~AccountListDialog()
{
    // The base class still hides the window, and a field that loses the focus then must not speak to what is gone.
    const auto parts = findChildren<QObject *>();
    for (QObject *part : parts)
        part->disconnect(this);
}

void AccountListDialog::build()
{
    const Metrics metrics(*this);
    auto *label = new QLabel(tr("Acc&ounts"), this);
    label->setBuddy(m_list);
    m_list->setAccessibleName(tr("Accounts"));
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    connect(m_list, &QListWidget::itemActivated, this, &AccountListDialog::edit);
    connect(m_list, &QListWidget::currentRowChanged, this, &AccountListDialog::enableButtons);
    // After the move: the list is made anew then.
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &AccountListDialog::storeOrder, Qt::QueuedConnection);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(metrics.grid(4));
    middle->addWidget(m_list, 1);
    middle->addLayout(buildButtons());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_bar, &NoticeBar::actionTriggered, this, [this] { std::exchange(m_action, {})(); });
    connect(m_bar, &NoticeBar::secondActionTriggered, this, [this] { std::exchange(m_secondAction, {})(); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(2));
    column->addWidget(label);
    column->addLayout(middle, 1);
    column->addWidget(m_bar);
    column->addSpacing(metrics.grid(2));
    column->addWidget(buttons);
    resize(metrics.h() * 46, metrics.h() * 25);
}

QPushButton *AccountListDialog::addButton(QVBoxLayout &column, const QString &text, void (AccountListDialog::*slot)())
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    if (slot)
        connect(button, &QPushButton::clicked, this, slot);
    column.addWidget(button);
    return button;
}

QVBoxLayout *AccountListDialog::buildButtons()
{
    const Metrics metrics(*this);
    auto *side = new QVBoxLayout;
    side->setSpacing(metrics.grid(2));
    addButton(*side, tr("&Add…"), &AccountListDialog::add);
    m_needsChosen += addButton(*side, tr("&Edit…"), &AccountListDialog::edit);
    m_needsChosen += addButton(*side, tr("Dup&licate"), &AccountListDialog::duplicate);
    m_needsChosen += addButton(*side, tr("Make &Default"), &AccountListDialog::makeDefault);
    m_needsChosen += addButton(*side, tr("&Remove"), &AccountListDialog::remove);
    side->addSpacing(metrics.grid(3));
    m_up = addButton(*side, tr("Move &Up"), &AccountListDialog::moveUp);
    m_down = addButton(*side, tr("Move Do&wn"), &AccountListDialog::moveDown);
    side->addSpacing(metrics.grid(3));
    m_needsChosen += addButton(*side, tr("&Test Connection…"), &AccountListDialog::test);
    m_needsChosen += addButton(*side, tr("Check Do&main…"), &AccountListDialog::checkDomain);
    side->addSpacing(metrics.grid(3));
    auto *import = addButton(*side, tr("&Import"), nullptr);
    auto *menu = new QMenu(import);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { m_transfer.fillMenu(*menu); });
    import->setMenu(menu);
    addButton(*side, tr("E&xport…"), nullptr)->setObjectName(QStringLiteral("export"));
    side->addStretch(1);
    const auto shortcut = [this](const QKeySequence &keys, void (AccountListDialog::*slot)()) {
        auto *action = new QAction(m_list);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_list->addAction(action);
    };
    shortcut(QKeySequence::Delete, &AccountListDialog::remove);
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Up), &AccountListDialog::moveUp);
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Down), &AccountListDialog::moveDown);
    return side;
}

void AccountListDialog::connectTransfer()
{
    connect(
        findChild<QPushButton *>(QStringLiteral("export")), &QPushButton::clicked, &m_transfer, &AccountTransfer::askForExport);
    connect(&m_transfer, &AccountTransfer::failed, this, &AccountListDialog::sayFailure);
    connect(&m_transfer, &AccountTransfer::exported, this, [this](const QString &file) {
        say({.tone = Tone::Ok,
            .symbol = Symbol::Ok,
            .title = tr("The accounts were exported."),
            .text = tr("%1 holds no passwords.").arg(file)});
    });
    connect(&m_transfer, &AccountTransfer::imported, this, [this](const QStringList &ids) {
        choose(ids.value(0));
        say({.tone = Tone::Ok,
            .symbol = Symbol::Ok,
            .title
            = ids.size() == 1 ? tr("One account was imported.") : tr("%n accounts were imported.", nullptr, int(ids.size())),
            .text = tr("Open each once with Edit to test it and to enter its password.")});
    });
}

QString AccountListDialog::rowText(const account::Account &account) const
{
    QString first = tr("%1, through %2").arg(message::displayText(account.identity), relayText(account));
    if (account.label.compare(account.identity.address, Qt::CaseInsensitive) != 0)
        first = account.label % QStringLiteral(": ") % first;
    if (account.isDefault)
        first = tr("%1 (default)").arg(first);
    QString second = healthLine(account, m_delivery.health(account.id), m_clock.now()).sentence;
    if (const auto daysLeft = account::clientCertificateDaysLeft(account, m_clock.now()))
        second += QStringLiteral(" · ") % certificateEndText(*daysLeft);
    if (const int waiting = m_outbox.agenda().of(account.id).unsent(); waiting > 0)
        second += QStringLiteral(" · ") % (waiting == 1 ? tr("one message waits") : tr("%n messages wait", nullptr, waiting));
    return first % QLatin1Char('\n') % second;
}

void AccountListDialog::refresh()
{
    const QString before = chosenId();
    const int row = m_list->currentRow();
    m_list->clear();
    for (const account::Account &account : m_accounts.accounts()) {
        const HealthLine line = healthLine(account, m_delivery.health(account.id), m_clock.now());
        auto *item = new QListWidgetItem(symbolIcon(line.symbol, line.tone), rowText(account), m_list);
        item->setFlags(item->flags() & ~Qt::ItemIsDropEnabled); // between rows, not on them
        item->setData(Qt::UserRole, account.id);
    }
    choose(before);
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(qBound(0, row, m_list->count() - 1));
    enableButtons();
}

void AccountListDialog::enableButtons()
{
    const int row = m_list->currentRow();
    for (QPushButton *button : std::as_const(m_needsChosen))
        button->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
}

QString AccountListDialog::chosenId() const
{
    const auto *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void AccountListDialog::choose(const QString &accountId)
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toString() == accountId)
            m_list->setCurrentRow(row);
}

void AccountListDialog::add()
{
    auto *dialog = new AccountDialog(m_accounts, m_credentials, m_outbox, m_clock, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountListDialog::edit()
{
    const account::Account *account = m_accounts.find(chosenId());
    if (!account)
        return;
    auto *dialog = new AccountDialog(m_accounts, m_credentials, m_outbox, m_clock, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->edit(*account);
    dialog->open();
}

void AccountListDialog::duplicate()
{
    const account::Account *original = m_accounts.find(chosenId());
    if (!original)
        return;
    const account::Account from = *original;
    const auto copyId = m_accounts.duplicate(from.id, tr("%1 (copy)").arg(from.label));
    if (!copyId)
        return sayFailure(tr("The account was not copied."), errorText(copyId.error()));
    choose(copyId.value());
    const account::Account *copy = m_accounts.find(copyId.value());
    if (copy)
        offerSecrets(from, *copy);
}

void AccountListDialog::offerSecrets(const account::Account &from, const account::Account &copy)
{
    const auto enter = [this, id = copy.id] { enterPassword(id); };
    const auto take = [this, fromId = from.id, id = copy.id] { copySecret(fromId, id); };
    const bool hasCertificate = !from.clientCertificate.isEmpty();
    const QString noPassword = tr("“%1” has no password yet.").arg(copy.label);
    const QString noCertificate = tr("“%1” shows no client certificate yet.").arg(copy.label);
    if (account::SecretCopy::hasPassword(from))
        say({.symbol = Symbol::Key,
                .title = noPassword,
                .text = hasCertificate ? noCertificate : QString(),
                .action = hasCertificate ? tr("Copy &Both") : tr("Copy the &Password"),
                .secondAction = tr("E&nter It…")},
            take, enter);
    else if (hasCertificate)
        say({.symbol = Symbol::Key, .title = noCertificate, .action = tr("Copy the &Certificate")}, take);
    else if (copy.needsSecret())
        say({.symbol = Symbol::Key, .title = noPassword, .action = tr("E&nter It…")}, enter);
}

void AccountListDialog::copySecret(const QString &fromId, const QString &toId)
{
    m_bar->clear();
    m_secretCopy.start(fromId, toId, [this](const Expected<Done, account::CredentialError> &copied) {
        if (!copied)
            sayFailure(tr("The secrets were not copied."), tr("The keychain did not allow it."));
    });
}

void AccountListDialog::enterPassword(const QString &accountId)
{
    m_bar->clear();
    auto *dialog = new PasswordDialog(m_accounts, m_credentials, m_outbox, accountId, {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountListDialog::moveUp()
{
    move(-1);
}

void AccountListDialog::moveDown()
{
    move(1);
}

void AccountListDialog::move(int step)
{
    const int row = m_list->currentRow() + step;
    if (m_list->currentRow() < 0 || row < 0 || row >= m_list->count())
        return;
    if (const auto moved = m_accounts.move(chosenId(), row); !moved)
        sayFailure(tr("The order was not changed."), errorText(moved.error()));
}

// By dragging, so the list is ahead of what is stored.
void AccountListDialog::storeOrder()
{
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row)
        ids += m_list->item(row)->data(Qt::UserRole).toString();
    for (qsizetype place = 0; place < ids.size(); ++place) {
        const account::Account &there = m_accounts.accounts().value(place);
        if (there.id == ids[place])
            continue;
        if (const auto moved = m_accounts.move(ids[place], place); !moved) {
            sayFailure(tr("The order was not changed."), errorText(moved.error()));
            return refresh();
        }
    }
}

void AccountListDialog::makeDefault()
{
    const account::Account *chosen = m_accounts.find(chosenId());
    if (!chosen)
        return;
    account::Account account = *chosen;
    account.isDefault = true;
    if (const auto stored = m_accounts.save(account); !stored)
        sayFailure(tr("The default was not changed."), errorText(stored.error()));
}

void AccountListDialog::test()
{
    Q_EMIT testRequested(chosenId());
}

void AccountListDialog::checkDomain()
{
    const account::Account *account = m_accounts.find(chosenId());
    if (!account)
        return;
    auto *dialog = new DomainCheckDialog(questionsAbout({*account}), m_clock, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccountListDialog::remove()
{
    const account::Account *account = m_accounts.find(chosenId());
    if (!account)
        return;
    const QString label = account->label;
    const int waiting = m_outbox.agenda().of(account->id).unsent();
    if (const auto removed = m_removal.begin(account->id); !removed)
        return sayFailure(tr("The account was not removed."), errorText(removed.error()));
    say({.symbol = Symbol::Undo,
            .title = tr("“%1” was removed.").arg(label),
            .text = removalText(waiting),
            .action = tr("U&ndo"),
            .isClosable = false},
        [this] { undoRemoval(); });
}

void AccountListDialog::undoRemoval()
{
    m_bar->clear();
    if (const auto undone = m_removal.undo(); !undone)
        sayFailure(tr("The account is not back yet."), errorText(undone.error()));
}

void AccountListDialog::say(const Notice &notice, std::function<void()> action, std::function<void()> secondAction)
{
    m_action = std::move(action);
    m_secondAction = std::move(secondAction);
    m_bar->showNotice(notice);
}

void AccountListDialog::sayFailure(const QString &title, const QString &text)
{
    say({.tone = Tone::Bad, .symbol = Symbol::Bad, .title = title, .text = text});
}

} // namespace pillarbox::ui
