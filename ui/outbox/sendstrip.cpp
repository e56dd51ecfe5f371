#include "ui/outbox/sendstrip.h"

#include "ui/outbox/rowtext.h"
#include "ui/outbox/signlabel.h"
#include "ui/text/scheduletext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace pillarbox::ui {

namespace {

constexpr int lineHeight = 3;

} // namespace

SendStrip::SendStrip(const outbox::ItemId &id, QWidget *parent)
    : QWidget(parent)
    , m_id(id)
    , m_sign(new SignLabel(Symbol::Send, Tone::Busy, this))
    , m_sentence(new TextLabel({1.0, QFont::DemiBold}, this))
    , m_people(new TextLabel({1.0, QFont::Normal, TextStyle::Ink::Second}, this))
    , m_sendNow(new QToolButton(this))
    , m_undo(new PrimaryButton(tr("&Undo"), this))
    , m_plainUndo(new QPushButton(tr("&Undo").remove(QLatin1Char('&')), this))
{
    const Metrics metrics(*this);
    m_people->setElided(true);
    m_sendNow->setAutoRaise(true);
    m_sendNow->setFocusPolicy(Qt::TabFocus);
    m_sendNow->setObjectName(QStringLiteral("sendNow"));
    m_undo->setIcon(symbolIcon(Symbol::Undo, QColor(Qt::white)));
    m_undo->setObjectName(QStringLiteral("undo"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics.edge(), metrics.grid(2), metrics.edge(), metrics.grid(2) + lineHeight);
    layout->setSpacing(metrics.grid(2));
    layout->addWidget(m_sign);
    layout->addWidget(m_sentence);
    layout->addWidget(m_people, 1);
    layout->addWidget(m_sendNow);
    layout->addSpacing(metrics.grid(2));
    m_plainUndo->setIcon(symbolIcon(Symbol::Undo));
    m_plainUndo->setObjectName(QStringLiteral("plainUndo"));
    for (QPushButton *button : {static_cast<QPushButton *>(m_undo), m_plainUndo}) {
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, &SendStrip::undoRequested);
    }
    connect(m_sendNow, &QToolButton::clicked, this, &SendStrip::sendNowRequested);
    setFirst(true);
}

void SendStrip::setItem(const outbox::ItemSummary &item, const QDateTime &now)
{
    const QString subject = fontMetrics().elidedText(subjectText(item.subject), Qt::ElideRight, Metrics(*this).grid(80));
    const QDateTime end = item.nextAttempt.value_or(now);
    m_sentence->setText(tr("Sending “%1” in %2 s").arg(subject).arg(secondsUntil(end, now)));
    m_people->setText(tr("to %1. It is safe in the outbox.").arg(peopleText(item.recipients)));
    if (m_sentence->accessibleName().isEmpty()) {
        // Fixed, so that the seconds are not read out one by one.
        m_sentence->setAccessibleName(
            tr("“%1” is sent in %2 seconds. You can take it back.").arg(subjectText(item.subject)).arg(secondsUntil(end, now)));
        for (QPushButton *button : {static_cast<QPushButton *>(m_undo), m_plainUndo})
            button->setAccessibleName(tr("Undo sending “%1”").arg(subjectText(item.subject)));
        m_sendNow->setAccessibleName(tr("Send “%1” now").arg(subjectText(item.subject)));
        setAccessibleName(m_sentence->accessibleName());
    }
    const qint64 whole = std::max<qint64>(1, item.changedAt.msecsTo(end));
    const double left = std::clamp(double(now.msecsTo(end)) / double(whole), 0.0, 1.0);
    // Who does not want motion has the seconds.
    m_left = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0 ? left : 1;
    update();
}

void SendStrip::setFirst(bool isFirst)
{
    m_undo->setVisible(isFirst);
    m_plainUndo->setVisible(!isFirst);
    m_sendNow->setText(isFirst ? tr("&Send Now") : tr("&Send Now").remove(QLatin1Char('&')));
}

void SendStrip::announce()
{
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString SendStrip::sentence() const
{
    return m_sentence->text();
}

void SendStrip::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.tint(Tone::Busy));
    painter.fillRect(QRect(0, 0, width(), 1), colours.hairline);
    const QRect line(0, height() - lineHeight, int(width() * m_left), lineHeight);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), line), colours.accent);
}

} // namespace pillarbox::ui
