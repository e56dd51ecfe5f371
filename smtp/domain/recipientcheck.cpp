#include "smtp/domain/recipientcheck.h"

namespace pillarbox::domain {

namespace {

constexpr size_t kAtOnce = 10; // a list may have hundreds

RecipientDomain::State stateOf(const DomainReport::Exchangers &exchangers)
{
    using State = RecipientDomain::State;
    if (exchangers.state == Presence::Found)
        return exchangers.isNull ? State::Refuses : State::TakesMail;
    if (exchangers.state == Presence::Unknown)
        return State::Unknown;
    if (exchangers.isNoDomain)
        return State::NoDomain;
    if (!exchangers.hasAddress)
        return State::Unknown;
    return *exchangers.hasAddress ? State::TakesMail : State::NoServer;
}

} // namespace

RecipientDomain recipientDomain(const DomainReport &report)
{
    RecipientDomain found{.domain = report.domain, .state = stateOf(report.exchangers), .trouble = {}, .mtaSts = {}};
    if (found.state == RecipientDomain::State::Unknown)
        found.trouble = report.exchangers.trouble;
    if (report.mtaSts.policy)
        found.mtaSts = report.mtaSts.policy->mode;
    return found;
}

RecipientCheck::RecipientCheck(DomainQuestion common, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_common(std::move(common))
    , m_clock(clock)
{
    m_common.isOfRecipient = true;
}

void RecipientCheck::start(const QStringList &domains)
{
    for (const QString &domain : domains) {
        DomainQuestion question = m_common;
        question.domain = domain;
        m_checks.push_back(std::make_unique<DomainCheck>(question, m_clock));
        m_results.append(RecipientDomain());
    }
    while (m_next < m_checks.size() && m_open < kAtOnce)
        beginNext();
}

void RecipientCheck::beginNext()
{
    const size_t index = m_next++;
    ++m_open;
    connect(
        m_checks[index].get(), &DomainCheck::finished, this, [this, index] { end(index); }, Qt::QueuedConnection);
    m_checks[index]->start();
}

void RecipientCheck::end(size_t index)
{
    m_results[qsizetype(index)] = recipientDomain(m_checks[index]->report());
    m_checks[index].reset();
    --m_open;
    if (m_next < m_checks.size())
        beginNext();
    else if (m_open == 0)
        Q_EMIT finished();
}

} // namespace pillarbox::domain
