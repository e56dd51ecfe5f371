#include "ui/accounts/checkrowview.h"

#include "ui/accounts/lanebar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace pillarbox::ui {

namespace {

QString stateText(CheckRow::State state)
{
    switch (state) {
    case CheckRow::State::Ahead:
        return CheckRowView::tr("not yet");
    case CheckRow::State::Running:
        return CheckRowView::tr("under way");
    case CheckRow::State::Done:
        return CheckRowView::tr("done");
    case CheckRow::State::Doubtful:
        return CheckRowView::tr("not usable");
    case CheckRow::State::Failed:
        break;
    }
    return CheckRowView::tr("failed");
}

} // namespace

CheckRowView::CheckRowView(bool isPort, QWidget *parent)
    : QWidget(parent)
    , m_isPort(isPort)
    , m_line(new QHBoxLayout(this))
    , m_name(new TextLabel({}, this))
    , m_text(new TextLabel({}, this))
    , m_took(new TextLabel({.ink = TextStyle::Ink::Second}, this))
    , m_skip(new QToolButton(this))
{
    const Metrics metrics(*this);
    const int indent = isPort ? metrics.icon() + metrics.grid(2) + metrics.grid() / 2 : 0;
    const int icon = metrics.icon() + metrics.grid(2) + metrics.grid() / 2;
    m_line->setContentsMargins(indent + icon, 0, 0, 0);
    m_line->setSpacing(metrics.grid(2) + metrics.grid() / 2);
    m_name->setFixedWidth(metrics.grid(36) - indent);
    m_text->setElided(true);
    m_took->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_took->setMinimumWidth(metrics.grid(12));
    setMinimumHeight(metrics.h() + metrics.grid(3) + metrics.grid() / 2);
    m_line->addWidget(m_name);
    if (isPort) {
        m_lane = new LaneBar(this);
        m_word = new TextLabel({}, this);
        m_word->setFixedWidth(metrics.grid(23));
        m_line->addWidget(m_lane, 1);
        m_line->addWidget(m_word);
        m_text->hide();
    } else {
        m_line->addWidget(m_text, 1);
    }
    m_line->addWidget(m_took);
    m_line->addWidget(m_skip);
    m_skip->setText(tr("Skip"));
    m_skip->setAutoRaise(true);
    m_skip->setFocusPolicy(Qt::TabFocus);
    m_skip->hide();
    connect(m_skip, &QToolButton::clicked, this, &CheckRowView::skipRequested);
}

void CheckRowView::addAction(QWidget *widget)
{
    m_line->insertWidget(m_line->indexOf(m_took), widget);
}

void CheckRowView::setRow(const CheckRow &row)
{
    m_row = row;
    const bool isQuiet = row.state == CheckRow::State::Ahead || (m_isPort && row.state == CheckRow::State::Doubtful);
    const auto ink = isQuiet ? TextStyle::Ink::Second : TextStyle::Ink::Text;
    const bool isStrong = m_isPort ? row.lane && row.lane->isChosen : !isQuiet;
    m_name->setStyle({.weight = isStrong ? QFont::DemiBold : QFont::Normal, .ink = ink});
    m_name->setText(row.name);
    m_text->setStyle({.ink = ink});
    m_text->setText(row.text);
    m_text->setToolTip(row.text);
    m_took->setText(row.took);
    m_skip->setAccessibleName(tr("Skip: %1").arg(row.name));
    m_skip->setVisible(row.canSkip);
    QString found = row.text;
    if (m_isPort && row.lane) {
        showLane(*row.lane);
        found = row.lane->word;
    }
    setAccessibleName(QStringList{row.name, stateText(row.state), found, row.took}.join(QLatin1String(", ")));
    update();
}

void CheckRowView::showLane(const Lane &lane)
{
    m_lane->setShare(lane.share, lane.tone);
    m_word->setStyle({.weight = lane.isChosen ? QFont::DemiBold : QFont::Normal,
        .ink = lane.tone == Tone::Neutral ? TextStyle::Ink::Second : TextStyle::Ink::Text});
    m_word->setText(lane.word);
}

void CheckRowView::paintEvent(QPaintEvent *)
{
    const Metrics metrics(*this);
    const Colours colours = coloursOf(palette());
    QPainter painter(this);
    const int x = m_isPort ? metrics.icon() + metrics.grid(2) + metrics.grid() / 2 : 0;
    const QRect icon(x, (height() - metrics.icon()) / 2, metrics.icon(), metrics.icon());
    paintSymbol(
        painter, QStyle::visualRect(layoutDirection(), rect(), icon), symbolOf(m_row.state), colours.tone(toneOf(m_row.state)));
}

} // namespace pillarbox::ui
