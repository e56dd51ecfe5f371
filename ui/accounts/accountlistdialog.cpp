#include "ui/accounts/accountlistdialog.h"

#include "ui/accounts/accountdialog.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"
#include "ui/theme/symbols.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pillarbox::ui {

namespace {

QString rowOf(const account::Account &account)
{
    const QString relay = account.port == 0 ? account.host : QStringLiteral("%1:%2").arg(account.host).arg(account.port);
    const QString text = AccountListDialog::tr("%1, through %2").arg(message::displayText(account.identity), relay);
    return account.isDefault ? AccountListDialog::tr("%1 (default)").arg(text) : text;
}

} // namespace

AccountListDialog::AccountListDialog(account::AccountStore &accounts, account::CredentialStore &credentials,
    outbox::Outbox &outbox, Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_credentials(credentials)
    , m_outbox(outbox)
    , m_clock(clock)
    , m_list(new QListWidget(this))
    , m_bar(new NoticeBar(this))
{
    setWindowTitle(tr("Accounts"));
    build();
    connect(&accounts, &account::AccountStore::changed, this, &AccountListDialog::refresh);
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
    connect(m_list, &QListWidget::itemActivated, this, &AccountListDialog::edit);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        for (QPushButton *button : {m_edit, m_remove, m_default})
            button->setEnabled(row >= 0);
    });

    auto *side = new QVBoxLayout;
    side->setSpacing(metrics.grid(2));
    const auto button = [&](const QString &text, void (AccountListDialog::*slot)()) {
        auto *made = new QPushButton(text, this);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        side->addWidget(made);
        return made;
    };
    button(tr("&Add…"), &AccountListDialog::add);
    m_edit = button(tr("&Edit…"), &AccountListDialog::edit);
    m_default = button(tr("Make &Default"), &AccountListDialog::makeDefault);
    m_remove = button(tr("&Remove…"), &AccountListDialog::askToRemove);
    side->addStretch(1);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(metrics.grid(4));
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(2));
    column->addWidget(label);
    column->addLayout(middle, 1);
    column->addWidget(m_bar);
    column->addSpacing(metrics.grid(2));
    column->addWidget(buttons);
    resize(metrics.h() * 40, metrics.h() * 20);
}

void AccountListDialog::refresh()
{
    const QString before = chosenId();
    m_list->clear();
    for (const account::Account &account : m_accounts.accounts()) {
        auto *item = new QListWidgetItem(symbolIcon(Symbol::Mail), rowOf(account), m_list);
        item->setData(Qt::UserRole, account.id);
        if (account.id == before)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    for (QPushButton *button : {m_edit, m_remove, m_default})
        button->setEnabled(m_list->currentRow() >= 0);
}

QString AccountListDialog::chosenId() const
{
    const auto *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
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

void AccountListDialog::makeDefault()
{
    const account::Account *chosen = m_accounts.find(chosenId());
    if (!chosen)
        return;
    account::Account account = *chosen;
    account.isDefault = true;
    if (const auto stored = m_accounts.save(account); !stored)
        m_bar->showNotice({.tone = Tone::Bad,
            .symbol = Symbol::Bad,
            .title = tr("The default was not changed."),
            .text = errorText(stored.error()),
            .action = {},
            .secondAction = {}});
}

int AccountListDialog::waitingFor(const QString &accountId) const
{
    int waiting = 0;
    for (const auto &[state, count] : m_outbox.agenda().of(accountId).counts.asKeyValueRange())
        if (state != outbox::State::Sent && state != outbox::State::Failed)
            waiting += count;
    return waiting;
}

void AccountListDialog::askToRemove()
{
    const account::Account *account = m_accounts.find(chosenId());
    if (!account)
        return;
    const int waiting = waitingFor(account->id);
    auto *question = new QMessageBox(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Remove Account"));
    question->setText(tr("Remove the account %1?").arg(account->label));
    question->setInformativeText(waiting == 0 ? tr("Its password is removed too. Sent messages stay.")
            : waiting == 1
            ? tr("Its password is removed too. One message still waits for it and will stay in the outbox, unsent.")
            : tr("Its password is removed too. %n messages still wait for it and will stay in the outbox, unsent.", nullptr,
                waiting));
    auto *removal = question->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(removal, &QPushButton::clicked, this, [this, id = account->id] { remove(id); });
    question->open();
}

void AccountListDialog::remove(const QString &accountId)
{
    if (const auto removed = m_accounts.remove(accountId); !removed) {
        m_bar->showNotice({.tone = Tone::Bad,
            .symbol = Symbol::Bad,
            .title = tr("The account was not removed."),
            .text = errorText(removed.error()),
            .action = {},
            .secondAction = {}});
        return;
    }
    m_removal = m_credentials.remove(accountId, [this](const Expected<Done, account::CredentialError> &result) {
        const bool isGone = result || result.error().kind == account::CredentialError::Kind::NotFound
            || result.error().kind == account::CredentialError::Kind::NoKeychain;
        if (!isGone)
            m_bar->showNotice({.title = tr("The account is removed, its password is not."),
                .text = tr("Remove it in %1 yourself.").arg(m_credentials.keychainName()),
                .action = {},
                .secondAction = {}});
    });
}

} // namespace pillarbox::ui
