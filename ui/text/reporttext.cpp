#include "ui/text/reporttext.h"

#include "ui/text/cause.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::ui {

using message::RecipientReport;
using message::ReportAction;

namespace {

class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(Reports)

public:
    static QString word(ReportAction action);
    static QString sentence(ReportAction action, const QString &address);
    static QString says(const QString &sentence, const QString &reporter)
    {
        return tr("%1, says %2", "Not delivered to b@x.org, says mail.x.org").arg(sentence, reporter);
    }
    static QString forwarded(const QString &address, const QString &target)
    {
        return tr("%1 (as %2)", "address under which another address is delivered to").arg(address, target);
    }
    static QString stop(const QString &sentence) { return tr("%1.", "a sentence and its full stop").arg(sentence); }
    static QString more(const QString &sentence, qsizetype others)
    {
        return tr("%1, and %n more", "a sentence about one recipient", int(others)).arg(sentence);
    }
    static QString bounced() { return tr("The server took the message; later a report came that it could not be delivered."); }
    static QString correct() { return tr("Check the address, and send it again with Edit as New."); }
    static QString again() { return tr("Once that is done, send it again with Edit as New."); }
    static QString partly() { return tr("Partly bounced"); }
    static Explanation ofNoMessage()
    {
        return {tr("The report is about no message in this outbox."),
            tr("It names neither the identification nor the Message-ID of one."), tr("Nothing was changed."), {}, Action::None,
            {}};
    }
};

QString ReportWords::word(ReportAction action)
{
    switch (action) {
    case ReportAction::Failed:
        return tr("Bounced");
    case ReportAction::Delayed:
        return tr("Delayed");
    case ReportAction::Delivered:
        return tr("Delivered");
    case ReportAction::Relayed:
        return tr("Passed on");
    case ReportAction::Expanded:
        return tr("Passed on to a list");
    case ReportAction::Displayed:
    case ReportAction::Deleted:
    case ReportAction::Processed:
        return tr("Read receipt");
    }
    return {};
}

QString ReportWords::sentence(ReportAction action, const QString &address)
{
    switch (action) {
    case ReportAction::Failed:
        return tr("Not delivered to %1").arg(address);
    case ReportAction::Delayed:
        return tr("Not yet delivered to %1; it is still being tried").arg(address);
    case ReportAction::Delivered:
        return tr("Delivered to %1").arg(address);
    case ReportAction::Relayed:
        return tr("Passed on for %1 to a server that reports nothing").arg(address);
    case ReportAction::Expanded:
        return tr("Passed on to those behind %1").arg(address);
    case ReportAction::Displayed:
        return tr("Shown to %1, by the word of their mail program").arg(address);
    case ReportAction::Deleted:
        return tr("Deleted by %1, perhaps unread, by the word of their mail program").arg(address);
    case ReportAction::Processed:
        return tr("Handled by the mail program of %1, perhaps unseen").arg(address);
    }
    return {};
}

QString nameOf(const outbox::Recipient &recipient, const RecipientReport &report)
{
    const QString &address = recipient.mailbox.address;
    const QString &target = report.finalRecipient;
    const bool isSame = target.isEmpty() || message::isSameMailbox(address, target);
    return isSame ? address : ReportWords::forwarded(address, target);
}

// The words of the server that refused it, as an answer to RCPT: the report does not say at what they came.
std::optional<protocol::SendError> errorOf(const RecipientReport &report)
{
    const QByteArray words = report.diagnostic.simplified().toUtf8();
    const bool isLater = report.status.startsWith('4') || report.action == ReportAction::Delayed;
    bool isCode = false;
    int code = words.left(3).toInt(&isCode);
    isCode = isCode && code >= 400 && code < 600 && (words.size() == 3 || words[3] == ' ' || words[3] == '-');
    if (!isCode && report.status.isEmpty())
        return std::nullopt;
    code = isCode ? code : isLater ? 450 : 550;
    protocol::SendError error;
    error.stage = protocol::Stage::Rcpt;
    error.kind = protocol::ErrorKind::Refused;
    error.replyCode = code;
    error.serverText = isCode ? words.sliced(std::min<qsizetype>(4, words.size())) : words;
    error.enhanced = protocol::EnhancedStatusCode::parse(error.serverText, code);
    if (!error.enhanced)
        error.enhanced = protocol::EnhancedStatusCode::parse(report.status, code);
    return error;
}

std::optional<Cause> causeIn(const RecipientReport &report)
{
    const auto error = errorOf(report);
    return error ? std::optional(causeOf(*error, {.host = report.reporter, .isInOutbox = false})) : std::nullopt;
}

// Of the first that bounced; the others' words stand beside them.
void addCause(Explanation &explanation, const outbox::ItemSummary &item)
{
    const auto first = std::find_if(item.recipients.begin(), item.recipients.end(), outbox::hasBounced);
    const auto *verdict = first == item.recipients.end() ? nullptr : outbox::verdictOf(*first);
    const auto cause = verdict ? causeIn(*verdict) : std::nullopt;
    explanation.who = Who::You;
    if (!cause)
        return;
    explanation.why += QLatin1Char(' ') + cause->why;
    explanation.who = cause->who;
    if (cause->who != Who::You && !cause->you.isEmpty())
        explanation.you = cause->you + QLatin1Char(' ') + ReportWords::again();
}

} // namespace

QString reportWord(ReportAction action)
{
    return ReportWords::word(action);
}

QString reportSentence(const outbox::Recipient &recipient, const RecipientReport &report)
{
    QString sentence = ReportWords::sentence(report.action, nameOf(recipient, report));
    if (!report.reporter.isEmpty() && report.action < ReportAction::Displayed)
        sentence = ReportWords::says(sentence, report.reporter);
    const QString words = report.diagnostic.isEmpty() ? QString::fromLatin1(report.status) : report.diagnostic;
    return words.isEmpty() ? sentence : QString(sentence + QLatin1String(": ") + words);
}

QString reportSentence(const outbox::Recipient &recipient)
{
    const auto *verdict = outbox::verdictOf(recipient);
    if (verdict)
        return reportSentence(recipient, *verdict);
    return recipient.reports.isEmpty() ? QString() : reportSentence(recipient, recipient.reports.constLast());
}

bool hasBounces(const outbox::ItemSummary &item)
{
    return std::any_of(item.recipients.begin(), item.recipients.end(), outbox::hasBounced);
}

QString reportedStateWord(const outbox::ItemSummary &item)
{
    const auto is = [](ReportAction action) {
        return [action](const outbox::Recipient &recipient) {
            const auto *verdict = outbox::verdictOf(recipient);
            return verdict && verdict->action == action;
        };
    };
    if (item.state != outbox::State::Sent || item.recipients.isEmpty())
        return {};
    const auto begin = item.recipients.begin();
    const auto end = item.recipients.end();
    if (hasBounces(item))
        return std::all_of(begin, end, is(ReportAction::Failed)) ? reportWord(ReportAction::Failed) : ReportWords::partly();
    return std::all_of(begin, end, is(ReportAction::Delivered)) ? reportWord(ReportAction::Delivered) : QString();
}

void addReports(Explanation &explanation, const outbox::ItemSummary &item)
{
    QStringList bounced;
    QStringList others;
    for (const outbox::Recipient &recipient : item.recipients)
        if (const QString sentence = reportSentence(recipient); !sentence.isEmpty())
            (outbox::hasBounced(recipient) ? bounced : others) += sentence;
    if (!bounced.isEmpty()) {
        const QString first = bounced.first();
        explanation.what = ReportWords::stop(bounced.size() > 1 ? ReportWords::more(first, bounced.size() - 1) : first);
        explanation.why = ReportWords::bounced();
        explanation.next.clear();
        explanation.you = ReportWords::correct();
        addCause(explanation, item);
    } else if (!others.isEmpty()) {
        explanation.why
            = ReportWords::stop(others.size() > 1 ? ReportWords::more(others.first(), others.size() - 1) : others.first());
    }
}

Explanation explainReport(const outbox::OutboxError &error)
{
    return error.kind == outbox::OutboxError::Kind::NotFound ? ReportWords::ofNoMessage() : explain(error);
}

} // namespace pillarbox::ui
