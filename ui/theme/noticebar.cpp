#include "ui/theme/noticebar.h"

#include "ui/theme/metrics.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace pillarbox::ui {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_secondAction(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    const Metrics metrics(*this);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_secondAction->setAutoRaise(true);
    m_secondAction->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_close->setAutoRaise(true);
    m_close->setIcon(symbolIcon(Symbol::X, QPalette::Text));
    m_close->setAccessibleName(tr("Close notice"));
    m_close->setToolTip(tr("Close"));
    for (QToolButton *button : {m_secondAction, m_close})
        button->setFocusPolicy(Qt::TabFocus);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics.grid(3) + metrics.icon() + metrics.grid(3), metrics.grid() + metrics.grid() / 2,
        metrics.grid(), metrics.grid() + metrics.grid() / 2);
    layout->setSpacing(metrics.grid(2));
    layout->addWidget(m_text, 1);
    for (QWidget *button : std::initializer_list<QWidget *>{m_action, m_secondAction, m_close})
        layout->addWidget(button, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(m_secondAction, &QToolButton::clicked, this, &NoticeBar::secondActionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    hide();
}

void NoticeBar::showNotice(const Notice &notice)
{
    const bool isNew = isHidden() || notice != m_notice;
    m_notice = notice;
    m_action->setText(notice.action);
    m_action->setVisible(!notice.action.isEmpty());
    m_secondAction->setText(notice.secondAction);
    m_secondAction->setVisible(!notice.secondAction.isEmpty());
    m_close->setVisible(notice.isClosable);
    showText();
    show();
    update();
    if (isNew) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void NoticeBar::clear()
{
    m_notice = {};
    hide();
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    const Metrics metrics(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.border(m_notice.tone));
    painter.setBrush(colours.tint(m_notice.tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 5, 5);
    const QRect icon(metrics.grid(3), (height() - metrics.icon()) / 2, metrics.icon(), metrics.icon());
    paintSymbol(painter, QStyle::visualRect(layoutDirection(), rect(), icon), m_notice.symbol, colours.tone(m_notice.tone));
}

void NoticeBar::showText()
{
    QString html = QStringLiteral("<b>%1</b>").arg(m_notice.title.toHtmlEscaped());
    if (!m_notice.text.isEmpty())
        html += QLatin1Char(' ') % m_notice.text.toHtmlEscaped();
    m_text->setText(html);
    const QString plain = m_notice.text.isEmpty() ? m_notice.title : QString(m_notice.title % QLatin1Char(' ') % m_notice.text);
    m_text->setAccessibleName(plain);
    setAccessibleName(plain);
}

} // namespace pillarbox::ui
