#include "smtp/protocol/enhancedstatuscode.h"

#include <QStringBuilder>

namespace pillarbox::protocol {

namespace {

// One to three digits at the front of rest, which is shortened by them.
std::optional<int> takeNumber(QByteArrayView &rest)
{
    int value = 0;
    qsizetype digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') {
        if (digits == 3)
            return std::nullopt;
        value = value * 10 + (rest[digits] - '0');
        ++digits;
    }
    if (digits == 0)
        return std::nullopt;
    rest = rest.sliced(digits);
    return value;
}

bool takeDot(QByteArrayView &rest)
{
    if (rest.isEmpty() || rest.front() != '.')
        return false;
    rest = rest.sliced(1);
    return true;
}

} // namespace

QByteArray EnhancedStatusCode::toByteArray() const
{
    return QByteArray::number(klass) + '.' + QByteArray::number(subject) + '.' + QByteArray::number(detail);
}

std::optional<EnhancedStatusCode> EnhancedStatusCode::parse(QByteArrayView text, int replyCode)
{
    const auto klass = takeNumber(text);
    if (!klass || !takeDot(text))
        return std::nullopt;
    const auto subject = takeNumber(text);
    if (!subject || !takeDot(text))
        return std::nullopt;
    const auto detail = takeNumber(text);
    const bool isDelimited = text.isEmpty() || text.front() == ' ' || text.front() == ':'; // OpenSMTPD: "2.0.0: …"
    const bool isClass = *klass == 2 || *klass == 4 || *klass == 5;
    if (!detail || !isDelimited || !isClass || *klass != replyCode / 100)
        return std::nullopt;
    return EnhancedStatusCode{*klass, *subject, *detail};
}

} // namespace pillarbox::protocol
