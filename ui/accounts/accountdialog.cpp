#include "ui/accounts/accountdialog.h"

#include "smtp/account/clientkey.h"
#include "smtp/account/provider.h"
#include "ui/accounts/accountform.h"
#include "ui/accounts/certificatedialog.h"
#include "ui/accounts/checkview.h"
#include "ui/accounts/identitiesdialog.h"
#include "ui/accounts/serversettings.h"
#include "ui/accounts/websigninrow.h"
#include "ui/tester/testerwindow.h"
#include "ui/text/explanation.h"
#include "ui/theme/hairline.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pagescroll.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/symbols.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace pillarbox::ui {

AccountDialog::AccountDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
    Clock &clock, QWidget *parent, AccountCheck::HintSource hintSource)
    : QDialog(parent)
    , m_credentials(credentials)
    , m_clients(account::oauthClientFiles(accounts.directory()))
    , m_accounts(accounts)
    , m_outbox(outbox)
    , m_check(clock, std::move(hintSource))
    , m_saver(accounts, credentials)
    , m_form(new AccountForm(this))
    , m_view(new CheckView(this))
    , m_web(new WebSignInRow(clock, this))
    , m_settings(new ServerSettings(this))
    , m_bar(new NoticeBar(this))
    , m_fold(new QToolButton(this))
    , m_identities(new QToolButton(this))
    , m_untested(new QToolButton(this))
    , m_inDetail(new QToolButton(this))
    , m_add(new PrimaryButton(this))
{
    setWindowTitle(tr("Add Account"));
    build();
    connectParts();
    m_settings->setBackup({}, accounts.accounts());
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

    auto *content = new QWidget(this);
    auto *page = new QVBoxLayout(content);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_form);
    page->addWidget(m_web);
    page->addLayout(notice);
    page->addWidget(new Hairline(this));
    page->addWidget(m_view, 1);
    page->addWidget(new Hairline(this));
    page->addWidget(m_settings);
    m_page = new PageScroll(content, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_page, 1);
    column->addWidget(new Hairline(this));
    column->addWidget(footer);
    resize(metrics.h() * 46, std::min(metrics.h() * 36, screen()->availableGeometry().height()));
}

void AccountDialog::buildButtons(QWidget *footer)
{
    const Metrics metrics(*this);
    m_fold->setText(tr("Server &settings"));
    m_fold->setIcon(symbolIcon(Symbol::Right));
    m_fold->setObjectName(QStringLiteral("fold"));
    m_untested->setText(tr("Add &Without Testing"));
    m_identities->setText(tr("&Identities…"));
    m_identities->setObjectName(QStringLiteral("identities"));
    m_identities->hide(); // a new account begins with one
    m_inDetail->setText(tr("Test Connection…"));
    m_inDetail->setObjectName(QStringLiteral("inDetail"));
    m_inDetail->setToolTip(tr("Every step with its time, the certificate and what the server said"));
    for (QToolButton *button : {m_fold, m_identities, m_inDetail, m_untested}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_untested->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_identities->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_inDetail->setToolButtonStyle(Qt::ToolButtonTextOnly);
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
    connect(m_inDetail, &QToolButton::clicked, this, &AccountDialog::testInDetail);
    connect(m_identities, &QToolButton::clicked, this, &AccountDialog::editIdentities);
    connect(m_fold, &QToolButton::clicked, this, [this] { foldSettings(m_settings->isHidden()); });

    auto *line = new QHBoxLayout(footer);
    line->setContentsMargins(metrics.grid(4), metrics.grid(3), metrics.grid(6), metrics.grid(3));
    line->setSpacing(metrics.grid(2));
    line->addWidget(m_fold);
    line->addWidget(m_identities);
    line->addWidget(m_inDetail);
    line->addStretch(1);
    line->addWidget(m_untested);
    line->addWidget(buttons);
}

void AccountDialog::connectParts()
{
    connect(m_form, &AccountForm::edited, this, &AccountDialog::forgetWish);
    connect(m_form, &AccountForm::addressEntered, this, [this] {
        m_settings->setDefaultUserName(defaultUserName());
        takeServer();
    });
    connect(m_settings, &ServerSettings::relayChosen, this, [this] { m_settings->setDefaultUserName(defaultUserName()); });
    connect(m_form, &AccountForm::passwordEntered, this, &AccountDialog::takeSignIn);
    connect(m_settings, &ServerSettings::serverEntered, this, &AccountDialog::takeServer);
    connect(m_settings, &ServerSettings::signInEntered, this, &AccountDialog::takeSignIn);
    connect(m_settings, &ServerSettings::resized, this, [this](int by) { growBy(by); });
    connect(m_settings, &ServerSettings::declined, this, [this](const QString &why) {
        m_bar->showNotice(
            {.tone = Tone::Bad, .symbol = Symbol::Bad, .title = why, .text = {}, .action = {}, .secondAction = {}});
    });
    connect(m_web, &WebSignInRow::signedIn, this, &AccountDialog::takeSignIn);
    connect(m_view, &CheckView::certificateRequested, this, &AccountDialog::showCertificate);
    connect(m_view, &CheckView::approved, &m_check, &AccountCheck::approve);
    connect(m_view, &CheckView::sourcesSkipped, &m_check, &AccountCheck::skipSources);
    connect(m_view, &CheckView::searchSkipped, &m_check, &AccountCheck::skipSearch);
    connect(m_view, &CheckView::signInSkipped, &m_check, &AccountCheck::skipSignIn);
    connect(&m_check, &AccountCheck::changed, this, &AccountDialog::showCheck);
    connect(&m_saver, &AccountSaver::saved, this, &AccountDialog::onSaved);
    connect(&m_saver, &AccountSaver::failed, this, [this](const QString &title, const QString &text) {
        m_bar->showNotice(
            {.tone = Tone::Bad, .symbol = Symbol::Bad, .title = title, .text = text, .action = {}, .secondAction = {}});
    });
    connect(&m_saver, &AccountSaver::passwordNotKept, this, &AccountDialog::offerSession);
    connect(m_bar, &NoticeBar::actionTriggered, this, [this] {
        if (m_bar->notice() == signInPageNotice())
            openSignInPage();
        else if (m_offered)
            takeRemedy();
        else
            m_saver.keepForSession();
    });
    connect(m_bar, &NoticeBar::secondActionTriggered, this, [this] {
        if (m_bar->notice() == signInPageNotice())
            m_check.again();
        else
            unlock();
    });
}

void AccountDialog::edit(const account::Account &account)
{
    m_edited = account;
    setWindowTitle(tr("Edit Account"));
    m_add->setText(tr("S&ave"));
    m_untested->setText(tr("Save &Without Testing"));
    m_identities->show();
    m_form->setAccount(account);
    m_settings->setAccount(account);
    m_settings->setBackup(account, m_accounts.accounts());
    m_edited.clientCertificate.isEmpty() ? takeServer() : readClientKey();
    readPassword();
}

// Before the server is asked, for it may want to see the certificate. Without the key it is tried as well, and says so.
void AccountDialog::readClientKey()
{
    m_keyReading = m_credentials.read(
        account::clientKeyId(m_edited.id), [this](const Expected<Secret, account::CredentialError> &found) {
            if (found)
                m_settings->setClient({m_edited.clientCertificate, *found});
            takeServer();
        });
}

void AccountDialog::readPassword()
{
    m_reading = m_credentials.read(m_edited.id, [this](const Expected<Secret, account::CredentialError> &found) {
        m_isPasswordLocked = !found && found.error().kind == account::CredentialError::Kind::Locked;
        if (found)
            m_storedPassword = found.value();
        else if (m_isPasswordLocked)
            offerUnlocking(found.error());
        takeSignIn();
    });
}

void AccountDialog::offerUnlocking(const account::CredentialError &error)
{
    const Explanation explanation = explain(error, {.host = m_edited.host, .isInOutbox = false});
    m_bar->showNotice({.title = explanation.what, .text = explanation.why, .action = {}, .secondAction = tr("Unlock…")});
}

// The stored password's keychain, else the one that a new password was to go into.
void AccountDialog::unlock()
{
    if (!m_isPasswordLocked)
        return m_saver.unlock();
    m_reading = m_credentials.unlock([this](const Expected<Done, account::CredentialError> &unlocked) {
        m_bar->clear();
        if (unlocked)
            readPassword();
    });
}

QString AccountDialog::defaultUserName() const
{
    const QString address = m_form->address();
    const auto *provider = account::providerOf(address);
    const auto form = m_settings->userNameForm() || !provider ? m_settings->userNameForm() : std::optional(provider->userName);
    return form ? form->nameFor(address).value_or(address) : address;
}

Secret AccountDialog::password() const
{
    const Secret typed = m_form->password();
    if (typed.isEmpty() && m_web->tokens())
        return m_web->tokens()->access;
    return typed.isEmpty() ? m_storedPassword : typed;
}

void AccountDialog::takeServer()
{
    // First who signs in, so that a search that succeeds at once signs in as the right one.
    takeSignIn();
    ServerWish wish{.address = m_form->address(), .host = {}, .trustedPem = {}, .proxy = {}, .ehloName = {}};
    m_settings->writeTo(wish);
    if (wish != m_check.server())
        m_offered.reset();
    m_check.setServer(wish);
}

void AccountDialog::takeSignIn()
{
    SignInWish wish{.userName = {}, .mechanism = {}, .password = password(), .timeout = {}};
    m_settings->writeTo(wish);
    wish.oauth = oauth();
    m_check.setSignIn(wish);
}

// A password that is typed is meant.
std::optional<account::OAuthSettings> AccountDialog::oauth() const
{
    if (!m_form->password().isEmpty())
        return std::nullopt;
    return m_web->tokens() ? std::optional(m_web->settings()) : m_edited.oauth;
}

// While nothing is found, what the address says of its provider.
void AccountDialog::showWebSignIn()
{
    m_web->setUser(m_check.userName().isEmpty() ? m_form->address() : m_check.userName(), m_edited.proxy);
    if (m_edited.oauth)
        return m_web->setClient(m_clients.forAccount(*m_edited.oauth));
    QString host = m_check.found().host;
    const auto *provider = host.isEmpty() ? account::providerOf(m_form->address()) : nullptr;
    if (provider && !provider->endpoints.isEmpty())
        host = provider->endpoints.first().host;
    m_web->setClient(m_clients.ofHost(host));
}

void AccountDialog::forgetWish()
{
    m_isAddWanted = false;
    m_bar->clear();
}

void AccountDialog::showCheck()
{
    m_form->setKeychainName(m_credentials.keychainName());
    m_form->setProvider(m_check.server().address, m_check.provider());
    showWebSignIn();
    m_view->setReport(reportOf(m_check), certificateOf(m_check).has_value());
    if (m_check.best())
        m_settings->showFound(m_check.found());
    offerRemedy();
    offerSignInPage();
    if (!m_isAddWanted)
        return;
    if (m_check.hasSucceeded()) {
        m_isAddWanted = false;
        save();
    } else if (!m_check.isRunning()) {
        m_isAddWanted = false; // the page says what stands against it
    }
}

void AccountDialog::offerRemedy()
{
    const transport::Candidate *remedy = m_check.remedy();
    if (!remedy || m_offered == remedy->endpoint)
        return;
    m_offered = remedy->endpoint;
    const bool isImplicit = remedy->endpoint.security == protocol::Security::ImplicitTls;
    const QString port = QString::number(remedy->endpoint.port);
    m_bar->showNotice({.title = isImplicit ? tr("Port %1 speaks TLS from the first byte, not STARTTLS.").arg(port)
                                           : tr("Port %1 speaks STARTTLS, not TLS from the first byte.").arg(port),
        .text = tr("Encrypted so, it works."),
        .action = isImplicit ? tr("Use TLS") : tr("Use STARTTLS"),
        .secondAction = {}});
}

void AccountDialog::offerSignInPage()
{
    const bool isBehindPortal = m_check.isBehindPortal();
    if (std::exchange(m_isPortalOffered, isBehindPortal) == isBehindPortal)
        return;
    if (!isBehindPortal)
        return m_bar->notice() == signInPageNotice() ? m_bar->clear() : void();
    m_bar->showNotice(signInPageNotice());
}

Notice AccountDialog::signInPageNotice()
{
    return {.title = tr("Sign in to the network first."),
        .text = tr("Its page opens in the browser; after that, try again."),
        .action = tr("Open Sign-In Page"),
        .secondAction = tr("Try Again")};
}

// Any page without TLS will do: the network puts its own in the place of it.
void AccountDialog::openSignInPage()
{
    QDesktopServices::openUrl(QUrl(QStringLiteral("http://example.com/")));
}

void AccountDialog::takeRemedy()
{
    m_bar->clear();
    m_settings->takeEndpoint(*std::exchange(m_offered, std::nullopt));
    takeServer();
}

void AccountDialog::showCertificate()
{
    const auto view = certificateOf(m_check);
    if (!view)
        return;
    auto *dialog = new CertificateDialog(*view, this);
    connect(dialog, &CertificateDialog::keyTrusted, m_settings, &ServerSettings::trustKey);
    connect(dialog, &CertificateDialog::issuerTrusted, m_settings, &ServerSettings::trustIssuer);
    dialog->open();
}

void AccountDialog::foldSettings(bool isOpen)
{
    if (isOpen != m_settings->isHidden())
        return;
    m_settings->setVisible(isOpen);
    m_fold->setIcon(symbolIcon(isOpen ? Symbol::Down : Symbol::Right));
    m_fold->setAccessibleDescription(isOpen ? tr("open") : tr("closed"));
    const int room = m_settings->sizeHint().height();
    growBy(isOpen ? room : -room);
}

// What has been opened or closed wants so much more; the window never leaves the screen, and keeps what it had to spare.
void AccountDialog::growBy(int more)
{
    m_page->updateGeometry();
    const QRect free = screen()->availableGeometry();
    const int frame = frameGeometry().height() - height();
    const int wanted = sizeHint().height();
    const int spare = std::max(0, height() - (wanted - more));
    const int fitting = std::min(wanted + spare, free.height() - frame);
    const int before = height();
    const bool isTakenBack = more < 0 && m_grown && m_grown->to == before;
    resize(width(), isTakenBack ? m_grown->from : fitting);
    m_grown = more > 0 ? std::optional(Grown{before, height()}) : std::nullopt;
    if (isVisible() && frameGeometry().bottom() > free.bottom())
        move(x(), std::max(free.top(), free.bottom() - frameGeometry().height() + 1));
}

// Stored with the account.
void AccountDialog::editIdentities()
{
    QList<account::Identity> identities = m_edited.identities();
    identities.first().name = m_form->name();
    identities.first().address = m_form->address();
    QList<account::MailSigning> published; // by all accounts: a key that signs already is not made anew
    for (const account::Account &known : m_accounts.accounts()) {
        for (const account::Identity &identity : known.identities()) {
            if (identity.signing)
                published.append(*identity.signing);
        }
    }
    auto *dialog = new IdentitiesDialog(identities, published, this);
    dialog->setAccount(m_edited);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        QList<account::Identity> accepted = dialog->identities();
        m_edited.identity = accepted.takeFirst();
        m_edited.furtherIdentities = accepted;
        m_signingKeys.append(dialog->madeKeys());
        m_form->setAccount(m_edited);
    });
    dialog->open();
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
    if (m_check.userName().isEmpty() || !m_check.wish().password.isEmpty())
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
    m_settings->setDefaultUserName(defaultUserName());
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
    account::Account account = m_check.found(m_edited);
    account.limits = m_settings->limits();
    account.isCopiedToSelf = m_settings->isCopiedToSelf();
    account.backup = m_settings->backup();
    if (account.label == m_edited.identity.address)
        account.label.clear(); // the store names it after its address
    account.identity.name = m_form->name();
    account.identity.address = m_form->address();
    const bool isByWeb = account.oauth && m_web->tokens();
    const bool isNewCertificate = account.clientCertificate != m_edited.clientCertificate;
    m_saver.save(account, isByWeb ? m_web->tokens()->toEntry() : m_form->password(), m_form->isPasswordKept(),
        isNewCertificate ? m_settings->client().key : Secret(), usedKeys(account));
}

void AccountDialog::testInDetail()
{
    account::Account account = m_check.found(m_edited);
    account.identity.address = m_form->address();
    if (!m_tester)
        m_tester = new TesterWindow(m_accounts, m_credentials, systemClock(), this);
    m_tester->testUnsaved(account, {.password = password(), .clientKey = m_settings->client().key});
}

// Of those that were made: what no identity signs by any more is forgotten.
QList<KeyEntry> AccountDialog::usedKeys(const account::Account &account) const
{
    QList<KeyEntry> used;
    for (const KeyEntry &entry : m_signingKeys) {
        const auto identities = account.identities();
        const bool isUsed = std::any_of(identities.begin(), identities.end(),
            [&entry](const account::Identity &identity) { return identity.signing && identity.signing->keyId() == entry.id; });
        if (isUsed)
            used.append(entry);
    }
    return used;
}

void AccountDialog::onSaved(const QString &accountId)
{
    m_outbox.accountFixed(accountId);
    Q_EMIT saved(accountId);
    accept();
}

void AccountDialog::offerSession(const QString &title, const QString &text, bool isLocked)
{
    m_isPasswordLocked = false;
    m_offered.reset();
    m_edited = m_saver.account(); // it is there now; another try must not make a second one
    m_bar->showNotice({.tone = Tone::Bad,
        .symbol = Symbol::Bad,
        .title = title,
        .text = text,
        .action = tr("Keep for This Session"),
        .secondAction = isLocked ? tr("Unlock…") : QString()});
}

} // namespace pillarbox::ui
