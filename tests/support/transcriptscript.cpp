#include "tests/support/transcriptscript.h"

#include <QDir>
#include <QFile>
#include <QStringBuilder>

#include <algorithm>
#include <utility>

namespace pillarbox::test {

namespace {

using Problem = std::optional<QString>; // absent: all is well

Problem problem(const char *what, const QByteArray &where)
{
    return QString::fromLatin1(QByteArray(what) + ": " + where);
}

std::optional<char> simpleEscape(char letter)
{
    switch (letter) {
    case 'r':
        return '\r';
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case '0':
        return '\0';
    case '\\':
        return '\\';
    default:
        return std::nullopt;
    }
}

// at: just behind "\*"; moved behind the digits.
bool repeatLast(QByteArray &out, const QByteArray &text, qsizetype &at)
{
    qsizetype end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    const qsizetype count = text.sliced(at, end - at).toLongLong();
    if (out.isEmpty() || count < 1 || count > 10'000'000)
        return false;
    out.append(count - 1, out.back());
    at = end;
    return true;
}

std::optional<QByteArray> unescaped(const QByteArray &text)
{
    QByteArray out;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] != '\\') {
            out += text[at++];
            continue;
        }
        if (at + 1 == text.size())
            return std::nullopt;
        const char letter = text[at + 1];
        at += 2;
        if (const auto simple = simpleEscape(letter)) {
            out += *simple;
        } else if (letter == 'x' && at + 2 <= text.size()) {
            out += QByteArray::fromHex(text.sliced(at, 2));
            at += 2;
        } else if (letter != '*' || !repeatLast(out, text, at)) {
            return std::nullopt;
        }
    }
    return out;
}

class Parser
{
public:
    Problem line(const QByteArray &line)
    {
        if (line.trimmed().isEmpty() || line.startsWith('#'))
            return std::nullopt;
        if (line.startsWith("EXPECT "))
            return expectation(line.sliced(7).simplified().split(' '));
        const qsizetype colon = line.indexOf(": ");
        const QByteArray key = colon < 0 ? line.trimmed() : line.first(colon);
        const QByteArray value = colon < 0 ? QByteArray() : line.sliced(colon + 2);
        if (key == "C" || key == "S" || key == "RAW" || (!key.isEmpty() && key == key.toUpper()))
            return step(key, value);
        return header(key, value);
    }

    TranscriptScript script;

private:
    Problem header(const QByteArray &key, const QByteArray &value)
    {
        if (!script.steps.empty())
            return problem("header line after a step", key);
        if (key == "security")
            return security(value);
        if (key == "auth")
            return auth(value);
        if (key == "message")
            return message(value.simplified().split(' '));
        if (key == "content")
            return content(value);
        if (key == "memory")
            return memory(value.simplified().split(' '));
        if (key == "mechanism")
            script.mechanism = value;
        else if (key == "nonce")
            script.clientNonce = value;
        else if (key == "certificate")
            script.certificate = QByteArray::fromBase64(value);
        else if (key == "kind" && value == "token")
            script.secretKind = protocol::SecretKind::Token;
        else if (key == "kind" && value == "certificate")
            script.secretKind = protocol::SecretKind::Certificate;
        else if (key == "insecure-auth" && value == "yes")
            script.isPlainTextAuthAllowed = true;
        else if (key == "probe" && value == "yes")
            script.isProbe = true;
        else if (key == "level" && value == "1")
            script.isLevelOneOnly = true;
        else
            return problem("unknown header", key + ": " + value);
        return std::nullopt;
    }

    Problem memory(QList<QByteArray> words)
    {
        const bool hasTls = words.removeOne("TLS");
        script.memory.emplace();
        script.memory->hasTls = hasTls;
        script.memory->mechanisms = words;
        return std::nullopt;
    }

    Problem security(const QByteArray &value)
    {
        if (value == "none")
            script.security = protocol::Security::None;
        else if (value == "starttls")
            script.security = protocol::Security::StartTls;
        else if (value == "tls")
            script.security = protocol::Security::ImplicitTls;
        else
            return problem("unknown security", value);
        return std::nullopt;
    }

    Problem auth(const QByteArray &value)
    {
        const qsizetype space = value.indexOf(' ');
        if (space < 0)
            return problem("two words wanted", value);
        const QByteArray first = value.first(space);
        const QByteArray rest = value.sliced(space + 1);
        script.isAuthWanted = true;
        if (first == "missing")
            script.missingReason = QString::fromUtf8(rest);
        else
            script.login
                = TranscriptScript::Login{QByteArray::fromPercentEncoding(first), QByteArray::fromPercentEncoding(rest)};
        return std::nullopt;
    }

    Problem message(const QByteArrayList &words)
    {
        ScriptMessage message;
        for (const QByteArray &word : words) {
            if (word.startsWith("from="))
                message.reversePath = word.sliced(5);
            else if (word.startsWith("to="))
                message.forwardPaths = word.sliced(3).split(',');
            else if (word.startsWith("size="))
                message.size = word.sliced(5).toLongLong();
            else if (word == "8bit")
                message.has8BitContent = true;
            else if (word == "binary")
                message.isBinary = true;
            else if (word == "rehearsal")
                message.isRehearsal = true;
            else if (word == "utf8")
                message.needsSmtpUtf8 = true;
            else if (const auto bad = wish(message.options, word))
                return bad;
        }
        script.messages.append(message);
        return std::nullopt;
    }

    Problem wish(protocol::DeliveryOptions &options, const QByteArray &word)
    {
        const qsizetype sign = word.indexOf('=');
        const QByteArray name = sign < 0 ? word : word.first(sign);
        const QByteArray value = sign < 0 ? QByteArray() : word.sliced(sign + 1);
        if (name == "notify" || name == "ret" || name == "envid")
            return dsn(options, name, value);
        if (name == "requiretls")
            options.isTlsRequired = true;
        else if (name == "hold")
            options.hold = hold(value);
        else if (name == "by")
            options.deliverBy = protocol::DeliverBy{
                std::chrono::seconds(value.left(value.indexOf(';')).toLongLong()), value.contains('R'), value.endsWith('T')};
        else if (name == "priority")
            options.priority = value.toInt();
        else
            return problem("unknown word", word);
        return std::nullopt;
    }

    Problem dsn(protocol::DeliveryOptions &options, const QByteArray &name, const QByteArray &value)
    {
        if (!options.dsn)
            options.dsn.emplace();
        if (name == "notify") {
            options.dsn->onSuccess = value.contains("success");
            options.dsn->onFailure = value.contains("failure");
            options.dsn->onDelay = value.contains("delay");
        } else if (name == "ret") {
            options.dsn->returnsWholeMessage = value == "full";
        } else {
            options.dsn->envelopeId = QByteArray::fromPercentEncoding(value);
        }
        return std::nullopt;
    }

    static protocol::Hold hold(const QByteArray &value)
    {
        if (value.contains('T'))
            return QDateTime::fromString(QString::fromLatin1(value), Qt::ISODate);
        return std::chrono::seconds(value.toLongLong());
    }

    Problem content(const QByteArray &value)
    {
        const auto bytes = unescaped(value);
        if (!bytes)
            return problem("bad escape", value);
        script.content = *bytes;
        return std::nullopt;
    }

    Problem expectation(QByteArrayList words)
    {
        static const QList<std::pair<QByteArray, ScriptResult>> results
            = {{"ready", ScriptResult::Ready}, {"sent", ScriptResult::Sent}, {"partial", ScriptResult::Partial},
                {"failed", ScriptResult::Failed}, {"uncertain", ScriptResult::Uncertain}};
        const QByteArray name = words.takeFirst();
        const auto found = std::find_if(results.begin(), results.end(), [&](const auto &one) { return one.first == name; });
        if (found == results.end())
            return problem("unknown result", name);
        Expectation expectation;
        expectation.result = found->second;
        for (const QByteArray &word : words) {
            if (const auto bad = fact(expectation, word))
                return bad;
        }
        script.expectations.push_back(expectation);
        return std::nullopt;
    }

    Problem fact(Expectation &expectation, const QByteArray &word)
    {
        static const QByteArrayList stages
            = {"local", "resolve", "connect", "greeting", "ehlo", "starttls", "tls", "auth", "mail", "rcpt", "data", "eod"};
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (isNumber)
            expectation.replyCode = number;
        else if (stages.contains(word))
            expectation.stage = word;
        else if (word == "usable" || word == "unusable")
            expectation.isUsable = word == "usable";
        else if (word.startsWith("id="))
            expectation.queueId = word.sliced(3);
        else if (word.startsWith("replies="))
            expectation.recipientCodes = codes(word.sliced(8));
        else if (word.startsWith("leftover="))
            expectation.leftOver = codes(word.sliced(9));
        else if (word.startsWith("notoffered="))
            expectation.notOffered = word.size() == 11 ? QByteArrayList() : word.sliced(11).split(',');
        else if (word.startsWith("detail="))
            expectation.detail = QString::fromUtf8(QByteArray::fromPercentEncoding(word.sliced(7)));
        else if (word.contains('='))
            return problem("unknown fact", word);
        else
            expectation.kind = word;
        return std::nullopt;
    }

    static QList<int> codes(const QByteArray &list)
    {
        QList<int> result;
        for (const QByteArray &word : list.split(',')) {
            if (!word.isEmpty())
                result.append(word.toInt());
        }
        return result;
    }

    Problem step(const QByteArray &key, const QByteArray &value)
    {
        if (key == "C")
            script.steps.push_back(step::ClientLine{value});
        else if (key == "S")
            server(value + "\r\n");
        else if (key == "RAW")
            return raw(value);
        else if (key == "NEXT")
            m_isNewSegment = true;
        else if (key == "TLS")
            script.steps.push_back(step::Tls{});
        else if (key == "BODY")
            script.steps.push_back(step::Body{});
        else if (key == "CHUNK")
            script.steps.push_back(step::Chunk{});
        else if (key == "HALF")
            script.steps.push_back(step::HalfBody{});
        else if (key == "DROP")
            script.steps.push_back(step::Drop{});
        else if (key == "RESET")
            script.steps.push_back(step::Reset{});
        else if (key == "WAIT")
            script.steps.push_back(step::Wait{});
        else if (key == "CLOSE")
            script.steps.push_back(step::ClientCloses{});
        else
            return problem("unknown step", key);
        return std::nullopt;
    }

    Problem raw(const QByteArray &value)
    {
        const auto bytes = unescaped(value);
        if (!bytes)
            return problem("bad escape", value);
        server(*bytes);
        return std::nullopt;
    }

    void server(const QByteArray &bytes)
    {
        auto *last = script.steps.empty() ? nullptr : std::get_if<step::ServerBytes>(&script.steps.back());
        if (last && !m_isNewSegment)
            last->bytes += bytes;
        else
            script.steps.push_back(step::ServerBytes{bytes});
        m_isNewSegment = false;
    }

    bool m_isNewSegment = false;
};

} // namespace

QByteArray TranscriptScript::stuffedContent() const
{
    QByteArray stuffed = "\r\n" + content;
    stuffed.replace("\r\n.", "\r\n..");
    return stuffed.sliced(2) + ".\r\n";
}

protocol::Envelope TranscriptScript::envelope(const ScriptMessage &message) const
{
    protocol::Envelope envelope;
    envelope.reversePath = message.reversePath;
    envelope.forwardPaths = QByteArrayList(message.forwardPaths);
    envelope.size = message.size.value_or(content.size());
    envelope.has8BitContent = message.has8BitContent;
    envelope.isBinary = message.isBinary;
    envelope.needsSmtpUtf8 = message.needsSmtpUtf8;
    envelope.isRehearsal = message.isRehearsal;
    envelope.options = message.options;
    return envelope;
}

bool TranscriptScript::isHalfNext(std::size_t from) const
{
    const auto begin = steps.begin() + std::ptrdiff_t(std::min(from, steps.size()));
    const auto found
        = std::find_if_not(begin, steps.end(), [](const Step &step) { return std::holds_alternative<step::ClientLine>(step); });
    return found != steps.end() && std::holds_alternative<step::HalfBody>(*found);
}

Expected<TranscriptScript, QString> parseTranscriptScript(const QByteArray &text)
{
    Parser parser;
    int number = 0;
    for (QByteArray line : text.split('\n')) {
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        if (const auto bad = parser.line(line))
            return Unexpected<QString>{QStringLiteral("line %1: %2").arg(number).arg(*bad)};
    }
    if (parser.script.expectations.empty())
        return Unexpected<QString>{QStringLiteral("nothing is expected")};
    return parser.script;
}

Expected<TranscriptScript, QString> readTranscriptScript(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected<QString>{file.errorString()};
    return parseTranscriptScript(file.readAll());
}

QList<QString> transcriptScriptPaths(const QString &folder)
{
    QList<QString> paths;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.smtp")}, QDir::Files, QDir::Name))
        paths.append(dir.filePath(name));
    return paths;
}

} // namespace pillarbox::test
