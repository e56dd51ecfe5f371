#pragma once
// One place that may know the relay of a domain. Only the domain is given to it, so nothing else can leave the machine.

#include "smtp/account/hosthint.h"
#include "smtp/base/expected.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pillarbox::account {

struct SourceError {
    enum class Kind {
        CouldNotAsk, // nobody answered, or who did would not
        BadAnswer, // what came cannot be relied upon
        NotSubmitting, // it says that there is no submission
        OtherHost, // who answered there is somebody else
    };
    Kind kind = Kind::CouldNotAsk;
    QString detail; // a fact, in no language
    std::optional<transport::CertificateFacts> shown{}; // by OtherHost; absent: it spoke plain text

    bool operator==(const SourceError &) const = default;
};

class HostSource
{
public:
    // Best host first; empty: it was asked and knows none.
    using Answer = Expected<QList<HostHint>, SourceError>;
    using Done = std::function<void(Answer)>;

    virtual ~HostSource() = default; // nothing is called back afterwards

    virtual HostHint::Source source() const = 0;
    virtual QString place(const QString &domain) const = 0; // what is asked: a record, an address; empty: nobody
    virtual std::chrono::milliseconds limit() const = 0;
    // domain: in A-labels. Calls back once, perhaps from inside the call.
    virtual void ask(const QString &domain, Done done) = 0;
};

using HostSources = std::vector<std::unique_ptr<HostSource>>; // best first

} // namespace pillarbox::account
