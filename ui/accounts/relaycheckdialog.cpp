#include "ui/accounts/relaycheckdialog.h"

#include "ui/text/relaycheckwords.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

protocol::SendError missingPassword(const account::CredentialError &reason)
{
    protocol::SendError error;
    error.detail = account::reasonOf(reason);
    error.stage = protocol::Stage::Auth;
    error.kind = protocol::ErrorKind::CredentialMissing;
    return error;
}

} // namespace

RelayCheckDialog::RelayCheckDialog(account::AccountStore &accounts, account::CredentialStore &credentials,
    const outbox::Item &item, Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_item(item)
    , m_check(clock)
    , m_title(new TextLabel({.scale = 1.1, .weight = QFont::DemiBold}, this))
    , m_sentences(new QVBoxLayout)
{
    const Metrics metrics(*this);
    if (const account::Account *account = accounts.find(item.summary.accountId))
        m_account = *account;
    for (const account::Account &account : accounts.accounts())
        m_ownAddresses += account.identity.address;
    setWindowTitle(tr("Check the Server"));
    m_title->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("verdict"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sentences->setSpacing(metrics.grid(2));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(3));
    column->addWidget(m_title);
    column->addLayout(m_sentences);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(metrics.h() * 34, metrics.h() * 16);
    connect(&m_check, &account::SignInCheck::finished, this, [this] { tell(*m_check.result()); });
    begin(credentials);
}

RelayCheckDialog::~RelayCheckDialog() = default;

void RelayCheckDialog::begin(account::CredentialStore &credentials)
{
    if (m_account.id.isEmpty())
        return say(tr("The account of this message is no longer there."), {tr("So there is no server to look at.")});
    say(tr("Connecting to %1…").arg(m_account.host),
        {tr("Pillarbox signs in and leaves again; nothing is sent, and nothing is asked about the message.")});
    m_reader = std::make_unique<account::SecretReader>(credentials);
    m_reader->read(m_account, [this](const Expected<account::AccountSecrets, account::CredentialError> &secrets) {
        if (secrets)
            m_check.start(m_account, secrets->password, {}, secrets->clientKey);
        else
            tell(Unexpected{missingPassword(secrets.error())});
    });
}

void RelayCheckDialog::tell(const account::SignInCheck::Result &result)
{
    const RelayCheckWords words = relayCheckWords(m_item, m_account, result, m_ownAddresses);
    say(words.verdict, QStringList{words.meaning} + words.steps);
}

void RelayCheckDialog::say(const QString &title, const QStringList &sentences)
{
    m_title->setText(title);
    while (QLayoutItem *old = m_sentences->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const QString &sentence : sentences) {
        auto *label = new TextLabel({.ink = TextStyle::Ink::Second}, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setText(sentence);
        m_sentences->addWidget(label);
    }
    setAccessibleDescription(title + QLatin1Char(' ') + sentences.join(QLatin1Char(' ')));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace pillarbox::ui
