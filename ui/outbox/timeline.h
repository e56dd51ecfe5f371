#pragma once
// The seven stages of a delivery in a row. Each stage is a label of its own, so that assistive techniques read it as text.

#include "ui/outbox/stages.h"

#include <QLabel>
#include <QWidget>

#include <array>

namespace pillarbox::ui {

// One stage: a node, the line to the next one, its name and a note.
class StageLabel : public QLabel
{
    Q_OBJECT

public:
    explicit StageLabel(QWidget *parent = nullptr);

    void setStage(const StageView &view, bool isNextReached, bool isLast);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StageView m_view;
    bool m_isNextReached = false;
    bool m_isLast = false;
};

class Timeline : public QWidget
{
    Q_OBJECT

public:
    explicit Timeline(QWidget *parent = nullptr);
    void setStages(const StageViews &views);

private:
    std::array<StageLabel *, stageCount> m_labels{};
};

} // namespace pillarbox::ui
