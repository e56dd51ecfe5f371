#pragma once
// What a child that was killed had promised, held against what is there when another one has done the rest: its words, the
// profile's files and database, and the server's ledger.
// Unknown is said of exactly those messages whose hand-over mark was committed when the process ended, and that had no outcome
// yet. Of DATA the relay has by then asked for the content of this very message: all of it but the final dot may have gone.
// What goes in one flight (BDAT) has its mark before the envelope: ended between that commit and the first byte on the wire, a
// message is unknown of which the relay has heard nothing. More cannot be promised, for nobody can know which it was.

#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace pillarbox::test {

class RecordingServer;

struct Verdict {
    QStringList faults; // of what was promised
    int doubled = 0; // recipients that got a message more than once
    int lost = 0; // messages and drafts
    int unknown = 0; // items
    int unheard = 0; // of them, those of which the relay has heard nothing

    bool isClean() const { return faults.isEmpty(); }
};

// An item as the last child told it.
struct ToldItem {
    QByteArray messageId;
    QByteArray state;
    QByteArray hold; // why it is held, or "-"
    qint64 due = 0; // next attempt; 0: none
    qint64 size = 0;
    QByteArray subject;
    QHash<QByteArray, QByteArray> outcomes; // by address
};
using ToldItems = QHash<QByteArray, ToldItem>; // by id
ToldItems toldItems(const QByteArray &output);

// What the relay was asked, by recipient.
struct Evidence {
    bool hasSignedIn = false;
    QSet<QByteArray> named; // in RCPT
    QSet<QByteArray> wanted; // and then in DATA their transaction's content
};

// The items with a mark and without an outcome, in the database of a process that has just ended. Reads a copy.
QSet<QByteArray> markedItems(const QString &directory);

// marked: when the last one was killed. killed: what the children said that were killed, in their order; last: what the one
// said that went on to the end.
Verdict judge(const QString &directory, const RecordingServer &server, const Evidence &evidence, const QSet<QByteArray> &marked,
    const QByteArray &killed, const QByteArray &last);

} // namespace pillarbox::test
