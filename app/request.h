#pragma once
// What a start of the program asks the window for, its own or that of the process which already runs.

#include "smtp/message/draft.h"

#include <QJsonObject>

#include <optional>

namespace pillarbox::app {

struct Request {
    std::optional<message::Draft> draft; // absent: raise the main window
    bool isBackground = false; // no window at all: the outbox is to be run, from now on also when there is none
    QStringList declinedFiles; // a link named these; they were not attached

    QJsonObject toJson() const;
    static Request fromJson(const QJsonObject &json);
    bool operator==(const Request &) const = default;
};

} // namespace pillarbox::app
