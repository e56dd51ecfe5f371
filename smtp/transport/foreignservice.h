#pragma once
// Which service other than a mail server speaks at the other end, told by its own first words.

#include "smtp/transport/transcript.h"

#include <QString>

namespace pillarbox::transport {

// "SSH", "HTTP", "POP3", "IMAP", "FTP"; empty: none that is known.
QString foreignServiceIn(const Transcript &transcript);

} // namespace pillarbox::transport
