#include "tests/crash/promises.h"

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
    Judge(const QString &directory, const RecordingServer &server, const QByteArray &killed, const QByteArray &last)
        : m_directory(directory)
        , m_server(server)
        , m_killed(killed)
        , m_items(toldItems(last))
        , m_drafts(told(last, "draft"))
    {
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
            const bool mayBeGone = wasTold("removing " + id) || wasTold("editing " + id);
            if (!m_items.contains(id) && !mayBeGone)
                lose(QString::fromLatin1("item " + id));
            if (m_items.contains(id) && (wasTold("removed " + id) || wasTold("edited " + id)))
                fault(QString::fromLatin1(id + " is there, though it was taken back"));
            if (wasTold("held " + id) && !wasTold("releasing " + id) && !mayBeGone && m_items[id].state != "held")
                fault(QString::fromLatin1(id + " was held and is " + m_items[id].state));
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
        if (item.state != "sent" && item.state != "failed" && item.state != "unknown" && item.state != "held")
            fault(QString::fromLatin1(id + " is " + item.state));
        if (item.state == "sent" && item.outcomes.values().count("accepted") != item.outcomes.size())
            fault(QString::fromLatin1(id + " is sent, but not all have it"));
        if (item.state == "unknown" && !isBegun())
            fault(QString::fromLatin1(id + " is unknown, but nothing was handed over"));
        checkBytes(id, item);
    }

    // A transaction had at least come so far that its content could follow.
    bool isBegun() const { return m_server.commands().contains("DATA") || m_server.capabilities().contains("CHUNKING"); }

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
    QByteArray m_killed;
    ToldItems m_items;
    QByteArrayList m_drafts;
    Ledger m_ledger = ledgerOf(m_server);
    Verdict m_verdict;
};

} // namespace

ToldItems toldItems(const QByteArray &output)
{
    ToldItems items;
    for (const QByteArray &line : told(output, "item")) {
        const QByteArrayList words = line.split(' ');
        ToldItem item{words.value(1), words.value(2), words.value(3).toLongLong(), words.value(4), {}};
        for (const QByteArray &word : words.mid(5))
            item.outcomes.insert(word.left(word.indexOf('=')), word.mid(word.indexOf('=') + 1));
        items.insert(words.value(0), item);
    }
    return items;
}

Verdict judge(const QString &directory, const RecordingServer &server, const QByteArray &killed, const QByteArray &last)
{
    return Judge(directory, server, killed, last).judge();
}

} // namespace pillarbox::test
