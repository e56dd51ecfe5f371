// An error's cause, with what comes next.

#include "ui/text/explanation.h"

#include "ui/text/cause.h"
#include "ui/text/nextstep.h"

#include <QCoreApplication>
#include <QStringList>

namespace pillarbox::ui {

using protocol::SendError;

namespace {

class ExplanationWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Explanation unknown(const SendError &error, const Context &context);
    static QString stop(const QString &sentence) { return tr("%1.", "a sentence and its full stop").arg(sentence); }
};

// One that ends with somebody else's words, as a reason of the system's, may have none.
QString asSentence(const QString &text)
{
    static const QLatin1String ends(".!?:)");
    return ends.contains(text.back()) ? text : ExplanationWords::stop(text);
}

Explanation ExplanationWords::unknown(const SendError &error, const Context &context)
{
    Explanation explanation;
    explanation.what
        = tr("It is not known whether %1 has the message.").arg(context.host.isEmpty() ? tr("the server") : context.host);
    if (error.kind == protocol::ErrorKind::ProgramEnded) {
        explanation.why = tr("The whole message went out, then Pillarbox ended before an answer was recorded.");
    } else if (error.kind == protocol::ErrorKind::Cancelled) {
        explanation.why = tr("The whole message went out, then Pillarbox was told to end before the answer came.");
    } else {
        const QString end = tr("The whole message went out, then the link was lost before the answer came.");
        explanation.why = end + QLatin1Char(' ') + causeOf(error, context).what;
    }
    explanation.next = nextStep(error, context);
    explanation.you
        = tr("Sending again, with the same Message-ID, can give the recipients a second copy; ask them first if you can.");
    explanation.action = Action::SendAgain;
    explanation.who = Who::You;
    return explanation;
}

} // namespace

QString Explanation::oneLine() const
{
    QStringList sentences;
    for (const QString &part : {what, why, next, who ? whoSentence(*who) : QString(), you}) {
        if (!part.isEmpty())
            sentences += asSentence(part.simplified());
    }
    return sentences.join(QLatin1Char(' '));
}

Explanation explain(const SendError &error, const Context &context)
{
    Explanation explanation;
    if (error.mayHaveBeenDelivered && error.kind != protocol::ErrorKind::RecordLost) {
        explanation = ExplanationWords::unknown(error, context);
    } else {
        const Cause cause = causeOf(error, context);
        explanation = {cause.what, cause.why, nextStep(error, context), cause.you, cause.action, {}, cause.who};
    }
    explanation.serverWords = printable(error.serverText);
    return explanation;
}

} // namespace pillarbox::ui
