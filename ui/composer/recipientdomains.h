#pragma once
// Asks whether the domains of recipients take mail while a message is written, for all composers, and only once somebody wants
// that: it tells the name server and those domains whom one writes to. Keeps for a while what was found; who could not be asked
// is not blamed.

#include "smtp/base/clock.h"
#include "smtp/domain/recipientcheck.h"
#include "ui/composer/domainnote.h"

#include <QObject>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace pillarbox::ui {

class RecipientDomains : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes keepTime{15};
    static constexpr std::chrono::minutes retryTime{1}; // of those that could not be asked

    // common: nameserver and what else counts for all, as in domain::RecipientCheck.
    explicit RecipientDomains(
        const domain::DomainQuestion &common = {}, Clock &clock = systemClock(), QObject *parent = nullptr);
    ~RecipientDomains() override;

    void setAsking(bool isAsking); // off, as it begins: nothing is asked, and what was found is forgotten
    bool isAsking() const { return m_isAsking; }
    // While this is true nothing is asked either.
    void setOffline(std::function<bool()> isOffline) { m_isOffline = std::move(isOffline); }
    void ask(const QStringList &addresses); // of which something is not known yet
    DomainNotes notes() const;

Q_SIGNALS:
    void changed(); // notes()

private:
    struct Found {
        domain::RecipientDomain domain;
        std::chrono::milliseconds until{};
    };

    bool isKnown(const QString &domain) const;
    void take(const QList<domain::RecipientDomain> &results, const QStringList &domains);

    domain::DomainQuestion m_common;
    Clock &m_clock;
    bool m_isAsking = false;
    std::function<bool()> m_isOffline;
    QHash<QString, Found> m_found;
    QSet<QString> m_open; // being asked about
    std::vector<std::unique_ptr<domain::RecipientCheck>> m_checks;
};

} // namespace pillarbox::ui
