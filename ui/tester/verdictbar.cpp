#include "ui/tester/verdictbar.h"

#include "ui/tester/stepview.h"
#include "ui/tester/timebar.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbols.h"
#include "ui/theme/textlabel.h"

#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace pillarbox::ui {

VerdictBar::VerdictBar(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new TextLabel({.scale = 1.3, .weight = QFont::DemiBold}, this))
    , m_advice(new TextLabel({.ink = TextStyle::Ink::Second}, this))
{
    const Metrics metrics(*this);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_advice->setObjectName(QStringLiteral("advice"));
    for (TextLabel *label : {m_verdict, m_advice}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(11), 0, 0, 0); // beside the sign
    column->setSpacing(metrics.grid());
    column->addWidget(m_verdict);
    column->addWidget(m_advice);
}

void VerdictBar::show(TestStep::State state, const QString &verdict, const QString &advice)
{
    m_state = state;
    m_verdict->setText(verdict);
    m_advice->setText(advice); // empty, it keeps its place, so that nothing below moves
    update();
}

QString VerdictBar::text() const
{
    return QStringList{m_verdict->text(), m_advice->text()}.join(QLatin1Char(' ')).trimmed();
}

void VerdictBar::paintEvent(QPaintEvent *)
{
    const Metrics metrics(*this);
    QPainter painter(this);
    const int side = metrics.grid(7);
    const QRect sign = QStyle::visualRect(layoutDirection(), rect(), QRect(0, metrics.grid() / 2, side, side));
    paintSymbol(painter, sign, symbolOf(m_state), coloursOf(palette()).tone(toneOf(m_state)));
}

} // namespace pillarbox::ui
