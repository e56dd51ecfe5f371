#pragma once
// The whole of a connection test as text, Markdown and JSON, to be shown to somebody who can help; passwords are in none of
// them.

#include "smtp/account/connectiontest.h"

#include <QJsonObject>
#include <QString>

namespace pillarbox::ui {

// What a reader of the report need not know.
struct Hidden {
    bool areAddresses = true; // mail addresses and user names
    bool areNetworkAddresses = true;

    bool operator==(const Hidden &) const = default;
};

QString testText(const account::ConnectionTestReport &report, const Hidden &hidden);
QString testMarkdown(const account::ConnectionTestReport &report, const Hidden &hidden);
QJsonObject testJson(const account::ConnectionTestReport &report, const Hidden &hidden);

} // namespace pillarbox::ui
