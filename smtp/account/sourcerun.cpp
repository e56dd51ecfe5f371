#include "smtp/account/sourcerun.h"

namespace pillarbox::account {

using State = SourceReport::State;

SourceRun::SourceRun(std::unique_ptr<HostSource> source, QString domain, Clock &clock, std::function<void()> ended)
    : m_source(std::move(source))
    , m_domain(std::move(domain))
    , m_clock(clock)
    , m_ended(std::move(ended))
{
    m_report.source = m_source->source();
    m_report.place = m_source->place(m_domain);
    m_report.limit = m_source->limit();
}

void SourceRun::start()
{
    m_began = m_clock.monotonic();
    m_limit = m_clock.startTimer(m_report.limit, [this] {
        end(State::TimedOut);
        tell();
    });
    m_source->ask(m_domain, [this](HostSource::Answer answer) { take(std::move(answer)); });
}

void SourceRun::skip()
{
    if (isAsking())
        end(State::Skipped);
}

void SourceRun::take(HostSource::Answer answer)
{
    if (!isAsking())
        return;
    if (answer) {
        m_report.hints = std::move(answer.value());
        end(m_report.hints.isEmpty() ? State::NothingFound : State::Found);
    } else {
        m_report.error = answer.error();
        end(State::Failed);
    }
    tell();
}

void SourceRun::tell()
{
    const auto ended = m_ended; // it may destroy this
    ended();
}

// The source itself stays until this object goes: it may be the one that is calling.
void SourceRun::end(State state)
{
    m_limit.reset();
    m_report.state = state;
    m_report.took = m_clock.monotonic() - m_began;
}

} // namespace pillarbox::account
