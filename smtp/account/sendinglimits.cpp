#include "smtp/account/sendinglimits.h"

#include <QString>

#include <array>

namespace pillarbox::account {

namespace {

struct Field {
    const char *key;
    std::optional<int> SendingLimits::*value;
};

constexpr std::array<Field, 4> kFields{{{"recipients", &SendingLimits::recipients}, {"perMinute", &SendingLimits::perMinute},
    {"perHour", &SendingLimits::perHour}, {"perDay", &SendingLimits::perDay}}};

} // namespace

QJsonObject SendingLimits::toJson() const
{
    QJsonObject json;
    for (const Field &field : kFields)
        if (const auto &value = this->*field.value)
            json.insert(QLatin1String(field.key), *value);
    return json;
}

SendingLimits SendingLimits::fromJson(const QJsonObject &json)
{
    SendingLimits limits;
    for (const Field &field : kFields)
        if (const int value = json.value(QLatin1String(field.key)).toInt(); value > 0)
            limits.*field.value = value;
    return limits;
}

} // namespace pillarbox::account
