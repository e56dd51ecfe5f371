#pragma once
// The words of a line of mutt's settings: quotes, backslashes, variables, comments, several commands to a line.

#include <QString>
#include <QStringView>

#include <functional>
#include <optional>

namespace pillarbox::account {

struct MuttWord {
    QString text;
    bool hasCommand = false; // a part would be the output of a command; it is not run
    bool hasUnknown = false; // a part is a variable that nobody knows here

    bool isCertain() const { return !hasCommand && !hasUnknown; }
};

class MuttLine
{
public:
    using Lookup = std::function<std::optional<QString>(const QString &name)>;

    MuttLine(QStringView text, Lookup lookup)
        : m_rest(text)
        , m_lookup(std::move(lookup))
    {
    }
    bool isAtEnd() const { return m_rest.isEmpty(); }
    void skipCommand(); // past the next ';'
    // Absent: the command has no more words. endsAtEquals: a name, before its '='.
    std::optional<MuttWord> next(bool endsAtEquals = false);
    bool takeEquals(); // with the spaces around it
    std::optional<QChar> takePrefix(); // '?' or '&' before a name

private:
    void skipSpaces();
    bool isAtStop(bool endsAtEquals) const;
    void takeEscape(MuttWord &word);
    void takeVariable(MuttWord &word);
    void takeCommand(MuttWord &word);

    QStringView m_rest;
    Lookup m_lookup;
};

} // namespace pillarbox::account
