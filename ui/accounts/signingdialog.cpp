#include "ui/accounts/signingdialog.h"

#include "smtp/message/dkimprivatekey.h"
#include "ui/text/signingwords.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pillarbox::ui {

using message::DkimPrivateKey;

SigningDialog::SigningDialog(const QByteArray &mailDomain, const std::optional<account::MailSigning> &signing,
    const QList<account::MailSigning> &published, QWidget *parent, const QString &nameserver)
    : QDialog(parent)
    , m_mailDomain(mailDomain)
    , m_signing(signing)
    , m_published(published)
    , m_lookup(nameserver)
    , m_wish(new QWidget(this))
    , m_record(new QWidget(this))
    , m_selector(new QLineEdit(QStringLiteral("pillarbox"), this))
    , m_type(new QComboBox(this))
    , m_make(new QPushButton(tr("&Make Key"), this))
    , m_name(new QLineEdit(this))
    , m_value(new QPlainTextEdit(this))
    , m_check(new QPushButton(tr("C&heck Now"), this))
    , m_state(new TextLabel({.ink = TextStyle::Ink::Second}, this))
{
    setWindowTitle(tr("Sign Mail (DKIM)"));
    build();
    connect(m_make, &QPushButton::clicked, this, &SigningDialog::makeKey);
    connect(m_check, &QPushButton::clicked, this, &SigningDialog::check);
    connect(&m_lookup, &domain::KeyLookup::finished, this, &SigningDialog::onChecked);
    connect(m_selector, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_make->setEnabled(account::isSelector(text.toLatin1())); });
    showRecord();
}

void SigningDialog::build()
{
    const Metrics metrics(*this);
    const QString domain = QString::fromLatin1(m_signing ? m_signing->domain : m_mailDomain);
    auto *intro = new QLabel(tr("Receivers check the signature by a record that %1 publishes. Sign here only if your provider "
                                "does not, and you can publish records for the domain.")
                                 .arg(domain.toHtmlEscaped()),
        this);
    intro->setWordWrap(true);
    auto *wish = new QFormLayout(m_wish);
    addWish(*wish);
    auto *record = new QFormLayout(m_record);
    addRecord(*record);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(3));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(intro);
    column->addWidget(m_wish);
    column->addWidget(m_record);
    column->addWidget(m_state);
    column->addStretch(1);
    column->addWidget(buttons);
    for (QFormLayout *form : {wish, record}) {
        form->setContentsMargins(0, 0, 0, 0);
        form->setHorizontalSpacing(metrics.grid(3));
        form->setVerticalSpacing(metrics.grid(2));
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    }
    setMinimumWidth(metrics.h() * 30);
}

void SigningDialog::addWish(QFormLayout &form)
{
    m_selector->setObjectName(QStringLiteral("selector"));
    m_selector->setToolTip(tr("A name for the key: the record stands below it."));
    m_type->setObjectName(QStringLiteral("keyType"));
    m_type->addItem(tr("RSA, 2048 bits: taken everywhere"), QVariant::fromValue(int(DkimPrivateKey::Type::Rsa)));
    m_type->addItem(tr("Ed25519: short, not taken everywhere"), QVariant::fromValue(int(DkimPrivateKey::Type::Ed25519)));
    m_make->setObjectName(QStringLiteral("makeKey"));
    form.addRow(tr("&Selector"), m_selector);
    form.addRow(tr("&Kind of key"), m_type);
    form.addRow(QString(), m_make);
}

void SigningDialog::addRecord(QFormLayout &form)
{
    const Metrics metrics(*this);
    m_name->setReadOnly(true);
    m_name->setObjectName(QStringLiteral("recordName"));
    m_value->setReadOnly(true);
    m_value->setObjectName(QStringLiteral("recordValue"));
    m_value->setTabChangesFocus(true);
    m_value->setFixedHeight(metrics.h() * 7);
    m_value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_check->setObjectName(QStringLiteral("checkRecord"));
    m_state->setObjectName(QStringLiteral("recordState"));
    m_state->setWordWrap(true);
    auto *copy = new QPushButton(tr("Co&py Line for a Zone File"), this);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(zoneLine(*m_signing)); });
    for (QPushButton *button : {copy, m_check, m_make})
        button->setAutoDefault(false);
    auto *line = new QHBoxLayout;
    line->addWidget(copy);
    line->addWidget(m_check);
    line->addStretch(1);
    form.addRow(tr("&TXT record"), m_name);
    form.addRow(tr("&Value"), m_value);
    form.addRow(QString(), line);
}

// One record has one key, whoever signs by it.
void SigningDialog::makeKey()
{
    account::MailSigning wanted{.domain = m_mailDomain, .selector = m_selector->text().toLatin1(), .publicRecord = {}};
    const auto known = std::find_if(m_published.begin(), m_published.end(),
        [&](const account::MailSigning &signing) { return signing.keyId() == wanted.keyId(); });
    if (known != m_published.end()) {
        m_signing = *known;
        return showRecord();
    }
    const auto key = DkimPrivateKey::make(DkimPrivateKey::Type(m_type->currentData().toInt()));
    if (!key)
        return m_state->setText(tr("The system gave no key."));
    m_madeKey = key->toPem();
    wanted.publicRecord = key->publicRecord();
    m_signing = wanted;
    showRecord();
    m_check->setFocus();
}

void SigningDialog::showRecord()
{
    m_wish->setVisible(!m_signing);
    m_record->setVisible(m_signing.has_value());
    m_ok->setEnabled(m_signing.has_value());
    if (!m_signing)
        return;
    m_name->setText(QString::fromLatin1(m_signing->recordName()));
    m_value->setPlainText(QString::fromLatin1(m_signing->publicRecord));
    m_state->setText(tr("Publish it before you send: until then receivers count the signatures as broken."));
    adjustSize();
}

void SigningDialog::check()
{
    m_check->setEnabled(false);
    m_state->setText(tr("Asking the name server…"));
    m_lookup.start(QString::fromLatin1(m_signing->recordName()), m_signing->publicRecord);
}

void SigningDialog::onChecked(domain::PublishedKey state, const QString &trouble)
{
    using State = domain::PublishedKey;
    m_check->setEnabled(true);
    const bool isNeutral = state == State::Absent || state == State::Unknown;
    m_state->setStyle({.ink = isNeutral ? TextStyle::Ink::Second : TextStyle::Ink::Tone,
        .tone = state == State::Same ? Tone::Ok : Tone::Bad});
    m_state->setText(publishedKeyText(state, *m_signing, trouble));
}

} // namespace pillarbox::ui
