#include "ui/outbox/stages.h"

#include "ui/outbox/rowtext.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pillarbox::ui {

using outbox::Outcome;
using outbox::State;
using protocol::ErrorKind;
using protocol::Stage;

namespace {

class StageWords
{
    Q_DECLARE_TR_FUNCTIONS(StageView)

public:
    static QString took(std::chrono::milliseconds time);
    static QString cause(const protocol::SendError &error);
    static QString notUsed() { return tr("not used"); }
    static QString partly(qsizetype accepted, qsizetype all) { return tr("%1 of %2").arg(accepted).arg(all); }
    static QString spoken(const StageView &view);
};

QString StageWords::took(std::chrono::milliseconds time)
{
    if (time.count() < 1000)
        return tr("%1 ms").arg(time.count());
    return tr("%1 s").arg(QLocale().toString(double(time.count()) / 1000, 'f', 1));
}

QString StageWords::cause(const protocol::SendError &error)
{
    if (QString code = codeText(error.replyCode, error.enhanced); !code.isEmpty())
        return code;
    switch (error.kind) {
    case ErrorKind::NoSuchHost:
        return tr("no such name");
    case ErrorKind::ResolveFailed:
    case ErrorKind::TimedOut:
        return tr("no answer");
    case ErrorKind::Unreachable:
        return tr("not reached");
    case ErrorKind::Disconnected:
        return tr("cut off");
    case ErrorKind::CaptivePortal:
        return tr("network sign-in");
    case ErrorKind::CertificateInvalid:
    case ErrorKind::PinnedKeyChanged:
        return tr("not trusted");
    case ErrorKind::AccountMissing:
        return tr("no account");
    case ErrorKind::CredentialMissing:
        return tr("no password");
    case ErrorKind::SigningKeyMissing:
        return tr("no key");
    case ErrorKind::Cancelled:
        return tr("cancelled");
    default:
        return tr("stopped");
    }
}

QString StageWords::spoken(const StageView &view)
{
    QString mark;
    switch (view.mark) {
    case StageMark::Empty:
        mark = tr("not reached");
        break;
    case StageMark::Reached:
        mark = tr("done");
        break;
    case StageMark::Busy:
        mark = tr("under way");
        break;
    case StageMark::Stopped:
        mark = view.tone == Tone::Bad ? tr("failed") : tr("stopped");
        break;
    }
    return view.note.isEmpty() ? tr("%1: %2").arg(view.name, mark) : tr("%1: %2, %3").arg(view.name, mark, view.note);
}

// In the order they are shown; with STARTTLS the server greets before the link is secured, which changes nothing here.
int indexOf(Stage stage)
{
    switch (stage) {
    case Stage::Local:
    case Stage::Resolve:
        return 0;
    case Stage::Connect:
        return 1;
    case Stage::StartTls:
    case Stage::Tls:
        return 2;
    case Stage::Greeting:
    case Stage::Ehlo:
        return 3;
    case Stage::Auth:
        return 4;
    case Stage::Mail:
    case Stage::Rcpt:
    case Stage::Data:
        return 5;
    case Stage::EndOfData:
        return 6;
    }
    return 0;
}

StageViews emptyStages()
{
    constexpr std::array order{
        Stage::Resolve, Stage::Connect, Stage::Tls, Stage::Greeting, Stage::Auth, Stage::Data, Stage::EndOfData};
    StageViews views;
    std::transform(order.begin(), order.end(), views.begin(), [](Stage stage) { return StageView{stageWord(stage), {}}; });
    return views;
}

// Marks what was reached before this one, with its time; what was passed over without a time was not used, or belongs to a
// connection that already stood.
void markReached(StageViews &views, const QList<outbox::StageTime> &finished, int before, bool isEncrypted)
{
    std::array<std::optional<std::chrono::milliseconds>, stageCount> sums;
    for (const outbox::StageTime &time : finished) {
        auto &sum = sums.at(std::size_t(indexOf(time.stage)));
        sum = sum.value_or(std::chrono::milliseconds(0)) + time.took;
    }
    for (int i = 0; i < before; ++i) {
        const auto at = std::size_t(i);
        views[at].mark = StageMark::Reached;
        if (sums[at])
            views[at].note = StageWords::took(*sums[at]);
    }
    const bool isNewConnection = sums[1].has_value();
    for (const int passed : {2, 4}) {
        StageView &view = views.at(std::size_t(passed));
        const bool isSkipped = isNewConnection && passed < before && !sums.at(std::size_t(passed));
        if (isSkipped && !(passed == 2 && isEncrypted)) {
            view.mark = StageMark::Empty;
            view.note = StageWords::notUsed();
        }
    }
}

qsizetype acceptedOf(const outbox::ItemSummary &item)
{
    return std::count_if(item.recipients.begin(), item.recipients.end(),
        [](const outbox::Recipient &recipient) { return recipient.outcome == Outcome::Accepted; });
}

const outbox::Recipient *unaccepted(const outbox::ItemSummary &item)
{
    for (const outbox::Recipient &recipient : item.recipients)
        if (recipient.outcome != Outcome::Accepted && recipient.replyCode > 0)
            return &recipient;
    return nullptr;
}

void addOutcome(StageViews &views, const outbox::Item &item)
{
    const qsizetype all = item.summary.recipients.size();
    const qsizetype accepted = acceptedOf(item.summary);
    StageView &last = views.back();
    if (accepted == all && all > 0) {
        last.mark = StageMark::Reached;
        if (item.receipt && item.receipt->acceptedAt.isValid())
            last.note = QLocale().toString(item.receipt->acceptedAt.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    } else if (accepted > 0) {
        last.note = StageWords::partly(accepted, all);
    }
}

StageViews stagesOfProgress(const outbox::Progress &progress)
{
    StageViews views = emptyStages();
    const int now = indexOf(progress.stage);
    markReached(views, progress.finished, now, progress.session && progress.session->tls);
    StageView &current = views.at(std::size_t(now));
    current.mark = StageMark::Busy;
    if (const auto percent = percentOf(progress); percent && progress.stage == Stage::Data)
        current.note = QStringLiteral("%1 %").arg(*percent);
    return views;
}

Tone stoppedTone(State state)
{
    return state == State::NeedsYou || state == State::Failed ? Tone::Bad : Tone::Wait;
}

StageViews stagesOfAttempt(const outbox::Item &item, const outbox::Attempt &attempt)
{
    StageViews views = emptyStages();
    const bool isEncrypted = attempt.session && attempt.session->tls;
    const outbox::Recipient *open = unaccepted(item.summary);
    if (attempt.error) {
        const int at = indexOf(attempt.error->stage);
        markReached(views, attempt.stages, at, isEncrypted);
        StageView &stopped = views.at(std::size_t(at));
        stopped.mark = StageMark::Stopped;
        stopped.tone = stoppedTone(item.summary.state);
        stopped.note = StageWords::cause(*attempt.error);
    } else if (open && item.summary.state != State::Sent) {
        markReached(views, attempt.stages, 5, isEncrypted);
        views[5].mark = StageMark::Stopped;
        views[5].tone = stoppedTone(item.summary.state);
        views[5].note = codeText(open->replyCode, open->enhanced);
    } else {
        markReached(views, attempt.stages, stageCount, isEncrypted);
    }
    addOutcome(views, item);
    return views;
}

} // namespace

QString StageView::spokenText() const
{
    return StageWords::spoken(*this);
}

StageViews stagesOf(const outbox::Item &item, const std::optional<outbox::Progress> &progress)
{
    if (progress && item.summary.state == State::Sending)
        return stagesOfProgress(*progress);
    if (!item.attempts.isEmpty())
        return stagesOfAttempt(item, item.attempts.last());
    StageViews views = emptyStages();
    if (item.summary.state == State::Sending)
        views.front().mark = StageMark::Busy;
    else if (item.summary.reason) {
        StageView &stopped = views.at(std::size_t(indexOf(item.summary.reason->stage)));
        stopped.mark = StageMark::Stopped;
        stopped.tone = stoppedTone(item.summary.state);
        stopped.note = StageWords::cause(*item.summary.reason);
    }
    addOutcome(views, item);
    return views;
}

} // namespace pillarbox::ui
