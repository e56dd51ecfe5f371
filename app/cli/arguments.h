#pragma once
// The words after a subcommand, read strictly: an unknown flag, a flag without its value, or a second time where one is
// allowed is an error, and so is a word where none belongs. Knows no command.

#include "smtp/base/expected.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pillarbox::app {

struct Flag {
    enum class Kind {
        Switch, // stands alone
        Value, // takes the next word, or what follows '='
        Repeated, // likewise, any number of times
    };
    const char *name; // with the dashes
    Kind kind = Kind::Switch;
};

class Arguments
{
public:
    static Expected<Arguments, QString> parse(const QList<Flag> &flags, const QStringList &words);

    bool has(const char *name) const;
    std::optional<QString> value(const char *name) const;
    QString valueOr(const char *name, const QString &fallback = {}) const;
    QStringList values(const char *name) const;
    const QStringList &words() const { return m_words; } // what is no flag

    // The first two flags of these that were both given: a contradiction.
    std::optional<QString> conflictAmong(const QList<const char *> &names) const;

private:
    QHash<QString, QStringList> m_values;
    QStringList m_words;
};

} // namespace pillarbox::app
