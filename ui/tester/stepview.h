#pragma once
// The steps of a test: what was done, its bar on the axis that all share, and what happened. A row says all of it, in words, to
// a screen reader.

#include "ui/tester/timeaxis.h"
#include "ui/text/testsummary.h"
#include "ui/theme/symbols.h"

#include <QTreeWidget>

namespace pillarbox::ui {

Symbol symbolOf(TestStep::State state);
QString stateWordOf(TestStep::State state); // "Works", "Failed"

class StepView : public QTreeWidget
{
    Q_OBJECT

public:
    enum Column { Step, Time, What };

    explicit StepView(QWidget *parent = nullptr);

    // Rows that are there stay, with what is chosen and unfolded.
    void setSteps(const QList<TestStep> &steps);
    const TimeAxis &axis() const { return m_axis; }

    QSize sizeHint() const override;

private:
    void fill(QTreeWidgetItem *parent, const QList<TestStep> &steps);
    void show(QTreeWidgetItem &item, const TestStep &step);

    TimeAxis m_axis;
};

} // namespace pillarbox::ui
