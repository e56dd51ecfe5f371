#include "ui/text/catalogue/catalogue.h"

#include <algorithm>
#include <vector>

namespace pillarbox::ui {

using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

namespace {

struct Question {
    Origin origin;
    Stages stage;
    int number;
    std::optional<protocol::EnhancedStatusCode> enhanced;
    QByteArray text; // one line, small letters
    QString host;
};

struct Match {
    const CauseRule *rule;
    qsizetype position; // of its text
};

std::optional<Origin> originOf(const SendError &error)
{
    switch (error.kind) {
    case ErrorKind::Refused:
    case ErrorKind::CredentialRefused:
    case ErrorKind::ServerClosing:
        return error.replyCode ? std::optional(Origin::Reply) : std::nullopt;
    case ErrorKind::Unreachable:
        return Origin::Unreachable;
    case ErrorKind::TimedOut:
        return error.stage == Stage::Connect ? std::optional(Origin::TimedOut) : std::nullopt;
    case ErrorKind::TlsFailed:
        return Origin::TlsFailed;
    default:
        return std::nullopt;
    }
}

std::optional<Question> questionOf(const SendError &error, const Context &context)
{
    const auto origin = originOf(error);
    if (!origin || error.detail.startsWith(QLatin1String("proxy "))) // of which networkCause() knows more
        return std::nullopt;
    const bool isReply = *origin == Origin::Reply;
    return Question{*origin, at(error.stage), isReply ? error.replyCode : context.port, error.enhanced,
        (isReply ? error.serverText : error.detail.toUtf8()).simplified().toLower(), context.host.toLower()};
}

// Where its first part begins; -1: it is not there.
qsizetype positionOf(const char *pattern, const QByteArray &text)
{
    qsizetype from = 0;
    qsizetype first = -1;
    for (const QByteArray &part : QByteArray(pattern).split('*')) {
        const qsizetype found = text.indexOf(part, from);
        if (found < 0)
            return -1;
        first = first < 0 ? found : first;
        from = found + part.size();
    }
    return first;
}

bool isNumber(int wanted, int number)
{
    return wanted == 0 || wanted == number || (wanted < 10 && wanted == number / 100);
}

// Also the servers at the other end, which reports of non-delivery name.
bool isOfProvider(QByteArrayView provider, const QString &host)
{
    if (provider.isEmpty())
        return true;
    for (const char *domain : {".outlook.com", ".office365.com", ".hotmail.com"})
        if (provider == "microsoft" && host.endsWith(QLatin1String(domain)))
            return true;
    return false;
}

std::optional<Match> matchOf(const CauseRule &rule, const Question &question)
{
    if (rule.origin != question.origin || !(rule.stages & question.stage) || !isNumber(rule.number, question.number)
        || !rule.enhanced.matches(question.enhanced) || !isOfProvider(rule.provider, question.host))
        return std::nullopt;
    const qsizetype position = positionOf(rule.text, question.text);
    return position < 0 ? std::nullopt : std::optional(Match{&rule, position});
}

} // namespace

bool EnhancedPattern::matches(const std::optional<protocol::EnhancedStatusCode> &code) const
{
    if (isAny())
        return true;
    return code && (klass < 0 || klass == code->klass) && subject == code->subject
        && (first < 0 || (first <= code->detail && code->detail <= last));
}

QList<CauseRules> allCauseRules()
{
    return {registryRules(), codeRules(), serverRules(), gmailRules(), microsoftRules(), providerRules(), linkRules()};
}

Rank rankOf(const CauseRule &rule)
{
    const EnhancedPattern &enhanced = rule.enhanced;
    const int ofCode = enhanced.isAny() ? 0 : enhanced.first < 0 ? 1 : enhanced.klass < 0 ? 2 : 3;
    const int ofNumber = rule.number == 0 ? 0 : rule.number < 10 ? 1 : 2;
    return {QByteArrayView(rule.text).size(), *rule.provider != '\0', ofCode, ofNumber, rule.stages != anyStage};
}

QList<const CauseRule *> rulesFor(const SendError &error, const Context &context)
{
    const auto question = questionOf(error, context);
    if (!question)
        return {};
    std::vector<Match> matches;
    for (const CauseRules &rules : allCauseRules())
        for (const CauseRule &rule : rules)
            if (const auto match = matchOf(rule, *question))
                matches.push_back(*match);
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) {
        const Rank left = rankOf(*a.rule);
        const Rank right = rankOf(*b.rule);
        return left == right ? a.position < b.position : left > right;
    });
    QList<const CauseRule *> found;
    for (const Match &match : matches)
        found += match.rule;
    return found;
}

const CauseRule *ruleFor(const SendError &error, const Context &context)
{
    return rulesFor(error, context).value(0, nullptr);
}

} // namespace pillarbox::ui
