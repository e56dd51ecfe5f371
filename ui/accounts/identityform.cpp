#include "ui/accounts/identityform.h"

#include "ui/accounts/signatureedit.h"
#include "ui/accounts/signingedit.h"
#include "ui/theme/metrics.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace pillarbox::ui {

namespace {

using message::Mailbox;

QString textOf(const QList<Mailbox> &mailboxes)
{
    QStringList texts;
    for (const Mailbox &mailbox : mailboxes)
        texts.append(message::displayText(mailbox));
    return texts.join(QStringLiteral(", "));
}

QList<Mailbox> mailboxesOf(const QString &text)
{
    QList<Mailbox> mailboxes;
    const QStringList pieces = message::splitMailboxes(text);
    for (const QString &piece : pieces) {
        if (const auto mailbox = message::parseMailbox(piece))
            mailboxes.append(*mailbox);
    }
    return mailboxes;
}

bool areMailboxes(const QString &text)
{
    return text.trimmed().isEmpty() || mailboxesOf(text).size() == message::splitMailboxes(text).size();
}

bool isMailboxOrNone(const QString &text)
{
    return text.trimmed().isEmpty() || message::parseMailbox(text);
}

} // namespace

IdentityForm::IdentityForm(const QList<account::MailSigning> &published, QWidget *parent)
    : QWidget(parent)
{
    const Metrics metrics(*this);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(metrics.grid(3));
    form->setVerticalSpacing(metrics.grid(2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name = addField(*form, tr("&Name"), "name", {});
    m_address = addField(*form, tr("&E-mail address"), "address", {});
    m_replyTo = addField(*form, tr("Re&plies to"), "replyTo", tr("the address"));
    m_organisation = addField(*form, tr("Or&ganisation"), "organisation", {});
    m_bcc = addField(*form, tr("&Blind copies to"), "bcc", tr("nobody"));
    m_envelopeSender = addField(*form, tr("B&ounces to"), "envelopeSender", tr("the address"));
    m_envelopeSender->setToolTip(tr("Servers report failures to it. Some relays take only addresses of the account's own."));
    m_signing = new SigningEdit(published, this);
    auto *signing = new QLabel(tr("D&KIM"), this);
    signing->setBuddy(m_signing);
    form->addRow(signing, m_signing);
    m_signature = new SignatureEdit(this);
    auto *label = new QLabel(tr("S&ignature"), this);
    label->setBuddy(m_signature);
    form->addRow(label, m_signature);
    connect(m_signature, &SignatureEdit::edited, this, &IdentityForm::edited);
    connect(m_signing, &SigningEdit::edited, this, &IdentityForm::edited);
    connect(m_address, &QLineEdit::textChanged, m_signing, &SigningEdit::setAddress);
}

QLineEdit *IdentityForm::addField(QFormLayout &form, const QString &label, const char *name, const QString &hint)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    field->setPlaceholderText(hint);
    field->setAccessibleName(QString(label).remove(u'&'));
    form.addRow(label, field);
    connect(field, &QLineEdit::textEdited, this, &IdentityForm::edited);
    return field;
}

void IdentityForm::setIdentity(const account::Identity &identity)
{
    const QSignalBlocker quiet(this);
    m_given = identity;
    m_name->setText(identity.name);
    m_address->setText(identity.address);
    m_replyTo->setText(identity.replyTo.address.isEmpty() ? QString() : message::displayText(identity.replyTo));
    m_organisation->setText(identity.organisation);
    m_bcc->setText(textOf(identity.bcc));
    m_envelopeSender->setText(identity.envelopeSender);
    m_signing->setSigning(identity.signing);
    m_signature->setSignature(identity.signature, identity.richSignature);
}

account::Identity IdentityForm::identity() const
{
    account::Identity identity = m_given;
    identity.name = m_name->text().trimmed();
    identity.address = m_address->text().trimmed();
    const auto replyTo = message::parseMailbox(m_replyTo->text());
    identity.replyTo = replyTo ? *replyTo : Mailbox();
    identity.organisation = m_organisation->text().trimmed();
    identity.bcc = mailboxesOf(m_bcc->text());
    const auto sender = message::parseMailbox(m_envelopeSender->text());
    identity.envelopeSender = sender ? sender->address : QString();
    identity.signing = m_signing->signing();
    identity.signature = m_signature->text();
    identity.richSignature = m_signature->html();
    return identity;
}

std::optional<QString> IdentityForm::fault() const
{
    if (const auto mailbox = message::parseMailbox(m_address->text()); !mailbox || !mailbox->name.isEmpty())
        return tr("The e-mail address is not complete.");
    if (!isMailboxOrNone(m_replyTo->text()))
        return tr("The address for replies is not complete.");
    if (!areMailboxes(m_bcc->text()))
        return tr("An address for blind copies is not complete.");
    if (!isMailboxOrNone(m_envelopeSender->text()))
        return tr("The address for bounces is not complete.");
    if (!m_signing->fits())
        return tr("The DKIM signature belongs to another domain than the address.");
    return std::nullopt;
}

const QList<KeyEntry> &IdentityForm::madeKeys() const
{
    return m_signing->madeKeys();
}

void IdentityForm::focusAddress()
{
    m_address->setFocus();
}

} // namespace pillarbox::ui
