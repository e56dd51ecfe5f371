#include "ui/tester/stepview.h"

#include "ui/tester/timebar.h"
#include "ui/theme/metrics.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace pillarbox::ui {

namespace {

using namespace std::chrono_literals;

constexpr int BarRole = Qt::UserRole;
constexpr auto kLongestShown = 2000ms; // who waits longer shall not make all others a dot

class StepWords
{
    Q_DECLARE_TR_FUNCTIONS(StepView)

public:
    static QString works() { return tr("Works"); }
    static QString doubtful() { return tr("Does not work"); }
    static QString failed() { return tr("Failed"); }
    static QString running() { return tr("Under way"); }
    static QString ahead() { return tr("Not done"); }
    static QString row(const QString &name, const QString &state, const QString &took, const QString &text)
    {
        QStringList words{state, took, text};
        words.removeAll(QString());
        return tr("%1: %2").arg(name, words.join(QStringLiteral(", ")));
    }
};

class StepDelegate : public QStyledItemDelegate
{
public:
    explicit StepDelegate(StepView *view)
        : QStyledItemDelegate(view)
        , m_view(*view)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Metrics metrics(option.font);
        return {QStyledItemDelegate::sizeHint(option, index).width(), metrics.h() + metrics.grid(3)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() != StepView::Time)
            return;
        const Colours colours = coloursOf(option.palette);
        painter->save();
        painter->setFont(option.font);
        paintTicks(*painter, option.rect, m_view.axis(), colours);
        paintBar(*painter, option.rect, barOf(index), colours);
        painter->restore();
    }

private:
    TimeBar barOf(const QModelIndex &index) const
    {
        const QVariantList values = index.data(BarRole).toList();
        TimeBar bar{.axis = m_view.axis()};
        if (values.size() != 4 || values[0].isNull())
            return bar;
        bar.from = std::chrono::milliseconds(values[0].toLongLong());
        bar.took = std::chrono::milliseconds(values[1].toLongLong());
        bar.tone = Tone(values[2].toInt());
        bar.isWhole = values[3].toBool();
        return bar;
    }

    const StepView &m_view;
};

// "Step", the ticks of the axis, "What happened".
class AxisHeader : public QHeaderView
{
public:
    explicit AxisHeader(StepView *view)
        : QHeaderView(Qt::Horizontal, view)
        , m_view(*view)
    {
    }

protected:
    QSize sizeHint() const override
    {
        const Metrics metrics(*this);
        return {QHeaderView::sizeHint().width(), metrics.h() + metrics.grid(3)};
    }
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Colours colours = coloursOf(palette());
        painter->save();
        painter->fillRect(rect, colours.base);
        painter->setPen(colours.hairline);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        if (section == StepView::Time) {
            paintTickTexts(*painter, rect, m_view.axis(), colours);
        } else {
            painter->setPen(colours.secondText);
            const int gap = Metrics(*this).grid();
            painter->drawText(rect.adjusted(gap, 0, -gap, 0), Qt::AlignVCenter | Qt::AlignLeading,
                model()->headerData(section, Qt::Horizontal).toString());
        }
        painter->restore();
    }

private:
    const StepView &m_view;
};

std::chrono::milliseconds endOf(const QList<TestStep> &steps)
{
    auto end = 0ms;
    for (const TestStep &step : steps) {
        const bool isSettled = step.state != TestStep::State::Running; // who is waited for shall not shift the others
        if (step.from && isSettled && step.took <= kLongestShown)
            end = std::max(end, *step.from + step.took);
        end = std::max(end, endOf(step.parts));
    }
    return end;
}

} // namespace

Symbol symbolOf(TestStep::State state)
{
    switch (state) {
    case TestStep::State::Done:
        return Symbol::Ok;
    case TestStep::State::Doubtful:
        return Symbol::Warn;
    case TestStep::State::Failed:
        return Symbol::Bad;
    case TestStep::State::Running:
        return Symbol::Busy;
    case TestStep::State::Ahead:
        break;
    }
    return Symbol::None;
}

QString stateWordOf(TestStep::State state)
{
    switch (state) {
    case TestStep::State::Done:
        return StepWords::works();
    case TestStep::State::Doubtful:
        return StepWords::doubtful();
    case TestStep::State::Failed:
        return StepWords::failed();
    case TestStep::State::Running:
        return StepWords::running();
    case TestStep::State::Ahead:
        break;
    }
    return StepWords::ahead();
}

StepView::StepView(QWidget *parent)
    : QTreeWidget(parent)
    , m_axis(TimeAxis::reaching(200ms))
{
    const Metrics metrics(*this);
    setHeader(new AxisHeader(this));
    setHeaderLabels({tr("Step"), tr("Time"), tr("What happened")});
    setItemDelegate(new StepDelegate(this));
    setObjectName(QStringLiteral("steps"));
    setAccessibleName(tr("Steps"));
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setIconSize({metrics.icon(), metrics.icon()});
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    header()->resizeSection(Step, metrics.h() * 13);
    header()->resizeSection(Time, metrics.h() * 23);
}

QSize StepView::sizeHint() const
{
    const Metrics metrics(*this);
    return {metrics.h() * 55, (metrics.h() + metrics.grid(3)) * 11};
}

void StepView::setSteps(const QList<TestStep> &steps)
{
    m_axis = TimeAxis::reaching(endOf(steps));
    fill(invisibleRootItem(), steps);
    header()->viewport()->update();
    viewport()->update();
}

void StepView::fill(QTreeWidgetItem *parent, const QList<TestStep> &steps)
{
    while (parent->childCount() > steps.size())
        delete parent->takeChild(parent->childCount() - 1);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const bool isNew = i >= parent->childCount();
        auto *item = isNew ? new QTreeWidgetItem(parent) : parent->child(int(i));
        const bool hadParts = item->childCount() > 0;
        show(*item, steps[i]);
        fill(item, steps[i].parts);
        if (!hadParts && steps[i].isOpen && item->childCount() > 0)
            item->setExpanded(true);
    }
}

void StepView::show(QTreeWidgetItem &item, const TestStep &step)
{
    const Tone tone = toneOf(step.state);
    item.setText(Step, step.name);
    item.setIcon(Step, symbolIcon(symbolOf(step.state), tone));
    item.setText(What, step.text);
    item.setToolTip(What, step.text);
    QFont bold = font();
    bold.setWeight(!item.parent() || step.isChosen ? QFont::DemiBold : QFont::Normal);
    item.setFont(Step, bold);
    item.setData(Time, BarRole,
        QVariantList{step.from ? QVariant(qint64(step.from->count())) : QVariant(), qint64(step.took.count()), int(tone),
            !step.parts.isEmpty()});
    const QString took = step.from && step.took.count() > 0 ? tookText(step.took) : QString();
    item.setData(Step, Qt::AccessibleTextRole, StepWords::row(step.name, stateWordOf(step.state), took, step.text));
    item.setData(Time, Qt::AccessibleTextRole, took);
}

} // namespace pillarbox::ui
