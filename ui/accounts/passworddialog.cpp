#include "ui/accounts/passworddialog.h"

#include "ui/accounts/passwordedit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/textlabel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

PasswordDialog::PasswordDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
    const QString &accountId, const QString &reason, QWidget *parent)
    : QDialog(parent)
    , m_accounts(accounts)
    , m_outbox(outbox)
    , m_accountId(accountId)
    , m_saver(accounts, credentials)
    , m_password(new PasswordEdit(this))
    , m_keep(new QCheckBox(this))
    , m_bar(new NoticeBar(this))
    , m_save(new PrimaryButton(this))
{
    const account::Account *account = accounts.find(accountId);
    build(account ? *account : account::Account{}, reason, credentials.keychainName());
    connect(&m_saver, &AccountSaver::saved, this, [this](const QString &id) {
        m_outbox.accountFixed(id);
        Q_EMIT saved(id);
        accept();
    });
    connect(&m_saver, &AccountSaver::failed, this, [this](const QString &title, const QString &text) {
        m_bar->showNotice(
            {.tone = Tone::Bad, .symbol = Symbol::Bad, .title = title, .text = text, .action = {}, .secondAction = {}});
    });
    connect(&m_saver, &AccountSaver::passwordNotKept, this, [this](const QString &title, const QString &text, bool isLocked) {
        m_bar->showNotice({.tone = Tone::Bad,
            .symbol = Symbol::Bad,
            .title = title,
            .text = text,
            .action = tr("Keep for This Session"),
            .secondAction = isLocked ? tr("Unlock…") : QString()});
    });
    connect(m_bar, &NoticeBar::secondActionTriggered, &m_saver, &AccountSaver::unlock);
    connect(m_bar, &NoticeBar::actionTriggered, &m_saver, &AccountSaver::keepForSession);
}

PasswordDialog::~PasswordDialog()
{
    // The base class still hides the window, and a field that loses the focus then must not speak to what is gone.
    const auto parts = findChildren<QObject *>();
    for (QObject *part : parts)
        part->disconnect(this);
}

void PasswordDialog::build(const account::Account &account, const QString &reason, const QString &keychain)
{
    const Metrics metrics(*this);
    setWindowTitle(tr("Enter Password"));
    auto *title = new TextLabel({.scale = 1.1, .weight = QFont::DemiBold}, this);
    title->setWordWrap(true);
    title->setText(reason.isEmpty() ? tr("%1 needs your password.").arg(account.host) : reason);
    auto *label = new QLabel(tr("&Password of %1").arg(account.userName), this);
    label->setBuddy(m_password);
    m_password->setAccessibleName(tr("Password"));
    m_password->setObjectName(QStringLiteral("password"));
    m_keep->setText(tr("&Keep in %1").arg(keychain));
    m_keep->setChecked(true);
    m_keep->setVisible(!keychain.isEmpty());
    auto *session = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    session->setText(tr("Kept for this session only: no keychain answers here."));
    session->setVisible(keychain.isEmpty());

    m_save->setText(tr("&Save and Send"));
    m_save->setDefault(true);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &PasswordDialog::save);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(6), metrics.grid(5), metrics.grid(6), metrics.grid(4));
    column->setSpacing(metrics.grid(2) + metrics.grid() / 2);
    column->addWidget(title);
    column->addWidget(m_bar);
    column->addWidget(label);
    column->addWidget(m_password);
    column->addWidget(m_keep);
    column->addWidget(session);
    column->addSpacing(metrics.grid(2));
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(metrics.h() * 28);
    m_password->setFocus();
}

void PasswordDialog::save()
{
    const account::Account *account = m_accounts.find(m_accountId);
    if (!account) {
        m_bar->showNotice({.tone = Tone::Bad,
            .symbol = Symbol::Bad,
            .title = errorText(account::AccountError::NoSuchAccount),
            .text = {},
            .action = {},
            .secondAction = {}});
        return;
    }
    if (m_password->text().isEmpty()) {
        m_bar->showNotice({.title = tr("The password is missing."), .text = {}, .action = {}, .secondAction = {}});
        m_password->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_saver.save(*account, Secret(m_password->text().toUtf8()), !m_keep->isHidden() && m_keep->isChecked());
}

} // namespace pillarbox::ui
