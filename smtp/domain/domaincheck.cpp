#include "smtp/domain/domaincheck.h"

#include "smtp/dns/hostname.h"
#include "smtp/domain/dkimselectors.h"
#include "smtp/domain/publishedkey.h"

#include <QPointer>
#include <QUrl>

#include <algorithm>

namespace pillarbox::domain {

namespace {

using namespace std::chrono_literals;

constexpr auto FetchLimit = 10s;

Presence presenceOf(const dns::DnsError &error)
{
    return error.isAbsence() ? Presence::Absent : Presence::Unknown;
}

// Those texts of an answer that are of the kind asked for.
template<typename IsOne>
QByteArrayList those(const QByteArrayList &texts, IsOne isOne)
{
    QByteArrayList found;
    std::copy_if(texts.begin(), texts.end(), std::back_inserter(found), isOne);
    return found;
}

// Presence of what is sought among the texts of a name, and why it is not known.
template<typename Part, typename IsOne>
QByteArrayList fill(Part &part, const Expected<QByteArrayList, dns::DnsError> &texts, IsOne isOne)
{
    QByteArrayList found = texts ? those(texts.value(), isOne) : QByteArrayList();
    part.state = !found.isEmpty() ? Presence::Found : texts ? Presence::Absent : presenceOf(texts.error());
    if (part.state == Presence::Unknown)
        part.trouble = texts.error().detail;
    return found;
}

} // namespace

DomainCheck::DomainCheck(DomainQuestion question, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_question(std::move(question))
    , m_clock(clock)
    , m_resolver(m_question.nameserver)
    , m_surveyor(m_resolver, clock)
    , m_fetch(m_question.trustedPem, m_question.proxy, web::SecureFetch::Redirections::Refused) // RFC 8461 section 3.3
{
    m_report.domain = dns::toAsciiHost(m_question.domain).value_or(m_question.domain.toLower());
    m_report.relay = m_question.relay;
    m_report.signers = m_question.signers;
    if (m_question.envelopeDomain.isEmpty())
        m_question.envelopeDomain = m_report.domain;
}

void DomainCheck::start()
{
    if (m_question.isOfRecipient)
        return askExchangers();
    askSpf();
    askExchangers();
    askDmarc(m_report.domain);
    askTlsReporting();
    if (!m_question.selectors.isEmpty())
        askKeys(m_question.selectors, false);
}

void DomainCheck::askTexts(const QString &name, std::function<void(const Texts &)> take)
{
    ++m_open;
    m_resolver.lookUpTexts(name, [self = QPointer<DomainCheck>(this), take = std::move(take)](const Texts &texts) {
        if (!self)
            return;
        take(texts);
        self->settled();
    });
}

// The policy is matched against the exchangers, so it waits for them.
void DomainCheck::askExchangers()
{
    ++m_open;
    m_resolver.lookUpMailExchangers(m_report.domain, [self = QPointer<DomainCheck>(this)](const auto &found) {
        if (!self)
            return;
        DomainReport::Exchangers &exchangers = self->m_report.exchangers;
        exchangers.state = found ? Presence::Found : presenceOf(found.error());
        if (found)
            exchangers.hosts = found.value();
        else if (exchangers.state == Presence::Unknown)
            exchangers.trouble = found.error().detail;
        exchangers.isNull = exchangers.hosts.size() == 1 && exchangers.hosts.first().host.isEmpty();
        exchangers.isNoDomain = !found && found.error().kind == dns::DnsError::Kind::NoSuchName;
        if (self->m_question.isOfRecipient && exchangers.state == Presence::Absent && !exchangers.isNoDomain)
            self->askAddress();
        if (!self->m_question.isOfRecipient || exchangers.state == Presence::Found)
            self->askMtaSts();
        self->settled();
    });
}

void DomainCheck::askAddress()
{
    ++m_open;
    m_resolver.lookUpAddresses(m_report.domain, [self = QPointer<DomainCheck>(this)](const auto &found) {
        if (!self)
            return;
        if (found || found.error().isAbsence())
            self->m_report.exchangers.hasAddress = found.has_value();
        else
            self->m_report.exchangers.trouble = found.error().detail;
        self->settled();
    });
}

void DomainCheck::askSpf()
{
    ++m_open;
    m_surveyor.start(m_report.domain, [this](const SpfSurvey &survey) {
        m_report.spf.survey = survey;
        if (m_question.selectors.isEmpty())
            askKeys(knownSelectors(survey.included), true);
        if (!m_question.relay.isEmpty() && survey.state == Presence::Found)
            askRelay();
        else if (survey.state == Presence::Absent)
            m_report.spf.missingInclude = m_question.relayInclude.toLower();
        settled();
    });
}

void DomainCheck::askRelay()
{
    ++m_open;
    m_resolver.lookUpAddresses(m_question.relay, [self = QPointer<DomainCheck>(this)](const auto &found) {
        if (!self)
            return;
        if (!found && !found.error().isAbsence())
            self->m_report.spf.problem
                = SpfProblem{SpfProblem::Kind::CouldNotAsk, self->m_question.relay.toLatin1(), {}, {}, found.error().detail};
        self->checkAddresses(found ? found.value() : QStringList());
    });
}

void DomainCheck::askKeys(const QByteArrayList &selectors, bool isGuessed)
{
    for (const QByteArray &selector : selectors) {
        const qsizetype at = m_report.keys.size();
        m_report.keys.append({selector, Presence::Unknown, {}, {}, isGuessed});
        askTexts(
            QString::fromLatin1(selector) + QStringLiteral("._domainkey.") + m_report.domain, [this, at](const Texts &texts) {
                DomainReport::Key &key = m_report.keys[at];
                const QByteArrayList found = fill(key, texts, &isDkimKeyRecord);
                if (!found.isEmpty())
                    key.key = readDkimKey(found.first());
                if (found.size() > 1)
                    key.key.problems += DkimKey::Problem::Several;
                else if (key.selector == m_question.ownSelector
                    && publishedKey(texts, m_question.ownRecord) == PublishedKey::Other)
                    key.key.problems += DkimKey::Problem::Foreign;
            });
    }
}

// RFC 7489 section 6.6.3: the domain's own, else that of the organisation above it.
void DomainCheck::askDmarc(const QString &place)
{
    askTexts(QStringLiteral("_dmarc.") + place, [this, place](const Texts &texts) {
        DomainReport::Dmarc &dmarc = m_report.dmarc;
        const QByteArrayList found = fill(dmarc, texts, &isDmarcRecord);
        const QString above = organisationalDomain(m_report.domain);
        if (dmarc.state == Presence::Absent && place != above)
            return askDmarc(above);
        dmarc.isDouble = found.size() > 1;
        dmarc.place = place;
        if (found.size() == 1) {
            dmarc.text = found.first();
            dmarc.record = readDmarcRecord(dmarc.text);
        }
    });
}

void DomainCheck::askMtaSts()
{
    askTexts(QStringLiteral("_mta-sts.") + m_report.domain, [this](const Texts &texts) {
        const QByteArrayList found = fill(m_report.mtaSts, texts, &isMtaStsRecord);
        if (found.size() == 1)
            m_report.mtaSts.id = readMtaStsId(found.first()).value_or(QByteArray());
        if (!m_report.mtaSts.id.isEmpty())
            fetchPolicy();
    });
}

void DomainCheck::fetchPolicy()
{
    ++m_open;
    m_fetchLimit = m_clock.startTimer(FetchLimit, [this] {
        takePolicy(Unexpected{web::FetchError{web::FetchError::Kind::CouldNotAsk, QStringLiteral("Timeout")}});
    });
    const QUrl url(QStringLiteral("https://mta-sts.") + m_report.domain + QStringLiteral("/.well-known/mta-sts.txt"));
    m_fetch.get(url, MostPolicyOctets, [this](const auto &result) { takePolicy(result); });
}

void DomainCheck::takePolicy(const web::SecureFetch::Result &result)
{
    if (!m_fetchLimit)
        return; // it came after the limit
    m_fetchLimit.reset();
    DomainReport::MtaSts &mtaSts = m_report.mtaSts;
    if (result) {
        mtaSts.policy = readMtaStsPolicy(result.value());
        mtaSts.outside = hostsOutside(*mtaSts.policy, m_report.exchangers.names());
        if (m_report.exchangers.state == Presence::Found)
            mtaSts.isMatching = mtaSts.outside.isEmpty();
    } else if (result.error().kind == web::FetchError::Kind::NotThere) {
        mtaSts.isPolicyAbsent = true;
    } else {
        mtaSts.trouble = result.error().detail;
    }
    settled();
}

void DomainCheck::askTlsReporting()
{
    askTexts(QStringLiteral("_smtp._tls.") + m_report.domain, [this](const Texts &texts) {
        const QByteArrayList found = fill(m_report.tlsReporting, texts, &isTlsReportingRecord);
        if (found.size() == 1)
            m_report.tlsReporting.places = readTlsReporting(found.first()).value_or(QByteArrayList());
    });
}

void DomainCheck::checkAddresses(const QStringList &addresses)
{
    m_spfLimit = m_clock.startTimer(spfTimeLimit, [this] { giveUpAddresses(); });
    checkNextAddress(addresses, {});
}

void DomainCheck::giveUpAddresses()
{
    m_spfCheck.reset();
    m_report.spf.problem
        = SpfProblem{SpfProblem::Kind::CouldNotAsk, m_report.domain.toLatin1(), {}, {}, QStringLiteral("Timeout")};
    checkNextAddress({}, {});
}

void DomainCheck::checkNextAddress(const QStringList &addresses, const QList<SpfResult> &results)
{
    if (addresses.isEmpty()) {
        m_spfLimit.reset();
        if (!results.isEmpty())
            m_report.spf.result = worstOf(results);
        matchRelay();
        return settled();
    }
    m_spfCheck = std::make_unique<SpfCheck>(m_resolver,
        SpfQuestion{QHostAddress(addresses.first()), "postmaster@" + m_report.domain.toLatin1(), m_question.relay.toLatin1()});
    m_spfCheck->start([this, addresses, results](const SpfVerdict &verdict) {
        if (verdict.problem)
            m_report.spf.problem = verdict.problem;
        m_spfCheck.release()->deleteLater(); // it is calling
        checkNextAddress(addresses.mid(1), results + QList<SpfResult>{verdict.result});
    });
}

void DomainCheck::matchRelay()
{
    DomainReport::Spf &spf = m_report.spf;
    const QString include = m_question.relayInclude.toLower();
    const bool isNamed = (!include.isEmpty() && spf.survey.included.contains(include)) || isRelayNamed();
    if (isNamed || spf.result == SpfResult::Pass)
        spf.isRelayIncluded = true;
    else if (spf.survey.isClosed)
        spf.isRelayIncluded = false;
    if (!include.isEmpty() && !isNamed && spf.result != SpfResult::Pass)
        spf.missingInclude = include;
}

// By an include of the organisation that the relay belongs to; the domain's own says nothing about its servers.
bool DomainCheck::isRelayNamed() const
{
    const QString organisation = organisationalDomain(m_question.relay);
    if (dns::isAddressLiteral(m_question.relay) || organisation == organisationalDomain(m_report.domain))
        return false;
    const QStringList &included = m_report.spf.survey.included;
    return std::any_of(included.begin(), included.end(),
        [&organisation](const QString &domain) { return organisationalDomain(domain) == organisation; });
}

void DomainCheck::settled()
{
    if (--m_open == 0)
        conclude();
}

void DomainCheck::conclude()
{
    // Those that were only guessed and are not there say nothing.
    m_report.keys.removeIf([](const DomainReport::Key &key) { return key.isGuessed && key.state == Presence::Absent; });
    m_report.dmarc.forecast = dmarcForecast(m_report, m_question.envelopeDomain, m_question.signingDomain);
    Q_EMIT finished(); // last: it may destroy this
}

} // namespace pillarbox::domain
