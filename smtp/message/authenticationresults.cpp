#include "smtp/message/authenticationresults.h"

#include <QString>

#include <algorithm>
#include <array>

namespace pillarbox::message {

namespace {

constexpr qsizetype kMostResults = 100;
constexpr qsizetype kMostProperties = 100;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Words, quoted strings and comments (RFC 5322 section 3.2.2), as this field uses them.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_rest(text)
    {
    }

    // White space and comments; the comments' texts, or none if one does not end.
    QByteArrayList skip()
    {
        QByteArrayList comments;
        while (!m_rest.isEmpty() && (isBlank(m_rest.front()) || m_rest.front() == '(')) {
            if (m_rest.front() == '(')
                comments += comment();
            else
                m_rest = m_rest.sliced(1);
        }
        return comments;
    }
    bool isAtEnd() const { return m_rest.isEmpty(); }
    bool take(char c)
    {
        const bool isThere = !m_rest.isEmpty() && m_rest.front() == c;
        m_rest = m_rest.sliced(isThere ? 1 : 0);
        return isThere;
    }
    // Up to one of these, a blank, a comment or a semicolon.
    QByteArray word(QByteArrayView stops)
    {
        qsizetype end = 0;
        while (end < m_rest.size() && !isBlank(m_rest[end]) && m_rest[end] != ';' && m_rest[end] != '('
            && !stops.contains(m_rest[end]))
            ++end;
        return next(end);
    }
    QByteArray value() { return m_rest.startsWith('"') ? quoted() : word({}); }
    void skipToSemicolon()
    {
        while (!m_rest.isEmpty() && m_rest.front() != ';')
            m_rest.front() == '"' ? void(quoted()) : m_rest.front() == '(' ? void(comment()) : void(next(1));
    }

private:
    QByteArray next(qsizetype count)
    {
        QByteArray taken = m_rest.first(count).toByteArray();
        m_rest = m_rest.sliced(count);
        return taken;
    }
    QByteArray comment()
    {
        QByteArray text;
        int depth = 0;
        while (!m_rest.isEmpty()) {
            const char c = m_rest.front();
            m_rest = m_rest.sliced(1);
            if (c == '\\' && !m_rest.isEmpty()) {
                text += next(1);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0)
                break;
            if (depth > 1 || c != '(')
                text += c;
        }
        return text.simplified();
    }
    QByteArray quoted()
    {
        QByteArray text;
        m_rest = m_rest.sliced(1);
        while (!m_rest.isEmpty() && m_rest.front() != '"') {
            if (m_rest.front() == '\\' && m_rest.size() > 1)
                m_rest = m_rest.sliced(1);
            text += next(1);
        }
        take('"');
        return text;
    }

    QByteArrayView m_rest;
};

void addReason(QByteArray &reason, const QByteArray &more)
{
    if (!more.isEmpty())
        reason += QByteArray(reason.isEmpty() ? "" : "; ") + more;
}

std::optional<AuthenticationResult> readResult(Scanner &scanner)
{
    AuthenticationResult result;
    scanner.skip();
    result.method = scanner.word("=/").toLower();
    scanner.skip();
    if (scanner.take('/')) {
        scanner.skip();
        scanner.word("=");
        scanner.skip();
    }
    if (result.method.isEmpty() || !scanner.take('='))
        return std::nullopt;
    scanner.skip();
    result.result = scanner.word({}).toLower();
    if (result.result.isEmpty())
        return std::nullopt;
    for (;;) {
        const auto comments = scanner.skip();
        for (const QByteArray &comment : comments)
            addReason(result.reason, comment);
        const QByteArray name = scanner.word("=.");
        scanner.skip();
        if (name.isEmpty() || result.properties.size() == kMostProperties)
            return result;
        if (scanner.take('=')) { // "reason", or a word of the server's own, as "action=none"
            scanner.skip();
            const QByteArray value = scanner.value();
            if (name.compare("reason", Qt::CaseInsensitive) == 0)
                addReason(result.reason, value);
            else
                result.properties.append({{}, name.toLower(), value});
            continue;
        }
        if (!scanner.take('.'))
            return result;
        scanner.skip();
        const QByteArray property = scanner.word("=").toLower();
        scanner.skip();
        if (!scanner.take('='))
            return result;
        scanner.skip();
        result.properties.append({name.toLower(), property, scanner.value()});
    }
}

// Where the server's name should stand there is the first result already.
bool isResult(const QByteArray &word)
{
    static constexpr std::array<QByteArrayView, 4> kFirstMethods{"spf", "dkim", "dmarc", "arc"};
    const qsizetype equals = word.indexOf('=');
    return equals > 0 && std::ranges::find(kFirstMethods, QByteArrayView(word).first(equals)) != kFirstMethods.end();
}

} // namespace

QByteArray AuthenticationResult::property(QByteArrayView type, QByteArrayView name) const
{
    const auto found = std::find_if(properties.begin(), properties.end(),
        [&](const Property &property) { return property.type == type && property.name == name; });
    return found == properties.end() ? QByteArray() : found->value;
}

std::optional<AuthenticationResults> readAuthenticationResults(QByteArrayView value)
{
    Scanner scanner(value);
    AuthenticationResults all;
    scanner.skip();
    const Scanner first = scanner;
    all.server = scanner.value();
    scanner.skip();
    scanner.word({}); // its version
    scanner.skip();
    if (isResult(all.server)) {
        all.server.clear();
        scanner = first;
    } else if (all.server.isEmpty() || all.server.contains('=') || scanner.isAtEnd()) {
        return std::nullopt;
    }
    do {
        if (const auto result = readResult(scanner))
            all.results.append(*result);
        scanner.skipToSemicolon();
    } while (scanner.take(';') && all.results.size() < kMostResults);
    return all;
}

} // namespace pillarbox::message
