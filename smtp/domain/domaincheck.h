#pragma once
// Everything about a domain that decides whether mail from it arrives, asked at once. Needs an event loop; destroying it ends
// it without a word.

#include "smtp/base/clock.h"
#include "smtp/dns/resolver.h"
#include "smtp/domain/domainreport.h"
#include "smtp/transport/proxy.h"
#include "smtp/web/securefetch.h"

#include <QObject>

#include <functional>
#include <memory>

namespace pillarbox::domain {

struct DomainQuestion {
    QString domain;
    QByteArrayList selectors; // of DKIM; empty: those known of the providers that the SPF record names
    QString relay; // host or address literal; empty: none
    QString relayInclude; // what the relay's provider wants included; empty: unknown
    QString envelopeDomain; // of the envelope sender; empty: the same
    QString signingDomain; // d= of a signature that was seen or is made; empty: unknown
    QByteArrayList signers; // s= of those
    QByteArray ownSelector; // among them, of a key that is at hand; empty: none is
    QByteArray ownRecord; // that belongs to it
    QString nameserver; // "127.0.0.1:5353"; empty: the system's
    bool isOfRecipient = false; // only whether mail can be delivered to it, and whether TLS is enforced on the way
    QByteArray trustedPem; // for the policy's https server, beside what the system trusts
    transport::Proxy proxy; // likewise
};

class DomainCheck : public QObject
{
    Q_OBJECT

public:
    explicit DomainCheck(DomainQuestion question, Clock &clock = systemClock(), QObject *parent = nullptr);

    void start();
    const DomainReport &report() const { return m_report; }

Q_SIGNALS:
    void finished(); // once

private:
    using Texts = Expected<QByteArrayList, dns::DnsError>;

    void askTexts(const QString &name, std::function<void(const Texts &)> take);
    void askExchangers();
    void askAddress();
    void askSpf();
    void askKeys(const QByteArrayList &selectors, bool isGuessed);
    void askDmarc(const QString &place);
    void askMtaSts();
    void fetchPolicy();
    void takePolicy(const web::SecureFetch::Result &result);
    void askTlsReporting();
    void askRelay();
    void checkAddresses(const QStringList &addresses);
    void checkNextAddress(const QStringList &addresses, const QList<SpfResult> &results);
    void giveUpAddresses();
    void matchRelay();
    bool isRelayNamed() const;
    void settled(); // one of what was begun
    void conclude();

    DomainQuestion m_question;
    Clock &m_clock;
    DomainReport m_report;
    dns::Resolver m_resolver;
    SpfSurveyor m_surveyor;
    std::unique_ptr<SpfCheck> m_spfCheck;
    std::unique_ptr<Timer> m_spfLimit; // of all its addresses
    web::SecureFetch m_fetch;
    std::unique_ptr<Timer> m_fetchLimit;
    int m_open = 0;
};

} // namespace pillarbox::domain
