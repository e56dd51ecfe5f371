#pragma once
// A SendError that no reply is the cause of.

#include "smtp/protocol/senderror.h"

namespace pillarbox::transport {

inline protocol::SendError wireError(protocol::Stage stage, protocol::ErrorKind kind, const QString &detail = {})
{
    protocol::SendError error;
    error.stage = stage;
    error.kind = kind;
    error.detail = detail;
    return error;
}

} // namespace pillarbox::transport
