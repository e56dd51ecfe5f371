#pragma once
// What a start of the program asks the window for, its own or that of the process which already runs.

#include "smtp/message/draft.h"

#include <QJsonObject>

#include <optional>

namespace pillarbox::app {

struct Request {
    std::optional<message::Draft> draft; // absent: raise the main window
    QStringList declinedFiles; // a link named these; they were not attached

    QJsonObject toJson() const;
    static Request fromJson(const QJsonObject &json);
    bool operator==(const Request &) const = default;
};

} // namespace pillarbox::app
