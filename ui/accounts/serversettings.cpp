#include "ui/accounts/serversettings.h"

#include "smtp/account/trustedpem.h"
#include "smtp/protocol/saslmechanism.h"
#include "ui/accounts/advancededit.h"
#include "ui/accounts/backupedit.h"
#include "ui/accounts/clientcertificateedit.h"
#include "ui/accounts/relaycompleter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbols.h"
#include "ui/theme/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace pillarbox::ui {

namespace {

using protocol::Security;

constexpr qint64 largestPem = 1 << 20; // a bundle of all public authorities is a quarter of this

QToolButton *makeButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

ServerSettings::ServerSettings(QWidget *parent)
    : QWidget(parent)
    , m_host(new QLineEdit(this))
    , m_port(new QLineEdit(this))
    , m_security(new QComboBox(this))
    , m_userName(new QLineEdit(this))
    , m_advanced(new AdvancedEdit(this))
    , m_fold(makeButton(tr("A&dvanced"), this))
    , m_mechanism(new QComboBox(this))
    , m_search(makeButton(tr("Search A&gain"), this))
    , m_choose(makeButton(tr("&Trust Certificates from File…"), this))
    , m_forget(makeButton(tr("&Forget Them"), this))
    , m_trusted(new TextLabel({.ink = TextStyle::Ink::Second}, this))
    , m_copy(new QCheckBox(tr("Send a &blind copy (Bcc) of new messages to myself"), this))
{
    const Metrics metrics(*this);
    m_security->addItem(tr("STARTTLS"), int(Security::StartTls));
    m_security->addItem(tr("TLS"), int(Security::ImplicitTls));
    m_security->addItem(tr("Unencrypted, never with a password"), int(Security::None));
    m_mechanism->addItem(tr("Automatic"), QByteArray());
    for (const QByteArray &name : protocol::knownMechanisms())
        m_mechanism->addItem(QString::fromLatin1(name), name);
    m_port->setValidator(new QIntValidator(1, 0xffff, m_port));
    m_port->setPlaceholderText(tr("Automatic"));
    m_host->setAccessibleName(tr("Server"));
    m_host->setObjectName(QStringLiteral("host"));
    m_port->setAccessibleName(tr("Port"));
    m_port->setObjectName(QStringLiteral("port"));
    m_userName->setAccessibleName(tr("User name"));
    m_userName->setObjectName(QStringLiteral("userName"));
    m_search->setEnabled(false);
    m_copy->setObjectName(QStringLiteral("bccSelf"));
    for (QLineEdit *field : {m_host, m_port, m_userName})
        field->setTextMargins(metrics.grid() - 2, 0, metrics.grid() - 2, 0);
    m_fold->setObjectName(QStringLiteral("advanced"));
    m_fold->setIcon(symbolIcon(Symbol::Right));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_advanced->hide();
    layOut();
    setCertificates({}, {});
    connectParts();
}

void ServerSettings::layOut()
{
    const Metrics metrics(*this);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(metrics.grid(6), metrics.grid(4), metrics.grid(6), metrics.grid());
    grid->setHorizontalSpacing(metrics.grid(3));
    grid->setVerticalSpacing(metrics.grid(2) + metrics.grid() / 2);
    const auto place = [&](const QString &text, QWidget *field, int row, int column, int columns = 1) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        grid->addWidget(label, row, column);
        grid->addWidget(field, row, column + 1, 1, columns);
    };
    place(tr("Ser&ver"), m_host, 0, 0);
    place(tr("P&ort"), m_port, 0, 2);
    place(tr("Se&curity"), m_security, 1, 0);
    place(tr("Sign-in"), m_mechanism, 1, 2);
    place(tr("&User name"), m_userName, 2, 0);
    grid->addWidget(m_search, 2, 3);
    auto *trust = new QHBoxLayout;
    trust->setSpacing(metrics.grid(3));
    trust->addWidget(m_choose);
    trust->addWidget(m_trusted, 1);
    trust->addWidget(m_forget);
    grid->addLayout(trust, 3, 1, 1, 3);
    grid->addWidget(m_copy, 4, 1, 1, 3);
    grid->addWidget(m_fold, 5, 1, 1, 3, Qt::AlignLeading);
    grid->addWidget(m_advanced, 6, 0, 1, 4);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(3, 2);
}

void ServerSettings::connectParts()
{
    connect(m_host, &QLineEdit::textEdited, this, [this] {
        m_userNameForm.reset();
        takeByHand();
    });
    auto *completer = new RelayCompleter(m_host);
    m_host->setCompleter(completer);
    connect(completer, &RelayCompleter::chosen, this, &ServerSettings::takeChoice);
    connect(m_port, &QLineEdit::textEdited, this, &ServerSettings::portEdited);
    connect(m_host, &QLineEdit::editingFinished, this, &ServerSettings::serverEntered);
    connect(m_port, &QLineEdit::editingFinished, this, &ServerSettings::serverEntered);
    connect(m_security, &QComboBox::activated, this, [this] {
        takeByHand();
        Q_EMIT serverEntered();
    });
    connect(m_userName, &QLineEdit::textEdited, this, [this] { m_isUserNameByHand = true; });
    connect(m_userName, &QLineEdit::editingFinished, this, &ServerSettings::signInEntered);
    connect(m_mechanism, &QComboBox::activated, this, &ServerSettings::signInEntered);
    connect(m_search, &QToolButton::clicked, this, &ServerSettings::searchAgain);
    connect(m_choose, &QToolButton::clicked, this, &ServerSettings::chooseCertificates);
    connect(m_fold, &QToolButton::clicked, this, [this] { foldAdvanced(m_advanced->isHidden()); });
    connect(m_advanced, &AdvancedEdit::serverEntered, this, &ServerSettings::serverEntered);
    connect(m_advanced, &AdvancedEdit::signInEntered, this, &ServerSettings::signInEntered);
    connect(m_advanced, &AdvancedEdit::declined, this, &ServerSettings::declined);
    connect(m_forget, &QToolButton::clicked, this, &ServerSettings::forgetTrust);
}

void ServerSettings::setAccount(const account::Account &account)
{
    takeByHand();
    m_isUserNameByHand = true;
    showServer(account.host, account.port, account.security);
    m_userName->setText(account.userName);
    m_mechanism->setCurrentIndex(std::max(0, m_mechanism->findData(account.mechanism)));
    m_advanced->setAccount(account);
    m_trust = account.trust;
    setClient({account.clientCertificate, {}});
    setCertificates(account.trustedPem, {});
    m_copy->setChecked(account.isCopiedToSelf);
}

bool ServerSettings::isCopiedToSelf() const
{
    return m_copy->isChecked();
}

void ServerSettings::setBackup(const account::Account &account, const QList<account::Account> &all)
{
    m_advanced->backup().setAccount(account, all);
}

QString ServerSettings::backup() const
{
    return m_advanced->backup().backup();
}

account::SendingLimits ServerSettings::limits() const
{
    return m_advanced->limits();
}

void ServerSettings::showFound(const account::Account &account)
{
    if (!m_isByHand)
        showServer(account.host, account.port, account.security);
    setDefaultUserName(account.userName);
}

void ServerSettings::showServer(const QString &host, quint16 port, protocol::Security security)
{
    m_host->setText(host);
    m_port->setText(port == 0 ? QString() : QString::number(port));
    m_security->setCurrentIndex(m_security->findData(int(security)));
    m_security->setEnabled(!m_port->text().isEmpty());
}

void ServerSettings::setDefaultUserName(const QString &userName)
{
    if (!m_isUserNameByHand)
        m_userName->setText(userName);
}

void ServerSettings::writeTo(ServerWish &wish) const
{
    wish.isByHand = m_isByHand;
    wish.trustedPem = m_pem;
    wish.trust = m_trust;
    wish.client = client();
    wish.proxy = m_advanced->proxy();
    wish.ehloName = m_advanced->ehloName();
    if (!m_isByHand)
        return;
    wish.host = m_host->text().trimmed();
    wish.port = quint16(m_port->text().toUShort());
    wish.security = wish.port == 0 ? Security::StartTls : Security(m_security->currentData().toInt());
}

void ServerSettings::writeTo(SignInWish &wish) const
{
    wish.userName = m_userName->text().trimmed();
    wish.timeout = m_advanced->timeout();
    wish.isUserNameGuessed = !m_isUserNameByHand;
    wish.mechanism = m_mechanism->currentData().toByteArray();
}

void ServerSettings::takeEndpoint(const transport::Endpoint &endpoint)
{
    takeByHand();
    showServer(endpoint.host, endpoint.port, endpoint.security);
}

void ServerSettings::foldAdvanced(bool isOpen)
{
    m_advanced->setVisible(isOpen);
    m_fold->setIcon(symbolIcon(isOpen ? Symbol::Down : Symbol::Right));
    m_fold->setAccessibleDescription(isOpen ? tr("open") : tr("closed"));
    const int room = m_advanced->sizeHint().height();
    Q_EMIT resized(isOpen ? room : -room);
}

void ServerSettings::takeByHand()
{
    m_isByHand = true;
    m_search->setEnabled(true);
}

void ServerSettings::portEdited()
{
    takeByHand();
    m_security->setEnabled(!m_port->text().isEmpty());
    m_security->setCurrentIndex(
        m_security->findData(int(m_port->text() == QLatin1String("465") ? Security::ImplicitTls : Security::StartTls)));
}

// Who issues user names of its own leaves the address there, to be typed over.
void ServerSettings::takeChoice(const account::RelayChoice &choice)
{
    takeByHand();
    m_isUserNameByHand = false;
    m_userNameForm = choice.userName;
    showServer(choice.endpoint.host, choice.endpoint.port, choice.endpoint.security);
    Q_EMIT relayChosen();
    Q_EMIT serverEntered();
    if (choice.userName.text.isEmpty()) {
        m_userName->setFocus(Qt::OtherFocusReason);
        m_userName->selectAll();
    }
}

void ServerSettings::searchAgain()
{
    m_userNameForm.reset();
    m_isByHand = false;
    m_search->setEnabled(false);
    Q_EMIT serverEntered();
}

void ServerSettings::chooseCertificates()
{
    auto *dialog = new QFileDialog(this, tr("Trust Certificates from File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        const QString name = QFileInfo(path).fileName();
        if (!file.open(QIODevice::ReadOnly)) {
            Q_EMIT declined(tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
            return;
        }
        const QByteArray pem = file.read(largestPem);
        if (!account::holdsCertificate(pem)) {
            Q_EMIT declined(tr("“%1” holds no certificate in PEM form.").arg(name));
            return;
        }
        setCertificates(pem, name);
        Q_EMIT serverEntered();
    });
    dialog->open();
}

void ServerSettings::setCertificates(const QByteArray &pem, const QString &fileName)
{
    m_pem = pem;
    m_pemFile = fileName;
    showTrust();
}

void ServerSettings::setClient(const transport::ClientIdentity &client)
{
    m_advanced->certificate().setClient(client);
}

const transport::ClientIdentity &ServerSettings::client() const
{
    return m_advanced->certificate().client();
}

void ServerSettings::trustKey(const transport::PinnedKey &key)
{
    m_trust.pin(key);
    showTrust();
    Q_EMIT serverEntered();
}

void ServerSettings::trustIssuer(const transport::TrustedIssuer &issuer)
{
    m_trust.trust(issuer);
    showTrust();
    Q_EMIT serverEntered();
}

void ServerSettings::forgetTrust()
{
    m_trust = {};
    setCertificates({}, {});
    Q_EMIT serverEntered();
}

void ServerSettings::showTrust()
{
    m_forget->setVisible(!m_pem.isEmpty() || !m_trust.isEmpty());
    m_trusted->setText(trustText());
}

QString ServerSettings::trustText() const
{
    if (!m_trust.pins.isEmpty())
        return tr("One key only is trusted for %1.").arg(m_trust.pins.last().host);
    if (!m_trust.issuers.isEmpty())
        return tr("One issuer more is trusted for %1.").arg(m_trust.issuers.last().host);
    if (m_pem.isEmpty())
        return tr("The system's certificates are trusted.");
    return m_pemFile.isEmpty() ? tr("Only this account's own certificates are trusted.")
                               : tr("Only those in %1 are trusted.").arg(m_pemFile);
}

} // namespace pillarbox::ui
