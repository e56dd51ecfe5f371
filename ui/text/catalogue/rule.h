#pragma once
// One entry of the catalogue: which answers of a server, or which faults of a socket or of TLS, have this cause, and where that
// is written down.

#include "smtp/protocol/senderror.h"
#include "ui/text/catalogue/causeid.h"

#include <QList>

#include <optional>
#include <span>

namespace pillarbox::ui {

enum class Origin {
    Reply, // the server spoke
    Unreachable, // of the socket
    TimedOut, // no connection in time
    TlsFailed,
};

using Stages = unsigned; // a bit for each

constexpr Stages at(protocol::Stage stage)
{
    return 1U << unsigned(stage);
}
inline constexpr Stages anyStage = ~0U;

// "5.7.8", "x.7.8" of any class, "x.7" of any detail, "5.7.606-649"; "" any, or none.
struct EnhancedPattern {
    int klass = -1;
    int subject = -1;
    int first = -1;
    int last = -1;

    EnhancedPattern() = default;
    constexpr EnhancedPattern(const char *pattern) // NOLINT(google-explicit-constructor): the tables are to be read
    {
        int *const parts[]{&klass, &subject, &first, &last};
        int part = 0;
        for (; *pattern; ++pattern) {
            if (*pattern == '.' || *pattern == '-')
                ++part;
            else if (*pattern != 'x')
                *parts[part] = (*parts[part] < 0 ? 0 : *parts[part] * 10) + (*pattern - '0');
        }
        if (last < 0)
            last = first;
    }

    constexpr bool isAny() const { return subject < 0; }
    constexpr bool operator==(const EnhancedPattern &) const = default;
    bool matches(const std::optional<protocol::EnhancedStatusCode> &code) const;
};

struct CauseRule { // NOLINT(clang-analyzer-optin.performance.Padding): in the order in which a row is read
    const char *id;
    Origin origin;
    Stages stages;
    int number; // the reply code, its first digit alone, or 0: any. Of the link: the port, or 0
    EnhancedPattern enhanced;
    const char *text; // in small letters, "*" for anything in between; what the reply or the fault has to say. "": anything
    const char *provider; // whose servers alone; "": anybody's
    CauseId cause;
    const char *source; // an RFC's section, the registry, or address and date of a public page or thread
};

using CauseRules = std::span<const CauseRule>;

QList<CauseRules> allCauseRules();

// One for each file.
CauseRules registryRules();
CauseRules codeRules();
CauseRules serverRules();
CauseRules gmailRules();
CauseRules microsoftRules();
CauseRules providerRules();
CauseRules linkRules();

} // namespace pillarbox::ui
