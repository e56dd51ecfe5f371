#include "ui/accounts/identitiesdialog.h"

#include "ui/accounts/identityform.h"
#include "ui/domain/domaincheckdialog.h"
#include "ui/text/domainquestions.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"
#include "ui/theme/roomydelegate.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

QString rowOf(const account::Identity &identity, bool isFirst)
{
    const QString text = identity.address.isEmpty() ? IdentitiesDialog::tr("New identity") : message::displayText(identity);
    return isFirst ? IdentitiesDialog::tr("%1 (default)").arg(text) : text;
}

} // namespace

IdentitiesDialog::IdentitiesDialog(
    const QList<account::Identity> &identities, const QList<account::MailSigning> &published, QWidget *parent)
    : QDialog(parent)
    , m_identities(identities)
    , m_list(new QListWidget(this))
    , m_form(new IdentityForm(published, this))
    , m_bar(new NoticeBar(this))
{
    setWindowTitle(tr("Identities"));
    build();
    connect(m_form, &IdentityForm::edited, this, &IdentitiesDialog::take);
    connect(m_list, &QListWidget::currentRowChanged, this, &IdentitiesDialog::showRow);
    refresh(0);
}

IdentitiesDialog::~IdentitiesDialog()
{
    // The base class still hides the window, and a field that loses the focus then must not speak to what is gone.
    const auto parts = findChildren<QObject *>();
    for (QObject *part : parts)
        part->disconnect(this);
}

void IdentitiesDialog::build()
{
    const Metrics metrics(*this);
    m_list->setAccessibleName(tr("Identities"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics.grid(2));
    const auto button = [&](const QString &text, void (IdentitiesDialog::*slot)()) {
        auto *made = new QPushButton(text, this);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        line->addWidget(made);
        return made;
    };
    button(tr("&Add"), &IdentitiesDialog::add);
    m_first = button(tr("Make &Default"), &IdentitiesDialog::makeFirst);
    m_remove = button(tr("&Remove"), &IdentitiesDialog::remove);
    m_check = new QPushButton(tr("Check Do&main…"), this);
    m_check->setObjectName(QStringLiteral("checkDomain"));
    m_check->setToolTip(tr("Whether mail from this address arrives, by what its domain publishes"));
    m_check->setAutoDefault(false);
    connect(m_check, &QPushButton::clicked, this, &IdentitiesDialog::checkDomain);
    auto *side = new QVBoxLayout;
    side->setSpacing(metrics.grid(2));
    side->addWidget(m_list, 1);
    side->addLayout(line);
    side->addWidget(m_check, 0, Qt::AlignLeading);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(metrics.grid(5));
    middle->addLayout(side, 2);
    middle->addWidget(m_form, 3);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &IdentitiesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(3));
    column->addLayout(middle, 1);
    column->addWidget(m_bar);
    column->addWidget(buttons);
    resize(metrics.h() * 44, metrics.h() * 20);
}

const QList<KeyEntry> &IdentitiesDialog::madeKeys() const
{
    return m_form->madeKeys();
}

void IdentitiesDialog::refresh(int row)
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (qsizetype i = 0; i < m_identities.size(); ++i)
        m_list->addItem(rowOf(m_identities.at(i), i == 0));
    m_shown = row;
    m_list->setCurrentRow(row);
    m_form->setIdentity(m_identities.at(row));
    m_remove->setEnabled(m_identities.size() > 1);
    m_first->setEnabled(row > 0);
    m_check->setEnabled(isDomain(questionAbout(m_account, m_identities.at(row)).domain));
}

void IdentitiesDialog::showRow(int row)
{
    if (row < 0 || row == m_shown)
        return;
    refresh(isSound() ? row : m_shown);
}

void IdentitiesDialog::take()
{
    m_bar->clear();
    m_identities[m_shown] = m_form->identity();
    m_check->setEnabled(isDomain(questionAbout(m_account, m_identities.at(m_shown)).domain));
    m_list->item(m_shown)->setText(rowOf(m_identities.at(m_shown), m_shown == 0));
}

bool IdentitiesDialog::isSound()
{
    if (const auto fault = m_form->fault()) {
        complain(*fault);
        return false;
    }
    const QString &address = m_identities.at(m_shown).address;
    for (qsizetype i = 0; i < m_identities.size(); ++i) {
        if (i != m_shown && message::isSameMailbox(m_identities.at(i).address, address)) {
            complain(tr("There is an identity %1 already.").arg(address));
            return false;
        }
    }
    return true;
}

void IdentitiesDialog::complain(const QString &title)
{
    m_bar->showNotice({.tone = Tone::Bad, .symbol = Symbol::Bad, .title = title, .text = {}, .action = {}, .secondAction = {}});
}

void IdentitiesDialog::add()
{
    if (!isSound())
        return;
    account::Identity identity;
    identity.name = m_identities.first().name;
    m_identities.append(identity);
    refresh(int(m_identities.size()) - 1);
    m_form->focusAddress();
}

void IdentitiesDialog::remove()
{
    m_bar->clear();
    m_identities.removeAt(m_shown);
    refresh(std::min(m_shown, int(m_identities.size()) - 1));
}

void IdentitiesDialog::makeFirst()
{
    if (!isSound())
        return;
    m_identities.move(m_shown, 0);
    refresh(0);
}

void IdentitiesDialog::checkDomain()
{
    auto *dialog = new DomainCheckDialog({questionAbout(m_account, m_identities.at(m_shown))}, systemClock(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void IdentitiesDialog::accept()
{
    if (isSound())
        QDialog::accept();
}

} // namespace pillarbox::ui
