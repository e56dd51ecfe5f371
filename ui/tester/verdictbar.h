#pragma once
// The one sentence on top, with its sign, and what to do beneath.

#include "ui/text/testsummary.h"

#include <QWidget>

namespace pillarbox::ui {

class TextLabel;

class VerdictBar : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictBar(QWidget *parent = nullptr);

    void show(TestStep::State state, const QString &verdict, const QString &advice);
    QString text() const; // both sentences

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TestStep::State m_state = TestStep::State::Ahead;
    TextLabel *m_verdict;
    TextLabel *m_advice;
};

} // namespace pillarbox::ui
