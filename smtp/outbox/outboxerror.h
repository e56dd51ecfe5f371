#pragma once
// Why the outbox could not do what it was asked: facts, worded in ui/text.

#include "smtp/protocol/senderror.h"

#include <QString>

#include <optional>

namespace pillarbox::outbox {

struct OutboxError {
    enum class Kind {
        CannotRead, // a file: detail is name and reason
        CannotWrite, // an I/O error, a folder that is not there …
        DiskFull, // or over quota
        SizeLimit, // set for this process: a file would grow beyond it
        ReadOnly, // the file, its folder or the file system; or writing there is not allowed
        Busy, // another process has had the database locked for too long
        Damaged, // the database; it was set aside, detail is where, and a new one is in use; empty: it was gone
        NewerVersion, // made by a newer program; nothing was touched
        BadMessage, // detail: see error
        NotFound,
        WrongState, // the item has moved on
        NotAReport, // a file, detail: its name
        TooLarge, // likewise
    };
    Kind kind = Kind::CannotWrite;
    QString detail;
    std::optional<protocol::SendError> error; // BadMessage: which address, header or file

    bool operator==(const OutboxError &) const = default;
};

} // namespace pillarbox::outbox
