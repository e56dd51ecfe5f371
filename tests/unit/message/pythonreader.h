#pragma once
// Messages as Python's email package reads them: a second opinion of the tests.

#include <QByteArray>
#include <QJsonArray>
#include <QList>

namespace pillarbox::tests {

// What the script tells of each message, in order. It is called with one file for each and prints a JSON array.
QJsonArray readByScript(const QString &script, const QList<QByteArray> &messages);

} // namespace pillarbox::tests
