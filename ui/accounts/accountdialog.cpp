#include "ui/accounts/accountdialog.h"

#include "smtp/account/provider.h"
#include "ui/accounts/accountform.h"
#include "ui/accounts/certificatedialog.h"
#include "ui/accounts/checkview.h"
#include "ui/accounts/serversettings.h"
#include "ui/theme/hairline.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/symbols.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

QString defaultUserName(const QString &address)
{
    const auto *provider = account::providerOf(address);
    const bool isLocalPart = provider && provider->userName == account::Provider::UserName::LocalPart;
    return isLocalPart ? address.section(u'@', 0, -2) : address;
}

} // namespace

AccountDialog::AccountDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
    Clock &clock, QWidget *parent, AccountCheck::HintSource hintSource)
    : QDialog(parent)
    , m_credentials(credentials)
    , m_outbox(outbox)
    , m_check(clock, std::move(hintSource))
    , m_saver(accounts, credentials)
    , m_form(new AccountForm(this))
    , m_view(new CheckView(this))
    , m_settings(new ServerSettings(this))
    , m_bar(new NoticeBar(this))
    , m_fold(new QToolButton(this))
    , m_untested(new QToolButton(this))
    , m_add(new PrimaryButton(this))
{
    setWindowTitle(tr("Add Account"));
    build();
    connectParts();
    showCheck();
    m_form->focusAddress();
}

AccountDialog::~AccountDialog()
{
    // The base class still hides the window, and a field that loses the focus then must not speak to what is gone.
    const auto parts = findChildren<QObject *>();
    for (QObject *part : parts)
        part->disconnect(this);
}

void AccountDialog::build()
{
    const Metrics metrics(*this);
    auto *notice = new QHBoxLayout;
    notice->setContentsMargins(metrics.grid(6), 0, metrics.grid(6), 0);
    notice->addWidget(m_bar);
    auto *footer = new QWidget(this);
    buildButtons(footer);
    m_settings->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_form);
    column->addLayout(notice);
    column->addWidget(new Hairline(this));
    column->addWidget(m_view, 1);
    column->addWidget(new Hairline(this));
    column->addWidget(m_settings);
    column->addWidget(footer);
    resize(metrics.h() * 46, metrics.h() * 36);
}

void AccountDialog::buildButtons(QWidget *footer)
{
    const Metrics metrics(*this);
    m_fold->setText(tr("Server &settings"));
    m_fold->setIcon(symbolIcon(Symbol::Right));
    m_fold->setObjectName(QStringLiteral("fold"));
    m_untested->setText(tr("Add &Without Testing"));
    for (QToolButton *button : {m_fold, m_untested}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_untested->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_add->setText(tr("&Add Account"));
    m_add->setObjectName(QStringLiteral("add"));
    m_add->setDefault(true);
    auto *buttons = new QDialogButtonBox(footer);
    buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &AccountDialog::add);
    connect(m_untested, &QToolButton::clicked, this, &AccountDialog::addWithoutTesting);
    connect(m_fold, &QToolButton::clicked, this, [this] { foldSettings(m_settings->isHidden()); });

    auto *line = new QHBoxLayout(footer);
    line->setContentsMargins(metrics.grid(4), metrics.grid(3), metrics.grid(6), metrics.grid(3));
    line->setSpacing(metrics.grid(2));
    line->addWidget(m_fold);
    line->addStretch(1);
    line->addWidget(m_untested);
    line->addWidget(buttons);
}

void AccountDialog::connectParts()
{
    connect(m_form, &AccountForm::edited, this, &AccountDialog::forgetWish);
    connect(m_form, &AccountForm::addressEntered, this, [this] {
        m_settings->setDefaultUserName(defaultUserName(m_form->address()));
        takeServer();
    });
    connect(m_form, &AccountForm::passwordEntered, this, &AccountDialog::takeSignIn);
    connect(m_settings, &ServerSettings::serverEntered, this, &AccountDialog::takeServer);
    connect(m_settings, &ServerSettings::signInEntered, this, &AccountDialog::takeSignIn);
    connect(m_settings, &ServerSettings::declined, this, [this](const QString &why) {
        m_bar->showNotice(
            {.tone = Tone::Bad, .symbol = Symbol::Bad, .title = why, .text = {}, .action = {}, .secondAction = {}});
    });
    connect(m_view, &CheckView::certificateRequested, this, &AccountDialog::showCertificate);
    connect(&m_check, &AccountCheck::changed, this, &AccountDialog::showCheck);
    connect(&m_saver, &AccountSaver::saved, this, &AccountDialog::onSaved);
    connect(&m_saver, &AccountSaver::failed, this, [this](const QString &title, const QString &text) {
        m_bar->showNotice(
            {.tone = Tone::Bad, .symbol = Symbol::Bad, .title = title, .text = text, .action = {}, .secondAction = {}});
    });
    connect(&m_saver, &AccountSaver::passwordNotKept, this, &AccountDialog::offerSession);
    connect(m_bar, &NoticeBar::actionTriggered, &m_saver, &AccountSaver::keepForSession);
}

void AccountDialog::edit(const account::Account &account)
{
    m_edited = account;
    setWindowTitle(tr("Edit Account"));
    m_add->setText(tr("&Save"));
    m_untested->setText(tr("Save &Without Testing"));
    m_form->setAccount(account);
    m_settings->setAccount(account);
    takeServer();
    m_reading = m_credentials.read(account.id, [this](const Expected<Secret, account::CredentialError> &found) {
        if (found)
            m_storedPassword = found.value();
        takeSignIn();
    });
}

Secret AccountDialog::password() const
{
    const Secret typed = m_form->password();
    return typed.isEmpty() ? m_storedPassword : typed;
}

void AccountDialog::takeServer()
{
    // First who signs in, so that a search that succeeds at once signs in as the right one.
    takeSignIn();
    ServerWish wish{.address = m_form->address(), .host = {}, .trustedPem = {}, .proxy = m_edited.proxy};
    m_settings->writeTo(wish);
    m_check.setServer(wish);
}

void AccountDialog::takeSignIn()
{
    SignInWish wish{.userName = {}, .mechanism = {}, .password = password()};
    m_settings->writeTo(wish);
    m_check.setSignIn(wish);
}

void AccountDialog::forgetWish()
{
    m_isAddWanted = false;
    m_bar->clear();
}

void AccountDialog::showCheck()
{
    m_form->setKeychainName(m_credentials.keychainName());
    m_view->setReport(reportOf(m_check), certificateOf(m_check).has_value());
    if (m_check.best())
        m_settings->showFound(m_check.found());
    if (!m_isAddWanted)
        return;
    if (m_check.hasSucceeded()) {
        m_isAddWanted = false;
        save();
    } else if (!m_check.isRunning()) {
        m_isAddWanted = false; // the page says what stands against it
    }
}

void AccountDialog::showCertificate()
{
    if (const auto facts = certificateOf(m_check))
        (new CertificateDialog(hostOf(m_check), *facts, this))->open();
}

void AccountDialog::foldSettings(bool isOpen)
{
    if (isOpen != m_settings->isHidden())
        return;
    const int before = height();
    m_settings->setVisible(isOpen);
    m_fold->setIcon(symbolIcon(isOpen ? Symbol::Down : Symbol::Right));
    m_fold->setAccessibleDescription(isOpen ? tr("open") : tr("closed"));
    const int room = m_settings->sizeHint().height();
    resize(width(), before + (isOpen ? room : -room));
}

bool AccountDialog::hasAddress()
{
    if (message::parseMailbox(m_form->address()))
        return true;
    m_bar->showNotice({.title = tr("Your e-mail address is not complete."),
        .text = tr("It looks like name@example.org."),
        .action = {},
        .secondAction = {}});
    m_form->focusAddress();
    return false;
}

bool AccountDialog::hasPassword()
{
    if (m_check.wish().userName.isEmpty() || !m_check.wish().password.isEmpty())
        return true;
    m_bar->showNotice({.title = tr("The password is missing."),
        .text = tr("It is tried over the encrypted connection before the account is added."),
        .action = {},
        .secondAction = {}});
    m_form->focusPassword(false);
    return false;
}

void AccountDialog::pressed()
{
    m_bar->clear();
    m_settings->setDefaultUserName(defaultUserName(m_form->address()));
    takeServer();
}

void AccountDialog::add()
{
    pressed();
    if (!hasAddress() || !hasPassword())
        return;
    if (m_check.hasSucceeded()) {
        save();
        return;
    }
    const auto &result = m_check.signedIn();
    if (result && !result->has_value() && result->error().kind == protocol::ErrorKind::CredentialRefused) {
        m_form->focusPassword(true); // the same password again would only bring the account nearer to being locked
        return;
    }
    m_isAddWanted = true;
    if (!m_check.isRunning())
        m_check.again();
}

void AccountDialog::addWithoutTesting()
{
    pressed();
    if (!hasAddress())
        return;
    if (m_check.found().host.isEmpty()) {
        foldSettings(true);
        m_bar->showNotice({.title = tr("The server is missing."),
            .text = tr("Enter its name in the server settings."),
            .action = {},
            .secondAction = {}});
        return;
    }
    save();
}

void AccountDialog::save()
{
    account::Account account = m_check.found();
    account.id = m_edited.id;
    account.isDefault = m_edited.isDefault;
    account.limits = m_settings->limits();
    account.isSandbox = m_edited.isSandbox;
    account.isCopiedToSelf = m_settings->isCopiedToSelf();
    account.hasStoredSecret = m_edited.hasStoredSecret;
    account.identity = {m_form->name(), m_form->address()};
    const bool isLabelOwn = m_edited.label != m_edited.identity.address;
    account.label = isLabelOwn ? m_edited.label : QString();
    const bool isSameHost = account.host.compare(m_edited.host, Qt::CaseInsensitive) == 0;
    if (isSameHost && account.verifiedEndpoints.isEmpty())
        account.verifiedEndpoints = m_edited.verifiedEndpoints;
    if (!account.sizeLimit)
        account.sizeLimit = m_edited.sizeLimit;
    if (isSameHost && !account.holdLimits)
        account.holdLimits = m_edited.holdLimits;
    if (!account.memory)
        account.memory = m_edited.memory; // the store drops it where it is another relay now
    m_saver.save(account, m_form->password(), m_form->isPasswordKept());
}

void AccountDialog::onSaved(const QString &accountId)
{
    m_outbox.accountFixed(accountId);
    Q_EMIT saved(accountId);
    accept();
}

void AccountDialog::offerSession(const QString &title, const QString &text)
{
    m_edited = m_saver.account(); // it is there now; another try must not make a second one
    m_bar->showNotice({.tone = Tone::Bad,
        .symbol = Symbol::Bad,
        .title = title,
        .text = text,
        .action = tr("Keep for This Session"),
        .secondAction = {}});
}

} // namespace pillarbox::ui
