#include "app/cli/arguments.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::app {

namespace {

class ArgumentWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString unknown(const QString &name) { return tr("Unknown option %1.").arg(name); }
    static QString noValue(const QString &name) { return tr("%1 needs a value.").arg(name); }
    static QString needless(const QString &name) { return tr("%1 takes no value.").arg(name); }
    static QString twice(const QString &name) { return tr("%1 may be given only once.").arg(name); }
    static QString conflict(const QString &a, const QString &b) { return tr("%1 and %2 exclude each other.").arg(a, b); }
};

const Flag *find(const QList<Flag> &flags, const QString &name)
{
    const auto found
        = std::find_if(flags.begin(), flags.end(), [&name](const Flag &flag) { return QLatin1String(flag.name) == name; });
    return found == flags.end() ? nullptr : &*found;
}

// "-" alone is a word: standard input.
bool isFlag(const QString &word)
{
    return word.size() > 1 && word.startsWith(QLatin1Char('-'));
}

bool takesValue(const Flag &flag)
{
    return flag.kind == Flag::Kind::Value || flag.kind == Flag::Kind::Repeated;
}

} // namespace

Expected<Arguments, QString> Arguments::parse(const QList<Flag> &flags, const QStringList &words)
{
    Arguments arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words[i] == QLatin1String("--")) {
            arguments.m_words += words.mid(i + 1);
            break;
        }
        if (!isFlag(words[i])) {
            arguments.m_words += words[i];
            continue;
        }
        const qsizetype equals = words[i].startsWith(QLatin1String("--")) ? words[i].indexOf(QLatin1Char('=')) : -1;
        const QString name = equals < 0 ? words[i] : words[i].left(equals);
        const Flag *flag = find(flags, name);
        if (!flag)
            return Unexpected{ArgumentWords::unknown(name)};
        if (arguments.m_values.contains(name) && flag->kind != Flag::Kind::Repeated)
            return Unexpected{ArgumentWords::twice(name)};
        QString value;
        if (equals >= 0) {
            if (!takesValue(*flag))
                return Unexpected{ArgumentWords::needless(name)};
            value = words[i].mid(equals + 1);
        } else if (takesValue(*flag)) {
            // A word that is itself a flag of this command is a forgotten value; --flag=value says it all the same.
            if (i + 1 >= words.size() || find(flags, words[i + 1]))
                return Unexpected{ArgumentWords::noValue(name)};
            value = words[++i];
        }
        arguments.m_values[name] += value;
    }
    return arguments;
}

bool Arguments::has(const char *name) const
{
    return m_values.contains(QLatin1String(name));
}

std::optional<QString> Arguments::value(const char *name) const
{
    const auto found = m_values.find(QLatin1String(name));
    return found == m_values.end() ? std::nullopt : std::optional(found->first());
}

QString Arguments::valueOr(const char *name, const QString &fallback) const
{
    return value(name).value_or(fallback);
}

QStringList Arguments::values(const char *name) const
{
    return m_values.value(QLatin1String(name));
}

std::optional<QString> Arguments::conflictAmong(const QList<const char *> &names) const
{
    const char *first = nullptr;
    for (const char *name : names) {
        if (!has(name))
            continue;
        if (first)
            return ArgumentWords::conflict(QLatin1String(first), QLatin1String(name));
        first = name;
    }
    return std::nullopt;
}

} // namespace pillarbox::app
