#include "ui/settings/settingsdialog.h"

#include "ui/settings/settingspage.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace pillarbox::ui {

SettingsDialog::SettingsDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_bar(new NoticeBar(this))
    , m_buttons(new QDialogButtonBox(
          QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Apply | QDialogButtonBox::RestoreDefaults, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    build();
    setChanged(false);
}

void SettingsDialog::build()
{
    const Metrics metrics(*this);
    m_list->setAccessibleName(tr("Subjects"));
    m_list->setMaximumWidth(metrics.grid(46));
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics.grid(4));
    row->addWidget(m_list);
    row->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.edge(), metrics.edge(), metrics.edge(), metrics.edge());
    column->setSpacing(metrics.grid(3));
    column->addWidget(m_bar);
    column->addLayout(row, 1);
    column->addWidget(m_buttons);
    resize(metrics.h() * 42, metrics.h() * 26);
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_buttons, &QDialogButtonBox::clicked, this, &SettingsDialog::onClicked);
}

void SettingsDialog::addPage(SettingsPage *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_list->addItem(page->title());
    if (m_pages.size() == 1)
        m_list->setCurrentRow(0);
    connect(page, &SettingsPage::changed, this, [this] { setChanged(true); });
    connect(page, &SettingsPage::failed, this, [this](const QString &title, const QString &text) {
        m_bar->showNotice(
            {.tone = Tone::Bad, .symbol = Symbol::Warn, .title = title, .text = text, .action = {}, .secondAction = {}});
    });
    connect(page, &SettingsPage::settled, this, [this, page](bool isStored) { onSettled(page, isStored); });
    page->load();
}

void SettingsDialog::onClicked(QAbstractButton *button)
{
    switch (m_buttons->standardButton(button)) {
    case QDialogButtonBox::Ok:
        apply(true);
        break;
    case QDialogButtonBox::Apply:
        apply(false);
        break;
    case QDialogButtonBox::RestoreDefaults:
        m_pages.at(m_stack->currentIndex())->restoreDefaults();
        setChanged(true);
        break;
    default:
        reject();
    }
}

// What could not be stored stays on its page, said above it, and can be tried again.
void SettingsDialog::apply(bool isLast)
{
    m_bar->clear();
    setChanged(false);
    m_unsettled = m_pages;
    m_isClosing = isLast;
    for (SettingsPage *page : std::as_const(m_pages))
        page->apply();
}

void SettingsDialog::onSettled(SettingsPage *page, bool isStored)
{
    m_unsettled.removeAll(page);
    if (!isStored) {
        m_isClosing = false;
        setChanged(true);
    }
    if (m_isClosing && m_unsettled.isEmpty())
        accept();
}

void SettingsDialog::setChanged(bool isChanged)
{
    m_buttons->button(QDialogButtonBox::Apply)->setEnabled(isChanged);
}

} // namespace pillarbox::ui
