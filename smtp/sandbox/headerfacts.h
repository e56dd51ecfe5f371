#pragma once
// The two header fields that a list of received messages shows, found in the first bytes of the content. Encoded words are
// decoded (RFC 2047) as far as Qt knows the character set. No I/O; takes any bytes.

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace pillarbox::sandbox {

struct HeaderFacts {
    QByteArray messageId; // with its brackets; empty when there is none
    QString subject;

    bool operator==(const HeaderFacts &) const = default;
};

HeaderFacts headerFactsOf(QByteArrayView content);
QString decodedText(const QByteArray &value);

} // namespace pillarbox::sandbox
