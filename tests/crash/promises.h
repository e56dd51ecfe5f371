#pragma once
// What a child that was killed had promised, held against what is there when another one has done the rest: its words, the
// profile's files and database, and the server's ledger.

#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace pillarbox::test {

class RecordingServer;

struct Verdict {
    QStringList faults; // of what was promised
    int doubled = 0; // recipients that got a message more than once
    int lost = 0; // messages and drafts
    int unknown = 0; // items

    bool isClean() const { return faults.isEmpty(); }
};

// An item as the last child told it.
struct ToldItem {
    QByteArray messageId;
    QByteArray state;
    qint64 size = 0;
    QByteArray subject;
    QHash<QByteArray, QByteArray> outcomes; // by address
};
using ToldItems = QHash<QByteArray, ToldItem>; // by id
ToldItems toldItems(const QByteArray &output);

// killed: what the children said that were killed, in their order; last: what the one said that went on to the end.
Verdict judge(const QString &directory, const RecordingServer &server, const QByteArray &killed, const QByteArray &last);

} // namespace pillarbox::test
