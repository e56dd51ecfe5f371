#pragma once
// class.subject.detail of RFC 3463, as found at the head of a reply's text (RFC 2034).

#include <QByteArray>

#include <compare>
#include <optional>

namespace pillarbox::protocol {

struct EnhancedStatusCode {
    int klass = 0; // 2, 4 or 5
    int subject = 0; // 0..999
    int detail = 0; // 0..999

    QByteArray toByteArray() const;
    auto operator<=>(const EnhancedStatusCode &) const = default;

    // The code at the start of a reply line's text; absent when there is none or its class contradicts replyCode.
    static std::optional<EnhancedStatusCode> parse(QByteArrayView text, int replyCode);
};

} // namespace pillarbox::protocol
