#pragma once
// One object of the provider table under strict reading: each field is asked for by name and kind, and end() finds those
// that nobody asked for. The first fault is kept, the rest of the reading goes on with empty values.

#include "smtp/account/providertable.h"

#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace pillarbox::account {

template<typename Value>
struct Word {
    const char *text;
    Value value;
};

class TableEntry
{
public:
    enum class Need { Must, May };
    enum class Empty { Forbidden, Allowed };

    // error outlives the entry and is shared with the entries inside.
    TableEntry(const QJsonValue &json, QString name, std::optional<TableError> &error);

    QString text(const char *key, Empty empty = Empty::Forbidden);
    QString optionalText(const char *key);
    QStringList texts(const char *key, Need need); // none empty
    int number(const char *key);
    quint16 port(const char *key);
    bool flag(const char *key); // absent or true
    QString secureUrl(const char *key);
    QList<TableEntry> entries(const char *key, Need need);
    template<typename Value>
    Value word(const char *key, const QList<Word<Value>> &words)
    {
        const QString found = text(key);
        for (const Word<Value> &word : words) {
            if (found == QLatin1String(word.text))
                return word.value;
        }
        fault(key, "is a word that is not known");
        return words.first().value;
    }

    void require(const char *key, bool isGood, const char *reason);
    void requireHost(const char *key, const QString &host); // a name or address as the network wants it, lower case
    void end();

private:
    void fault(const QString &key, const QString &reason);
    void fault(const char *key, const char *reason) { fault(QLatin1String(key), QLatin1String(reason)); }
    QJsonValue take(const char *key);

    QJsonObject m_json;
    QString m_name;
    QSet<QString> m_asked;
    std::optional<TableError> *m_error;
};

} // namespace pillarbox::account
