#pragma once
// A splitter whose handle is a hairline that can be caught a little beside it.

#include <QSplitter>

namespace pillarbox::ui {

class LineSplitter : public QSplitter
{
    Q_OBJECT

public:
    LineSplitter(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace pillarbox::ui
