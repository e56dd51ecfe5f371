#include "smtp/account/muttsettings.h"

#include "smtp/account/importtext.h"

#include <QDir>

#include <utility>

namespace pillarbox::account {

namespace {

using Kind = ImportRemark::Kind;

constexpr int kDeepest = 10; // a file that names itself ends here
constexpr int kMostFiles = 50;
constexpr qsizetype kLongestValue = 4096;

QString opposite(const QString &value)
{
    return value == QLatin1String("no") ? QStringLiteral("yes") : QStringLiteral("no");
}

} // namespace

void MuttSettings::readFile(const QString &file)
{
    if (m_depth >= kDeepest || m_files >= kMostFiles) {
        m_imported.remarks.append(here(m_depth >= kDeepest ? Kind::TooDeep : Kind::TooMany));
        return;
    }
    const auto lines = importLines(file, m_imported.remarks);
    if (!lines)
        return;
    ++m_depth;
    ++m_files;
    const QString outerFile = std::exchange(m_file, file);
    const int outerLine = std::exchange(m_line, 0);
    QString text;
    for (qsizetype i = 0; i < lines->size(); ++i) {
        text += lines->at(i);
        if (text.endsWith(QLatin1Char('\\')) && i + 1 < lines->size()) {
            text.chop(1);
            continue;
        }
        m_line = int(i + 1);
        readLine(std::exchange(text, {}));
    }
    m_file = outerFile;
    m_line = outerLine;
    --m_depth;
}

void MuttSettings::readLine(const QString &text)
{
    MuttLine line(text, [this](const QString &name) { return lookUp(name); });
    while (!line.isAtEnd()) {
        readCommand(line);
        line.skipCommand();
    }
}

void MuttSettings::readCommand(MuttLine &line)
{
    const auto word = line.next();
    if (!word)
        return;
    const QString &command = word->text;
    if (command == QLatin1String("set") || command == QLatin1String("unset") || command == QLatin1String("reset")
        || command == QLatin1String("toggle"))
        readSet(line, command);
    else if (command == QLatin1String("source"))
        source(line);
    else if (command.endsWith(QLatin1String("-hook")) || command == QLatin1String("ifdef") || command == QLatin1String("ifndef")
        || command == QLatin1String("my_hdr"))
        tellHook(line, command);
}

void MuttSettings::readSet(MuttLine &line, const QString &command)
{
    while (true) {
        const auto prefix = line.takePrefix();
        const auto word = line.next(true);
        if (!word || word->text.isEmpty())
            return;
        QString name = word->text;
        const bool isNegated = !name.startsWith(QLatin1String("my_")) && name.startsWith(QLatin1String("no"));
        const bool isInverted = name.startsWith(QLatin1String("inv")) || command == QLatin1String("toggle");
        if (isNegated)
            name.remove(0, 2);
        else if (name.startsWith(QLatin1String("inv")))
            name.remove(0, 3);
        if (prefix == QLatin1Char('&') || command == QLatin1String("reset")) {
            m_values.remove(name);
            m_doubts.remove(name);
        } else if (line.takeEquals()) {
            assign(name, line.next().value_or(MuttWord()));
        } else if (prefix != QLatin1Char('?')
            && (name.startsWith(QLatin1String("ssl_")) || command == QLatin1String("unset"))) {
            const bool isYes = !isNegated && command != QLatin1String("unset");
            const bool isSwitch = name.startsWith(QLatin1String("ssl_"));
            const QString value = isInverted ? opposite(m_values.value(name, QStringLiteral("yes")))
                                             : (isYes ? QStringLiteral("yes") : QStringLiteral("no"));
            assign(name, MuttWord{isSwitch ? value : QString(), false, false});
        }
    }
}

void MuttSettings::assign(const QString &name, const MuttWord &word)
{
    m_values.remove(name);
    m_doubts.remove(name);
    if (word.isCertain() && word.text.size() <= kLongestValue)
        m_values.insert(name, word.text);
    else
        m_doubts.insert(name, here(word.hasCommand ? Kind::CommandNotRun : Kind::BadValue, name));
}

void MuttSettings::source(MuttLine &line)
{
    while (const auto word = line.next()) {
        const QString name = word->text.trimmed();
        if (word->hasCommand || name.endsWith(QLatin1Char('|')) || name.startsWith(QLatin1Char('|')))
            m_imported.remarks.append(here(Kind::CommandNotRun, QStringLiteral("source")));
        else if (word->hasUnknown || name.isEmpty())
            m_imported.remarks.append(here(Kind::BadValue, QStringLiteral("source")));
        else
            readFile(pathOf(name));
    }
}

// What holds only for some folders or recipients is not what holds.
void MuttSettings::tellHook(MuttLine &line, const QString &command)
{
    while (const auto word = line.next()) {
        for (const char *name : {"smtp_url", "from=", "from =", "From:", "ssl_starttls", "ssl_force_tls"})
            if (word->text.contains(QLatin1String(name))) {
                m_imported.remarks.append(here(Kind::NotTaken, command));
                return;
            }
    }
}

ImportRemark MuttSettings::here(Kind kind, const QString &field) const
{
    return {kind, {}, field, m_file, m_line};
}

std::optional<QString> MuttSettings::lookUp(const QString &name) const
{
    if (const auto value = m_places.environment.constFind(name); value != m_places.environment.constEnd())
        return *value;
    if (const auto value = m_values.constFind(name); value != m_values.constEnd())
        return *value;
    return std::nullopt;
}

// Relative ones are mutt's working directory's, which is the home directory where it works at all.
QString MuttSettings::pathOf(const QString &text) const
{
    const QString path
        = text == QLatin1String("~") || text.startsWith(QLatin1String("~/")) ? m_places.home + text.mid(1) : text;
    return QDir::cleanPath(QDir::isAbsolutePath(path) ? path : m_places.inHome(path));
}

} // namespace pillarbox::account
