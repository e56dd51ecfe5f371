#pragma once
// One subject that was looked into: symbol, title and word in a line, below it what that means, and each record to publish with
// a button that copies its value.

#include "ui/domain/findingrow.h"

#include <QWidget>

class QVBoxLayout;

namespace pillarbox::ui {

class FindingView : public QWidget
{
    Q_OBJECT

public:
    explicit FindingView(const FindingRow &row, QWidget *parent = nullptr);

    const FindingRow &row() const { return m_row; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addHead(QVBoxLayout &column);
    void addText(QVBoxLayout &column, const QString &text);
    void addRecord(QVBoxLayout &column, const RecordToPublish &record);

    FindingRow m_row;
    int m_headHeight = 0;
};

// Takes the place of what stood in the column.
void showRows(QVBoxLayout &column, const QList<FindingRow> &rows, QWidget *parent);

} // namespace pillarbox::ui
