#include "ui/tester/testform.h"

#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

const QString kAllPorts = QStringLiteral("587, 465, 2525");

QLabel *labelOf(const QString &text, QWidget *field, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setBuddy(field);
    return label;
}

} // namespace

TestForm::TestForm(QWidget *parent)
    : QWidget(parent)
    , m_account(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_port(new QComboBox(this))
    , m_signIn(new QCheckBox(tr("S&ign in"), this))
    , m_rehearse(new QCheckBox(tr("Ask whether it would ta&ke mail for"), this))
    , m_recipients(new QLineEdit(this))
    , m_start(new QPushButton(this))
{
    build();
    connect(m_account, &QComboBox::currentIndexChanged, this, &TestForm::showAccount);
    connect(m_signIn, &QCheckBox::toggled, this, &TestForm::showWishes);
    connect(m_rehearse, &QCheckBox::toggled, this, &TestForm::showWishes);
    connect(m_start, &QPushButton::clicked, this, [this] { m_isRunning ? Q_EMIT stopRequested() : Q_EMIT startRequested(); });
    setAccounts({});
    setRunning(false);
}

void TestForm::build()
{
    const Metrics metrics(*this);
    m_account->setObjectName(QStringLiteral("account"));
    m_host->setObjectName(QStringLiteral("host"));
    m_host->setPlaceholderText(QStringLiteral("smtp.example.org"));
    m_host->setLayoutDirection(Qt::LeftToRight);
    m_port->setObjectName(QStringLiteral("port"));
    m_port->setEditable(true);
    m_port->setInsertPolicy(QComboBox::NoInsert);
    m_port->addItems({kAllPorts, QStringLiteral("587"), QStringLiteral("465"), QStringLiteral("2525")});
    m_signIn->setObjectName(QStringLiteral("signIn"));
    m_signIn->setToolTip(tr("The password goes out only over a connection that was verified."));
    m_rehearse->setObjectName(QStringLiteral("rehearse"));
    m_rehearse->setToolTip(tr("Names sender and recipients to the server and takes it back. Nothing is sent."));
    m_recipients->setObjectName(QStringLiteral("recipients"));
    m_recipients->setPlaceholderText(QStringLiteral("grace@example.net"));
    m_recipients->setAccessibleName(tr("Recipients to ask about"));
    m_start->setObjectName(QStringLiteral("start"));
    m_start->setDefault(true);
    m_account->setMinimumContentsLength(16);

    auto *first = new QHBoxLayout;
    first->setSpacing(metrics.grid(2));
    first->addWidget(labelOf(tr("&Account"), m_account, this));
    first->addWidget(m_account);
    first->addSpacing(metrics.grid(2));
    first->addWidget(labelOf(tr("&Host"), m_host, this));
    first->addWidget(m_host, 1);
    first->addSpacing(metrics.grid(2));
    first->addWidget(labelOf(tr("&Ports"), m_port, this));
    first->addWidget(m_port);
    first->addSpacing(metrics.grid(2));
    first->addWidget(m_start);
    auto *second = new QHBoxLayout;
    second->setSpacing(metrics.grid(2));
    second->addWidget(m_signIn);
    second->addSpacing(metrics.grid(4));
    second->addWidget(m_rehearse);
    second->addWidget(m_recipients, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.grid(2));
    column->addLayout(first);
    column->addLayout(second);
}

void TestForm::setAccounts(const QList<account::Account> &accounts)
{
    m_accounts = accounts;
    m_account->clear();
    for (const account::Account &account : accounts)
        m_account->addItem(account.label.isEmpty() ? tr("As typed") : account.label);
    m_account->addItem(tr("Another server"));
    m_account->setCurrentIndex(0);
    showAccount();
}

void TestForm::choose(const QString &accountId)
{
    for (qsizetype i = 0; i < m_accounts.size(); ++i)
        if (m_accounts[i].id == accountId)
            m_account->setCurrentIndex(int(i));
}

void TestForm::setRecipients(const QStringList &recipients)
{
    m_recipients->setText(recipients.join(QStringLiteral(", ")));
    m_signIn->setChecked(true);
    m_rehearse->setChecked(!recipients.isEmpty());
}

void TestForm::showAccount()
{
    const account::Account account = m_accounts.value(m_account->currentIndex());
    m_host->setText(account.host);
    m_port->setCurrentText(account.port == 0 ? kAllPorts : QString::number(account.port));
    showWishes();
}

void TestForm::showWishes()
{
    const account::Account account = m_accounts.value(m_account->currentIndex());
    const bool hasAccount = m_account->currentIndex() < m_accounts.size();
    m_signIn->setEnabled(hasAccount && account.signsIn());
    const bool mayRehearse = hasAccount && (m_signIn->isChecked() || !account.signsIn());
    m_rehearse->setEnabled(mayRehearse);
    m_recipients->setEnabled(mayRehearse && m_rehearse->isChecked());
}

account::Account TestForm::account() const
{
    account::Account account = m_accounts.value(m_account->currentIndex());
    const QString host = m_host->text().trimmed();
    bool isNumber = false;
    const auto port = m_port->currentText().trimmed().toUShort(&isNumber);
    const quint16 wanted = isNumber ? port : quint16(0);
    if (host != account.host)
        account.verifiedEndpoints.clear();
    account.host = host;
    account.port = wanted;
    return account;
}

QList<transport::Endpoint> TestForm::endpoints() const
{
    const account::Account wanted = account();
    const bool isTyped = wanted.port != 0 && wanted.port != m_accounts.value(m_account->currentIndex()).port;
    return isTyped ? transport::endpointsOfPort(wanted.host, wanted.port) : QList<transport::Endpoint>();
}

bool TestForm::isStored() const
{
    return !m_accounts.value(m_account->currentIndex()).id.isEmpty();
}

bool TestForm::isSignInWished() const
{
    // An account that signs in nowhere is greeted all the same, so that it can be asked about recipients.
    return (m_signIn->isEnabled() && m_signIn->isChecked()) || !recipients().isEmpty();
}

QStringList TestForm::recipients() const
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    return m_recipients->isEnabled() ? m_recipients->text().split(between, Qt::SkipEmptyParts) : QStringList();
}

void TestForm::setRunning(bool isRunning)
{
    m_hasRun = m_hasRun || isRunning;
    m_isRunning = isRunning;
    m_start->setText(isRunning ? tr("St&op") : m_hasRun ? tr("Test A&gain") : tr("&Test"));
}

void TestForm::focusHost()
{
    m_host->setFocus();
}

} // namespace pillarbox::ui
