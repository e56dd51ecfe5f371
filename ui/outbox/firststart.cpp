#include "ui/outbox/firststart.h"

#include "ui/outbox/door.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

FirstStart::FirstStart(QWidget *parent)
    : QWidget(parent)
    , m_account(new Door(Symbol::Mail, tr("Add an account"),
          tr("Type your address and password. Pillarbox finds the server and tests it while you watch."), true, this))
    , m_sandbox(new Door(Symbol::Flask, tr("Try the sandbox"),
          tr("A pretend mail server inside this program. Nothing leaves your computer, so break what you like."), false, this))
    , m_found(new QPushButton(this))
{
    const Metrics metrics(*this);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *picture = new QLabel(this);
    const int side = metrics.grid(16);
    picture->setPixmap(programIcon().pixmap(QSize(side, side), devicePixelRatioF()));
    auto *title = new TextLabel({1.7, QFont::DemiBold}, this);
    title->setText(tr("Pillarbox sends your mail and shows you how"));
    auto *text = new TextLabel({1.0, QFont::Normal, TextStyle::Ink::Second}, this);
    text->setText(tr("It writes and sends; it does not receive. Nothing has been contacted yet."));
    for (QLabel *label : std::initializer_list<QLabel *>{picture, title, text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != picture);
    }
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(1);
    column->addWidget(picture);
    column->addSpacing(metrics.grid(5));
    column->addWidget(title);
    column->addSpacing(metrics.grid(3));
    column->addWidget(text);
    column->addSpacing(metrics.grid(9));
    column->addWidget(m_account);
    column->addSpacing(metrics.grid(5));
    column->addWidget(m_sandbox);
    column->addSpacing(metrics.grid(5));
    column->addWidget(m_found);
    column->addStretch(2);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics.grid(6), metrics.grid(6), metrics.grid(6), metrics.grid(6));
    row->addStretch(1);
    row->addLayout(column, 8);
    row->addStretch(1);
    for (QPushButton *way : std::initializer_list<QPushButton *>{m_account, m_sandbox, m_found})
        way->setMaximumWidth(metrics.grid(150));
    m_found->setObjectName(QStringLiteral("found"));
    m_found->setFlat(true);
    m_found->setAutoDefault(false);
    m_found->hide();
    connect(m_found, &QPushButton::clicked, this, &FirstStart::importRequested);
    connect(m_account, &QPushButton::clicked, this, &FirstStart::addAccountRequested);
    connect(m_sandbox, &QPushButton::clicked, this, &FirstStart::trySandboxRequested);
}

void FirstStart::offerImport(const QStringList &programs)
{
    m_found->setText(tr("Found settings of %1: &look at them…").arg(QLocale().createSeparatedList(programs)));
    m_found->setVisible(!programs.isEmpty());
}

void FirstStart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_account->setFocus(Qt::OtherFocusReason);
}

} // namespace pillarbox::ui
