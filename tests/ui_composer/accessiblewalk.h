#pragma once
// Walks what assistive techniques see of a window.

#include <QString>
#include <QStringList>

class QWidget;

namespace pillarbox::test {

struct Walk {
    int named = 0; // interactive parts with a name
    QStringList unnamed; // class and role of those without
    QStringList doubledMnemonics; // letters that two visible things answer to
};

Walk walk(QWidget &window);

} // namespace pillarbox::test
