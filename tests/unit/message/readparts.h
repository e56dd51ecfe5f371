#pragma once
// The leaves of a message as other people's software finds them, decoded.

#include <QByteArray>
#include <QList>

namespace pillarbox::tests {

struct ReadPart {
    QByteArray type; // "text/plain"
    QByteArray bytes;

    bool operator==(const ReadPart &) const = default;
};

QList<ReadPart> partsWithGMime(const QByteArray &message);
// All in one run of the interpreter; as many as were given, else the test fails.
QList<QList<ReadPart>> partsWithPython(const QList<QByteArray> &messages);

} // namespace pillarbox::tests
