#include "ui/accounts/advancededit.h"

#include "smtp/account/ehloname.h"
#include "ui/accounts/backupedit.h"
#include "ui/accounts/clientcertificateedit.h"
#include "ui/accounts/limitsedit.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>

namespace pillarbox::ui {

namespace {

constexpr int longestWait = 86'400; // s: a day bounds any wait

} // namespace

AdvancedEdit::AdvancedEdit(QWidget *parent)
    : QWidget(parent)
    , m_proxyBox(new QComboBox(this))
    , m_nameLine(new QLineEdit(this))
    , m_timeLine(new QLineEdit(this))
    , m_limits(new LimitsEdit(this))
    , m_backup(new BackupEdit(this))
    , m_certificate(new ClientCertificateEdit(this))
{
    m_proxyBox->setEditable(true);
    m_proxyBox->setInsertPolicy(QComboBox::NoInsert);
    m_proxyBox->addItem(tr("None", "proxy"), QStringLiteral("none"));
    m_proxyBox->addItem(tr("As the system says"), QStringLiteral("system"));
    m_proxyBox->lineEdit()->setPlaceholderText(QStringLiteral("socks5://proxy.example:1080"));
    m_proxyBox->setToolTip(tr("socks5://host:port or http://host:port, with user@ before the host where it wants one"));
    m_proxyBox->setAccessibleName(tr("Proxy"));
    m_proxyBox->setObjectName(QStringLiteral("proxy"));
    m_nameLine->setPlaceholderText(tr("Automatic: one that tells nothing of this computer"));
    m_nameLine->setAccessibleName(tr("Name given with EHLO"));
    m_nameLine->setObjectName(QStringLiteral("ehloName"));
    m_timeLine->setValidator(new QIntValidator(1, longestWait, m_timeLine));
    m_timeLine->setPlaceholderText(tr("Automatic: as the standard has it"));
    m_timeLine->setAccessibleName(tr("Longest wait for the server, in seconds"));
    m_timeLine->setObjectName(QStringLiteral("timeout"));
    layOut();
    connect(m_proxyBox, &QComboBox::activated, this, &AdvancedEdit::takeProxy);
    connect(m_proxyBox->lineEdit(), &QLineEdit::editingFinished, this, &AdvancedEdit::takeProxy);
    connect(m_certificate, &ClientCertificateEdit::changed, this, &AdvancedEdit::serverEntered);
    connect(m_certificate, &ClientCertificateEdit::declined, this, &AdvancedEdit::declined);
    connect(m_nameLine, &QLineEdit::editingFinished, this, &AdvancedEdit::takeName);
    connect(m_timeLine, &QLineEdit::editingFinished, this, &AdvancedEdit::signInEntered);
}

void AdvancedEdit::layOut()
{
    const Metrics metrics(*this);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics.grid(3));
    grid->setVerticalSpacing(metrics.grid(2) + metrics.grid() / 2);
    const auto place = [&](const QString &text, QWidget *field, int row) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
        return label;
    };
    for (QLineEdit *field : {m_nameLine, m_timeLine})
        field->setTextMargins(metrics.grid() - 2, 0, metrics.grid() - 2, 0);
    place(tr("Pro&xy"), m_proxyBox, 0);
    place(tr("Own name (E&HLO)"), m_nameLine, 1);
    place(tr("Seconds to wait at &most"), m_timeLine, 2);
    place(tr("&Limits"), m_limits, 3);
    place(tr("Ce&rtificate"), m_certificate, 5);
    auto *label = place(tr("Backup"), m_backup, 4);
    label->setFixedHeight(m_proxyBox->sizeHint().height());
    grid->setAlignment(label, Qt::AlignTop); // beside its first line
    grid->setColumnStretch(1, 1);
}

void AdvancedEdit::setAccount(const account::Account &account)
{
    m_proxy = account.proxy;
    m_ehloName = account.ehloName;
    showProxy();
    m_nameLine->setText(QString::fromLatin1(m_ehloName));
    m_timeLine->setText(account.timeout ? QString::number(account.timeout->count()) : QString());
    m_limits->setLimits(account.limits);
}

void AdvancedEdit::showProxy()
{
    const QString text = transport::toText(m_proxy);
    const int known = m_proxyBox->findData(text);
    m_proxyBox->setCurrentIndex(known);
    if (known < 0)
        m_proxyBox->setEditText(text);
}

void AdvancedEdit::takeProxy()
{
    const QString text = m_proxyBox->currentText().trimmed();
    const int known = m_proxyBox->findText(text);
    const QString word = known >= 0 ? m_proxyBox->itemData(known).toString() : text;
    const auto proxy = transport::proxyFrom(word.isEmpty() ? QStringLiteral("none") : word);
    if (proxy && *proxy == m_proxy)
        return;
    if (!proxy) {
        showProxy();
        Q_EMIT declined(
            tr("“%1” is no proxy; it looks like socks5://host:1080 or http://host:8080, without a password.").arg(text));
        return;
    }
    m_proxy = *proxy;
    showProxy();
    Q_EMIT serverEntered();
}

void AdvancedEdit::takeName()
{
    const QString text = m_nameLine->text().trimmed();
    const auto name = text.isEmpty() ? QByteArray() : account::ehloNameOf(text);
    if (name && *name == m_ehloName)
        return;
    if (!name) {
        m_nameLine->setText(QString::fromLatin1(m_ehloName));
        Q_EMIT declined(tr("“%1” is no name for EHLO; it is a host's full name, or an address in brackets.").arg(text));
        return;
    }
    m_ehloName = *name;
    Q_EMIT serverEntered();
}

std::optional<std::chrono::seconds> AdvancedEdit::timeout() const
{
    const int seconds = m_timeLine->text().toInt();
    return seconds > 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt;
}

account::SendingLimits AdvancedEdit::limits() const
{
    return m_limits->limits();
}

} // namespace pillarbox::ui
