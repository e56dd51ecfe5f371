#include "ui/accounts/signingedit.h"

#include "ui/accounts/signingdialog.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QUrl>

namespace pillarbox::ui {

SigningEdit::SigningEdit(const QList<account::MailSigning> &published, QWidget *parent)
    : QWidget(parent)
    , m_published(published)
    , m_text(new TextLabel({.ink = TextStyle::Ink::Second}, this))
    , m_open(new QToolButton(this))
    , m_remove(new QToolButton(this))
{
    const Metrics metrics(*this);
    m_open->setObjectName(QStringLiteral("sign"));
    m_remove->setObjectName(QStringLiteral("unsign"));
    m_remove->setText(tr("Remove"));
    m_remove->setAccessibleName(tr("Do not sign any more"));
    for (QToolButton *button : {m_open, m_remove})
        button->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_open);
    m_text->setElided(true);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics.grid(3));
    line->addWidget(m_open);
    line->addWidget(m_text, 1);
    line->addWidget(m_remove);
    connect(m_open, &QToolButton::clicked, this, &SigningEdit::open);
    connect(m_remove, &QToolButton::clicked, this, [this] {
        show({});
        Q_EMIT edited();
    });
    show({});
}

void SigningEdit::setAddress(const QString &address)
{
    m_address = address.trimmed();
    m_open->setEnabled(m_signing || !mailDomain().isEmpty());
}

void SigningEdit::setSigning(const std::optional<account::MailSigning> &signing)
{
    show(signing);
}

bool SigningEdit::fits() const
{
    return !m_signing || account::maySignFor(m_signing->domain, mailDomain());
}

QByteArray SigningEdit::mailDomain() const
{
    const qsizetype at = m_address.lastIndexOf(u'@');
    return at < 0 ? QByteArray() : QUrl::toAce(m_address.sliced(at + 1));
}

void SigningEdit::show(const std::optional<account::MailSigning> &signing)
{
    m_signing = signing;
    m_remove->setVisible(signing.has_value());
    m_open->setText(signing ? tr("Record…") : tr("Sign…"));
    m_open->setAccessibleName(signing ? tr("Show the record to publish") : tr("Sign this identity's mail"));
    m_open->setEnabled(signing || !mailDomain().isEmpty());
    m_text->setText(signing ? tr("Signed for %1 by the key “%2”")
                                  .arg(QString::fromLatin1(signing->domain), QString::fromLatin1(signing->selector))
                            : tr("Most providers sign."));
}

void SigningEdit::open()
{
    auto *dialog = new SigningDialog(mailDomain(), m_signing, m_published, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->signing() == m_signing)
            return;
        show(dialog->signing());
        if (!dialog->madeKey().isEmpty()) {
            m_published.append(*m_signing);
            m_madeKeys.append({m_signing->keyId(), dialog->madeKey()});
        }
        Q_EMIT edited();
    });
    dialog->open();
}

} // namespace pillarbox::ui
