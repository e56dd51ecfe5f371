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
    case Kind::ReadOnly:
        return {tr("The outbox is read-only."), tr("Writing there is not allowed: %1").arg(detail), tr("Nothing was changed."),
            tr("Allow writing there and try again."), Action::None, {}};
    case Kind::Busy:
        return {tr("Another program is using the outbox."), tr("It has kept the database locked for ten seconds."),
            tr("Nothing was changed."), tr("Try again in a moment."), Action::None, {}};
    case Kind::Damaged:
        return {tr("The outbox was damaged."), tr("Its database could not be read; it was set aside: %1").arg(detail),
            tr("Pillarbox goes on with a new one."),
            tr("Keep the file that was set aside; its messages can be recovered from it."), Action::None, {}};
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

} // namespace pillarbox::ui
