// What the outbox itself could not do.

#include "ui/text/cause.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using outbox::OutboxError;

namespace {

class OutboxWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Explanation of(const OutboxError &error, const QString &detail);
    static Explanation notExported(const QString &detail)
    {
        return {tr("The message could not be exported."), tr("Writing the file failed: %1").arg(detail),
            tr("The message stays as it is in the outbox."), tr("Choose another place, or put that one right."), Action::None,
            {}};
    }
    static Explanation damaged(const QString &aside);
    static QString whyNot(const QString &state);
};

QString OutboxWords::whyNot(const QString &state)
{
    const auto known = outbox::stateFromName(state.toLatin1());
    if (!known)
        return state.isEmpty() ? tr("It has moved on in the meantime.") : state;
    if (*known == outbox::State::Sent)
        return tr("It was sent already.");
    if (*known == outbox::State::Sending)
        return tr("It is being sent just now.");
    return tr("Its state is: %1.").arg(stateWord(*known));
}

Explanation OutboxWords::damaged(const QString &aside)
{
    const QString next = tr("Pillarbox goes on with a new one; the messages that were still there are on hold.");
    const QString you = tr("They may have been sent already: look at each before you send it.");
    if (aside.isEmpty())
        return {tr("The outbox's list of messages was gone."), tr("Its database was missing or empty."), next, you,
            Action::None, {}};
    return {tr("The outbox was damaged."), tr("Its database could not be read; it was set aside: %1").arg(aside), next,
        you + QLatin1Char(' ') + tr("Keep the file that was set aside."), Action::None, {}};
}

Explanation OutboxWords::of(const OutboxError &error, const QString &detail)
{
    using Kind = OutboxError::Kind;
    switch (error.kind) {
    case Kind::CannotRead:
        return {tr("The outbox could not read a file: %1").arg(detail), tr("It is missing, or reading it is not allowed."),
            tr("Nothing was changed."), tr("Check the file and try again."), Action::None, {}};
    case Kind::CannotWrite:
        return {tr("The outbox could not be written: %1").arg(detail), tr("The disk or its file system reports an error."),
            tr("Nothing was changed."), tr("Check the disk and try again."), Action::None, {}};
    case Kind::DiskFull:
        return {tr("The disk is full."), tr("The outbox could not be written: %1").arg(detail), tr("Nothing was changed."),
            tr("Make room on the disk and try again."), Action::None, {}};
    case Kind::SizeLimit:
        return {tr("The limit on the size of files is reached."), tr("The outbox could not be written: %1").arg(detail),
            tr("Nothing was changed."), tr("Raise the limit (ulimit -f) and try again."), Action::None, {}};
    case Kind::ReadOnly:
        return {tr("The outbox is read-only."), tr("Writing there is not allowed: %1").arg(detail), tr("Nothing was changed."),
            tr("Allow writing there and try again."), Action::None, {}};
    case Kind::Busy:
        return {tr("Another program is using the outbox."), tr("It has kept the database locked for ten seconds."),
            tr("Nothing was changed."), tr("Try again in a moment."), Action::None, {}};
    case Kind::Damaged:
        return damaged(detail);
    case Kind::NewerVersion:
        return {tr("The outbox was made by a newer Pillarbox."), tr("This version does not know its format."),
            tr("It is left untouched."), tr("Install the newer version."), Action::None, {}};
    case Kind::BadMessage:
        return {tr("The message cannot be queued."), detail, tr("Nothing was queued."), tr("Correct the message."),
            Action::Edit, {}};
    case Kind::NotFound:
        return {tr("There is no such message in the outbox."), tr("It was deleted, or it never was there."),
            tr("Nothing was changed."), {}, Action::None, {}};
    case Kind::WrongState:
        return {
            tr("This is not possible for this message now."), whyNot(detail), tr("Nothing was changed."), {}, Action::None, {}};
    case Kind::NotAReport:
        return {tr("%1 is no report about a message.").arg(detail),
            tr("It is neither a bounce, nor a delivery notification, nor a read receipt."), tr("Nothing was changed."), {},
            Action::None, {}};
    case Kind::TooLarge:
        return {tr("%1 is too large to be a report.").arg(detail), tr("Reports of up to 25 MB are read."),
            tr("Nothing was changed."), {}, Action::None, {}};
    }
    return {};
}

} // namespace

Explanation explain(const OutboxError &error)
{
    if (error.kind == OutboxError::Kind::BadMessage && error.error)
        return explain(*error.error, Context{.isInOutbox = false});
    return OutboxWords::of(error, printable(error.detail.toUtf8()).simplified());
}

Explanation explainExport(const OutboxError &error)
{
    switch (error.kind) {
    case OutboxError::Kind::CannotWrite:
    case OutboxError::Kind::DiskFull:
    case OutboxError::Kind::SizeLimit:
    case OutboxError::Kind::ReadOnly:
        return OutboxWords::notExported(printable(error.detail.toUtf8()).simplified());
    default:
        return explain(error);
    }
}

} // namespace pillarbox::ui
