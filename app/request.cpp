#include "app/request.h"

#include <QJsonArray>

namespace pillarbox::app {

QJsonObject Request::toJson() const
{
    QJsonObject json{{QStringLiteral("declinedFiles"), QJsonArray::fromStringList(declinedFiles)}};
    if (isBackground)
        json[QStringLiteral("background")] = true;
    if (draft)
        json[QStringLiteral("draft")] = draft->toJson();
    return json;
}

Request Request::fromJson(const QJsonObject &json)
{
    Request request;
    request.isBackground = json.value(QLatin1String("background")).toBool();
    if (json.contains(QLatin1String("draft")))
        request.draft = message::Draft::fromJson(json.value(QLatin1String("draft")).toObject());
    for (const auto &file : json.value(QLatin1String("declinedFiles")).toArray())
        request.declinedFiles += file.toString();
    return request;
}

} // namespace pillarbox::app
