#pragma once
// What may have become of the messages of children that were killed, by what those have told: before something is done to a
// message they say that it will be, and after it that it was. In between both is right; after it only the new.

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>

namespace pillarbox::test {

struct ToldItem;

class Fate
{
public:
    // words: "out"; "undo"; "scheduled MILLISECONDS send|ask"; "user"; "gone".
    void add(const QByteArrayList &words);
    void settle(const QByteArrayList &words);
    void letTimePass(); // an undo time ends in it

    bool mayBeGone() const { return m_mayBeGone; }
    bool isGone() const; // nothing else
    // now: of the child that went on to the end.
    bool allows(const ToldItem &item, const QDateTime &now) const;

private:
    struct Time {
        qint64 at = 0;
        bool asks = false; // when it was missed
    };

    bool m_mayGo = false;
    bool m_mayBeFound = false;
    bool m_mayBeHeldByUser = false;
    bool m_mayBeGone = false;
    QList<Time> m_times;
};

class Fates
{
public:
    explicit Fates(const QByteArray &killed);

    // subject: for one that was queued without having been told.
    Fate of(const QByteArray &id, const QByteArray &subject) const { return m_items.value(id, m_departures.value(subject)); }

private:
    void take(const QByteArrayList &words);

    QHash<QByteArray, Fate> m_items; // by id
    QHash<QByteArray, Fate> m_departures; // by subject
};

} // namespace pillarbox::test
