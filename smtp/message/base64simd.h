#pragma once
// Base64 by the processor's vector instructions, for the bulk of a line's octets; where it has none, nothing is done here and
// the table's loop (base64lines.cpp) does it all.

#include <cstddef>

namespace pillarbox::message {

// Encodes from in on as many octets, a multiple of three, as can be without reading beyond size; how many it were. Writes four
// characters for each three, and nothing beyond them.
std::size_t encodeBase64Bulk(const unsigned char *in, std::size_t size, char *out);

} // namespace pillarbox::message
