#pragma once
// Every fault a server can commit at every place of the talk, as scripts for both levels (transcriptscript.h): what happens
// is the same wherever it happens, only the stage differs, and after the end of the data that it may have been delivered.

#include "tests/support/transcriptscript.h"

#include <ostream>
#include <string>
#include <vector>

namespace pillarbox::test {

struct HostileScript {
    std::string name; // "MailReset"
    QByteArray text;
};

void PrintTo(const HostileScript &script, std::ostream *out); // for GoogleTest

std::vector<HostileScript> hostileScripts();

} // namespace pillarbox::test
