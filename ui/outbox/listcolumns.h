#pragma once
// The columns of the list; the recipients in the detail pane stand under the same ones.

#include "ui/theme/metrics.h"

#include <algorithm>

namespace pillarbox::ui {

struct ListColumns {
    int state = 0;
    int to = 0;
    int subject = 0;
    int next = 0;

    // Narrow lists give the subject what is left, at the cost of To first.
    static ListColumns of(const Metrics &metrics, int width)
    {
        ListColumns columns;
        columns.state = metrics.edge() + metrics.grid(33);
        columns.next = std::clamp(width / 5, metrics.grid(20), metrics.grid(31)) + metrics.edge();
        const int rest = std::max(0, width - columns.state - columns.next);
        columns.to = std::min(metrics.grid(50), rest * 2 / 5);
        columns.subject = rest - columns.to;
        return columns;
    }
};

} // namespace pillarbox::ui
