#include "ui/composer/recipientdomains.h"

#include "smtp/message/mailbox.h"
#include "ui/text/recipientwords.h"

#include <algorithm>

namespace pillarbox::ui {

using domain::RecipientCheck;
using domain::RecipientDomain;
using State = RecipientDomain::State;

RecipientDomains::RecipientDomains(const domain::DomainQuestion &common, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_common(common)
    , m_clock(clock)
{
}

RecipientDomains::~RecipientDomains() = default;

void RecipientDomains::setAsking(bool isAsking)
{
    if (isAsking == m_isAsking)
        return;
    m_isAsking = isAsking;
    m_checks.clear();
    m_open.clear();
    m_found.clear();
    Q_EMIT changed();
}

bool RecipientDomains::isKnown(const QString &domain) const
{
    const auto found = m_found.constFind(domain);
    return m_open.contains(domain) || (found != m_found.constEnd() && m_clock.monotonic() < found->until);
}

void RecipientDomains::ask(const QStringList &addresses)
{
    if (!m_isAsking || (m_isOffline && m_isOffline()))
        return;
    QStringList domains;
    for (const QString &address : addresses) {
        const QString domain = QString::fromLatin1(message::envelopeDomain(address));
        if (!domain.contains(u'.') || domain.startsWith(u'[') || domains.contains(domain) || isKnown(domain))
            continue;
        domains += domain;
        m_open.insert(domain);
    }
    if (domains.isEmpty())
        return;
    auto check = std::make_unique<RecipientCheck>(m_common, m_clock);
    connect(check.get(), &RecipientCheck::finished, this, [this, domains, one = check.get()] {
        const auto results = one->results();
        const auto place = std::find_if(m_checks.begin(), m_checks.end(), [one](const auto &own) { return own.get() == one; });
        place->release()->deleteLater(); // it is calling
        m_checks.erase(place);
        take(results, domains);
    });
    m_checks.push_back(std::move(check));
    m_checks.back()->start(domains);
}

void RecipientDomains::take(const QList<RecipientDomain> &results, const QStringList &domains)
{
    for (qsizetype i = 0; i < domains.size(); ++i) {
        const RecipientDomain &result = results.at(i);
        const std::chrono::milliseconds time = result.state == State::Unknown ? retryTime : keepTime;
        m_open.remove(domains.at(i));
        m_found.insert(domains.at(i), {result, m_clock.monotonic() + time});
    }
    Q_EMIT changed();
}

DomainNotes RecipientDomains::notes() const
{
    DomainNotes notes;
    for (auto found = m_found.constBegin(); found != m_found.constEnd(); ++found) {
        if (found->domain.state != State::Unknown)
            notes.insert(found.key(), {recipientSentence(found->domain, {}), found->domain.state != State::TakesMail});
    }
    return notes;
}

} // namespace pillarbox::ui
