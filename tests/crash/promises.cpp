#include "tests/crash/promises.h"

#include "tests/crash/fates.h"
#include "tests/crash/profile.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace pillarbox::test {

using namespace Qt::StringLiterals;

namespace {

// How often each recipient of each message was taken for good.
using Ledger = QHash<std::pair<QByteArray, QByteArray>, int>;

Ledger ledgerOf(const RecordingServer &server)
{
    Ledger ledger;
    for (const auto &message : server.received())
        for (const QByteArray &path : message.isAccepted ? message.forwardPaths : QByteArrayList())
            ++ledger[{message.messageId, path}];
    return ledger;
}

class Judge
{
public:
    Judge(const QString &directory, const RecordingServer &server, const Evidence &evidence, const QSet<QByteArray> &marked,
        const QByteArray &killed, const QByteArray &last)
        : m_directory(directory)
        , m_server(server)
        , m_evidence(evidence)
        , m_marked(marked)
        , m_killed(killed)
        , m_items(toldItems(last))
        , m_drafts(told(last, "draft"))
        , m_asking(told(last, "asks"))
        , m_fates(killed)
        , m_now(QDateTime::currentDateTimeUtc())
    {
        for (const QByteArray &time : told(last, "passing"))
            m_now = m_now.addMSecs(time.toLongLong());
    }

    Verdict judge()
    {
        checkItemsQueued();
        checkSubjects();
        for (const auto &[id, item] : m_items.asKeyValueRange())
            checkItem(id, item);
        checkLedger();
        checkDatabase();
        checkSpool();
        return m_verdict;
    }

private:
    bool wasTold(const QByteArray &line) const { return m_killed.contains(QByteArray(line + '\n')); }
    void fault(const QString &what) { m_verdict.faults.append(what); }
    void lose(const QString &what)
    {
        ++m_verdict.lost;
        fault(u"lost: "_s + what);
    }

    void checkItemsQueued()
    {
        for (const QByteArray &line : told(m_killed, "queued")) {
            const QByteArray id = line.split(' ')[0];
            const Fate fate = m_fates.of(id, {});
            if (!m_items.contains(id) && !fate.mayBeGone())
                lose(QString::fromLatin1("item " + id));
            if (m_items.contains(id) && fate.isGone())
                fault(QString::fromLatin1(id + " is there, though it was taken back"));
        }
    }

    // What was written is in one place: a draft until it is a message, and then one message.
    void checkSubjects()
    {
        QByteArrayList subjects = m_drafts;
        for (const ToldItem &item : std::as_const(m_items))
            subjects.append(item.subject);
        for (const QByteArray &subject : told(m_killed, "drafted")) {
            const auto count = subjects.count(subject);
            if (count == 0 && !wasTold("discarding " + subject) && !wasRemoved(subject))
                lose(QString::fromUtf8(subject));
            if (count > 1 || (count > 0 && wasTold("discarded " + subject)))
                fault(u"%1 is there %2 times"_s.arg(QString::fromUtf8(subject)).arg(count));
        }
    }

    bool wasRemoved(const QByteArray &subject) const
    {
        for (const QByteArray &line : told(m_killed, "queued"))
            if (line.endsWith(QByteArray(' ' + subject)) && wasTold("removing " + line.split(' ')[0]))
                return true;
        return false;
    }

    void checkItem(const QByteArray &id, const ToldItem &item)
    {
        m_verdict.unknown += item.state == "unknown";
        for (const auto &[address, outcome] : item.outcomes.asKeyValueRange()) {
            const int count = m_ledger.value({item.messageId, address});
            m_verdict.doubled += count > 1;
            const bool isRight = outcome == "unknown" ? count <= 1 : count == (outcome == "accepted");
            if (!isRight)
                fault(QString::fromUtf8(id + ": " + address + " is " + outcome) + u", taken %1 times"_s.arg(count));
            if (outcome == "accepted" && count == 0)
                ++m_verdict.lost;
        }
        if (!m_fates.of(id, item.subject).allows(item, m_now))
            fault(QString::fromLatin1(id + " is " + item.state + ' ' + item.hold));
        if (item.hold == "found" && !m_asking.contains(id))
            fault(QString::fromLatin1(id + " is held, and does not ask"));
        if (item.state == "sent" && item.outcomes.values().count("accepted") != item.outcomes.size())
            fault(QString::fromLatin1(id + " is sent, but not all have it"));
        if ((item.state == "unknown") != m_marked.contains(id))
            fault(QString::fromLatin1(
                id + " is " + item.state + (m_marked.contains(id) ? ", though it had" : " without") + " a mark"));
        if (item.state == "unknown")
            checkUnknown(id, item);
        checkBytes(id, item);
    }

    void checkUnknown(const QByteArray &id, const ToldItem &item)
    {
        QSet<QByteArray> recipients;
        for (const auto &[address, outcome] : item.outcomes.asKeyValueRange())
            if (outcome == "unknown")
                recipients.insert(address);
        const bool isInFlight = m_server.capabilities().contains("CHUNKING");
        if (recipients.isEmpty() || !m_evidence.hasSignedIn || (!isInFlight && !m_evidence.wanted.contains(recipients)))
            fault(QString::fromLatin1(id + " is unknown, but the relay has not asked for its content"));
        m_verdict.unheard += !m_evidence.named.intersects(recipients);
    }

    void checkBytes(const QByteArray &id, const ToldItem &item)
    {
        QFile file(m_directory + u"/spool/"_s + QString::fromLatin1(id) + u".eml"_s);
        if (!file.open(QIODevice::ReadOnly))
            return lose(u"the bytes of "_s + QString::fromLatin1(id));
        const QByteArray bytes = file.readAll();
        if (bytes.size() != item.size)
            fault(u"%1 has %2 octets, not %3"_s.arg(QString::fromLatin1(id)).arg(bytes.size()).arg(item.size));
        for (const auto &message : m_server.received())
            if (message.messageId == item.messageId && message.content != bytes)
                fault(QString::fromLatin1(id + " arrived as other bytes"));
    }

    void checkLedger()
    {
        QByteArrayList known;
        for (const ToldItem &item : std::as_const(m_items))
            known.append(item.messageId);
        for (const QByteArray &messageId : m_server.ledger())
            if (!known.contains(messageId))
                fault(u"sent, but not known: "_s + QString::fromLatin1(messageId));
    }

    void checkDatabase()
    {
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"judge"_s);
            database.setDatabaseName(m_directory + u"/outbox.db"_s);
            database.open();
            QSqlQuery query(u"PRAGMA quick_check"_s, database);
            if (!query.next() || query.value(0).toString() != u"ok"_s)
                fault(u"the database: "_s + query.value(0).toString());
        }
        QSqlDatabase::removeDatabase(u"judge"_s);
        if (!QDir(m_directory).entryList({u"*damaged*"_s}).isEmpty())
            fault(u"the database was set aside"_s);
    }

    // Nothing that belongs to no item.
    void checkSpool()
    {
        const QStringList files = QDir(m_directory + u"/spool"_s).entryList(QDir::Files);
        for (const QString &file : files)
            if (!m_items.contains(file.left(36).toLatin1()) || !file.endsWith(u".eml"_s))
                fault(u"left in the spool: "_s + file);
    }

    QString m_directory;
    const RecordingServer &m_server;
    const Evidence &m_evidence;
    const QSet<QByteArray> &m_marked;
    QByteArray m_killed;
    ToldItems m_items;
    QByteArrayList m_drafts;
    QByteArrayList m_asking;
    Fates m_fates;
    QDateTime m_now; // of the child that went on to the end
    Ledger m_ledger = ledgerOf(m_server);
    Verdict m_verdict;
};

} // namespace

ToldItems toldItems(const QByteArray &output)
{
    ToldItems items;
    for (const QByteArray &line : told(output, "item")) {
        const QByteArrayList words = line.split(' ');
        ToldItem item{words.value(1), words.value(2), words.value(3), words.value(4).toLongLong(), words.value(5).toLongLong(),
            words.value(6), {}};
        for (const QByteArray &word : words.mid(7))
            item.outcomes.insert(word.left(word.indexOf('=')), word.mid(word.indexOf('=') + 1));
        items.insert(words.value(0), item);
    }
    return items;
}

QSet<QByteArray> markedItems(const QString &directory)
{
    const QTemporaryDir folder(placeOfProfiles());
    const QString copy = folder.filePath(u"outbox.db"_s);
    QFile::copy(directory + u"/outbox.db"_s, copy);
    QFile::copy(directory + u"/outbox.db-wal"_s, copy + u"-wal"_s);
    QSet<QByteArray> ids;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"marks"_s);
        database.setDatabaseName(copy);
        database.open();
        // Without its tables, as in the beginning, it has no rows.
        QSqlQuery query(
            u"SELECT id FROM items WHERE state = 'unknown' OR (state = 'sending' AND handed_over_at IS NOT NULL)"_s, database);
        while (query.next())
            ids.insert(query.value(0).toString().toLatin1());
    }
    QSqlDatabase::removeDatabase(u"marks"_s);
    return ids;
}

Verdict judge(const QString &directory, const RecordingServer &server, const Evidence &evidence, const QSet<QByteArray> &marked,
    const QByteArray &killed, const QByteArray &last)
{
    return Judge(directory, server, evidence, marked, killed, last).judge();
}

} // namespace pillarbox::test
