#pragma once
// One source being asked, with its own limit; may be skipped. What became of it is a value for whoever shows it.

#include "smtp/account/hostsource.h"
#include "smtp/base/clock.h"

#include <functional>
#include <memory>
#include <optional>

namespace pillarbox::account {

struct SourceReport {
    enum class State {
        Asking,
        Found, // hints says what
        NothingFound, // it was asked and knows none
        Failed, // error says why
        TimedOut,
        Skipped,
    };
    HostHint::Source source = HostHint::Source::Guess;
    QString place; // the record or address asked; empty: nobody was
    State state = State::Asking;
    QList<HostHint> hints;
    std::optional<SourceError> error;
    std::chrono::milliseconds limit{0};
    std::chrono::milliseconds took{0}; // once it is not asking any more

    bool operator==(const SourceReport &) const = default;
};

class SourceRun
{
public:
    SourceRun(std::unique_ptr<HostSource> source, QString domain, Clock &clock, std::function<void()> ended);

    void start(); // ended may be called from inside
    void skip(); // nothing is called; without effect once it has ended
    const SourceReport &report() const { return m_report; }
    bool isAsking() const { return m_report.state == SourceReport::State::Asking; }

private:
    void take(HostSource::Answer answer);
    void tell();
    void end(SourceReport::State state);

    std::unique_ptr<HostSource> m_source;
    QString m_domain;
    Clock &m_clock;
    std::function<void()> m_ended;
    SourceReport m_report;
    std::chrono::milliseconds m_began{0};
    std::unique_ptr<Timer> m_limit;
};

} // namespace pillarbox::account
