#include "smtp/protocol/saslprep.h"

#include <stringprep.h>

#include <cstdlib>
#include <memory>

namespace pillarbox::protocol {

QByteArray saslPrepared(const QByteArray &text)
{
    char *result = nullptr;
    // As a query (RFC 5802 section 5.1): code points that Unicode 3.2 did not know are let through.
    if (text.contains('\0')
        || stringprep_profile(text.constData(), &result, "SASLprep", Stringprep_profile_flags(0)) != STRINGPREP_OK)
        return text;
    const std::unique_ptr<char, decltype(&std::free)> owner(result, &std::free);
    QByteArray prepared(result);
    return prepared.isEmpty() ? text : prepared;
}

} // namespace pillarbox::protocol
