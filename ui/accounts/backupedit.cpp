#include "ui/accounts/backupedit.h"

#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace pillarbox::ui {

BackupEdit::BackupEdit(QWidget *parent)
    : QWidget(parent)
    , m_box(new QComboBox(this))
    , m_note(new TextLabel({.scale = 0.95, .ink = TextStyle::Ink::Second}, this))
{
    const Metrics metrics(*this);
    m_box->setAccessibleName(tr("Backup"));
    m_box->setObjectName(QStringLiteral("backup"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_note->setWordWrap(true);
    m_box->setMinimumHeight(m_box->sizeHint().height());
    m_note->setMinimumHeight(2 * m_note->fontMetrics().lineSpacing()); // in the account page it has two lines
    // Servers of recipients look at both the address and the relay (SPF, RFC 7208).
    m_note->setText(
        tr("Taken only while this account's server is out of reach. From stays as it is: unless the SPF record of its "
           "domain allows the backup's server too, messages may be refused or taken for spam."));
    setFocusProxy(m_box);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.grid());
    column->addWidget(m_box);
    column->addWidget(m_note);
    connect(m_box, &QComboBox::currentIndexChanged, this, &BackupEdit::showNote);
    setAccount({}, {});
}

void BackupEdit::setAccount(const account::Account &account, const QList<account::Account> &all)
{
    m_box->clear();
    m_box->addItem(tr("None: messages wait until this server is back"), QString());
    for (const account::Account &other : all) {
        if (other.id != account.id)
            m_box->addItem(tr("%1, through %2").arg(other.label, other.host), other.id);
    }
    m_box->setCurrentIndex(std::max(0, m_box->findData(account.backup)));
    m_box->setEnabled(m_box->count() > 1);
    showNote();
}

QString BackupEdit::backup() const
{
    return m_box->currentData().toString();
}

void BackupEdit::showNote()
{
    m_note->setVisible(!backup().isEmpty());
}

} // namespace pillarbox::ui
