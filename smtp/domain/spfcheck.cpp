#include "smtp/domain/spfcheck.h"

#include "smtp/dns/hostname.h"

#include <QPointer>

#include <algorithm>
#include <memory>

namespace pillarbox::domain {

namespace {

using Mechanism = SpfDirective::Mechanism;
using Kind = SpfProblem::Kind;

// RFC 7208 section 4.6.4.
constexpr int MostTerms = 10;
constexpr int MostVoids = 2;
constexpr qsizetype MostExchangers = 10;
constexpr qsizetype MostPointers = 10;

QHostAddress withoutMapping(const QHostAddress &address)
{
    bool isFour = false;
    const quint32 four = address.toIPv4Address(&isFour);
    return isFour ? QHostAddress(four) : address;
}

// RFC 7208 section 4.3: what is no name with at least two labels has no record.
bool isAskable(const QByteArray &domain)
{
    return domain.contains('.') && dns::toEscapedName(QString::fromLatin1(domain)).has_value();
}

bool isBelow(const QString &name, const QString &domain)
{
    return name.compare(domain, Qt::CaseInsensitive) == 0 || name.endsWith(u'.' + domain, Qt::CaseInsensitive);
}

QByteArray ownOr(const QByteArray &spec)
{
    return spec.isEmpty() ? QByteArray("%{d}") : spec;
}

} // namespace

SpfCheck::SpfCheck(dns::Resolver &resolver, SpfQuestion question, QObject *parent)
    : QObject(parent)
    , m_resolver(resolver)
    , m_question(std::move(question))
{
    const qsizetype at = m_question.sender.lastIndexOf('@');
    const QByteArray localPart = m_question.sender.left(std::max<qsizetype>(at, 0));
    m_values.address = withoutMapping(m_question.address);
    m_values.localPart = localPart.isEmpty() ? QByteArray("postmaster") : localPart;
    m_values.senderDomain = m_question.sender.isEmpty() ? m_question.helo : m_question.sender.mid(at + 1);
    m_values.helo = m_question.helo;
}

void SpfCheck::start(Done done)
{
    m_done = std::move(done);
    QMetaObject::invokeMethod(
        this, [this] { fetch(m_values.senderDomain, {}, false); }, Qt::QueuedConnection);
}

// term: that leads there; empty: the sender's own domain.
void SpfCheck::fetch(const QByteArray &domain, const QByteArray &term, bool isRedirect)
{
    if (!isAskable(domain)) {
        onFetched(domain, term, isRedirect, Unexpected{dns::DnsError{dns::DnsError::Kind::BadName, {}}});
        return;
    }
    m_resolver.lookUpTexts(
        QString::fromLatin1(domain), [self = QPointer<SpfCheck>(this), domain, term, isRedirect](const auto &texts) {
            if (self)
                self->onFetched(domain, term, isRedirect, texts);
        });
}

void SpfCheck::onFetched(
    const QByteArray &domain, const QByteArray &term, bool isRedirect, const Expected<QByteArrayList, dns::DnsError> &texts)
{
    const bool isFirst = m_frames.isEmpty();
    const bool isAbsent = !texts && (texts.error().isAbsence() || texts.error().kind == dns::DnsError::Kind::BadName);
    if (!texts && !isAbsent)
        return fail(SpfResult::TempError, {Kind::CouldNotAsk, domain, term, {}, texts.error().detail});
    const QByteArrayList records = texts ? spfRecordsAmong(texts.value()) : QByteArrayList();
    if (records.isEmpty())
        return isFirst ? end(SpfResult::None) : fail(SpfResult::PermError, {Kind::NoSuchRecord, domain, term, {}, {}});
    if (records.size() > 1)
        return fail(SpfResult::PermError, {Kind::SeveralRecords, domain, term, {}, {}});
    const auto record = parseSpfRecord(records.first());
    if (!record)
        return fail(SpfResult::PermError, {Kind::Syntax, domain, record.error().term, record.error().kind, {}});
    if (isRedirect)
        m_frames.removeLast();
    m_frames.append({domain, record.value(), 0});
    step();
}

void SpfCheck::step()
{
    while (m_frames.last().next < m_frames.last().record.directives.size()) {
        Frame &frame = m_frames.last();
        const SpfDirective directive = frame.record.directives.at(frame.next);
        if (directive.asks())
            return ask(directive);
        if (directive.mechanism == Mechanism::All || isWithin({directive.network}, directive))
            return matched(directive, true);
        ++frame.next;
    }
    endRecord();
}

void SpfCheck::ask(const SpfDirective &directive)
{
    if (!countTerm(directive.term))
        return;
    if (needsValidatedName(directive.domainSpec))
        findNames([this, directive] { askNow(directive); });
    else
        askNow(directive);
}

void SpfCheck::askNow(const SpfDirective &directive)
{
    const QByteArray name = nameFor(directive.domainSpec);
    switch (directive.mechanism) {
    case Mechanism::Include:
        return fetch(name, directive.term, false);
    case Mechanism::Mx:
        return matchExchangers(directive, name);
    case Mechanism::Ptr:
        return findNames([this, directive, name] {
            const bool isMatch = std::any_of(m_validatedNames->begin(), m_validatedNames->end(),
                [&name](const QString &found) { return isBelow(found, QString::fromLatin1(name)); });
            matched(directive, isMatch);
        });
    case Mechanism::Exists: // A records for an IPv6 client too (section 5.7)
        return lookUp(name, dns::Resolver::Family::Ipv4,
            [this, directive](const Addresses &found) { matched(directive, !found.isEmpty()); });
    default:
        return lookUp(
            name, family(), [this, directive](const Addresses &found) { matched(directive, isWithin(found, directive)); });
    }
}

void SpfCheck::matched(const SpfDirective &directive, bool isMatch)
{
    if (!isMatch) {
        ++m_frames.last().next;
        return step();
    }
    if (m_frames.size() == 1)
        m_verdict.term = directive.term;
    endFrame(directive.qualifier);
}

void SpfCheck::endRecord()
{
    if (m_frames.last().record.redirect.isEmpty())
        endFrame(SpfResult::Neutral);
    else
        redirect();
}

void SpfCheck::redirect()
{
    const QByteArray spec = m_frames.last().record.redirect;
    const QByteArray term = "redirect=" + spec;
    if (!countTerm(term))
        return;
    const auto go = [this, spec, term] { fetch(nameFor(spec), term, true); };
    needsValidatedName(spec) ? findNames(go) : go();
}

void SpfCheck::endFrame(SpfResult result)
{
    m_frames.removeLast();
    if (m_frames.isEmpty())
        return end(result);
    const Frame &outer = m_frames.last();
    matched(outer.record.directives.at(outer.next), result == SpfResult::Pass);
}

dns::Resolver::Family SpfCheck::family() const
{
    const bool isFour = m_values.address.protocol() == QAbstractSocket::IPv4Protocol;
    return isFour ? dns::Resolver::Family::Ipv4 : dns::Resolver::Family::Ipv6;
}

void SpfCheck::lookUp(
    const QByteArray &name, dns::Resolver::Family asked, std::function<void(const Addresses &)> then, Trouble trouble)
{
    const auto tell = [self = QPointer<SpfCheck>(this), name, trouble, then = std::move(then)](
                          const Expected<QStringList, dns::DnsError> &found) {
        if (!self)
            return;
        if (found) {
            Addresses addresses;
            for (const QString &address : *found)
                addresses += QHostAddress(address);
            return then(addresses);
        }
        if (found.error().isAbsence()) {
            if (self->countVoid(name))
                then({});
        } else if (found.error().kind == dns::DnsError::Kind::BadName || trouble == Trouble::Skips) {
            then({}); // what is no name was no look-up either
        } else {
            self->fail(SpfResult::TempError, {Kind::CouldNotAsk, name, {}, {}, found.error().detail});
        }
    };
    m_resolver.lookUpPublished(QString::fromLatin1(name), asked, tell);
}

void SpfCheck::lookUpEach(const QStringList &names, Trouble trouble,
    const std::function<void(const QString &, const Addresses &)> &each, const std::function<void()> &then)
{
    if (names.isEmpty())
        return then();
    const auto tell = [this, names, trouble, each, then](const Addresses &found) {
        each(names.first(), found);
        lookUpEach(names.mid(1), trouble, each, then);
    };
    lookUp(names.first().toLatin1(), family(), tell, trouble);
}

void SpfCheck::matchExchangers(const SpfDirective &directive, const QByteArray &domain)
{
    const auto tell = [self = QPointer<SpfCheck>(this), directive, domain](const auto &found) {
        if (!self)
            return;
        if (!found && !found.error().isAbsence() && found.error().kind != dns::DnsError::Kind::BadName)
            return self->fail(SpfResult::TempError, {Kind::CouldNotAsk, domain, directive.term, {}, found.error().detail});
        if (!found) {
            const bool isGoingOn = !found.error().isAbsence() || self->countVoid(domain);
            return isGoingOn ? self->matched(directive, false) : void();
        }
        if (found->size() > MostExchangers)
            return self->fail(SpfResult::PermError, {Kind::TooManyExchangers, domain, directive.term, {}, {}});
        QStringList hosts;
        for (const dns::MailExchanger &exchanger : *found)
            hosts += exchanger.host;
        hosts.removeAll(QString());
        const auto all = std::make_shared<Addresses>();
        self->lookUpEach(
            hosts, Trouble::Ends, [all](const QString &, const Addresses &addresses) { *all += addresses; },
            [self, all, directive] { self->matched(directive, self->isWithin(*all, directive)); });
    };
    m_resolver.lookUpMailExchangers(QString::fromLatin1(domain), tell);
}

// Section 5.5: the names of the address that lead back to it. Trouble there means that there are none.
void SpfCheck::findNames(const std::function<void()> &then)
{
    if (m_validatedNames && !m_validatedNames->isEmpty()) // what found nothing counts each time it is asked
        return then();
    const auto tell = [self = QPointer<SpfCheck>(this), then](const Expected<QStringList, dns::DnsError> &names) {
        if (!self)
            return;
        self->m_validatedNames.emplace();
        if (!names) {
            const bool isGoingOn = !names.error().isAbsence() || self->countVoid(self->m_values.address.toString().toLatin1());
            return isGoingOn ? then() : void();
        }
        const auto keep = [check = self.data()](const QString &name, const Addresses &addresses) {
            if (addresses.contains(check->m_values.address))
                *check->m_validatedNames += name;
        };
        self->lookUpEach(names->mid(0, MostPointers), Trouble::Skips, keep, then);
    };
    m_resolver.lookUpPointers(m_values.address.toString(), tell);
}

bool SpfCheck::isWithin(const Addresses &addresses, const SpfDirective &directive) const
{
    const auto protocol = m_values.address.protocol();
    const int prefix = protocol == QAbstractSocket::IPv4Protocol ? directive.prefix4 : directive.prefix6;
    return std::any_of(addresses.begin(), addresses.end(), [&](const QHostAddress &address) {
        return address.protocol() == protocol && m_values.address.isInSubnet(address, prefix);
    });
}

bool SpfCheck::countTerm(const QByteArray &term)
{
    if (++m_verdict.terms <= MostTerms)
        return true;
    fail(SpfResult::PermError, {Kind::TooManyTerms, m_frames.last().domain, term, {}, {}});
    return false;
}

bool SpfCheck::countVoid(const QByteArray &name)
{
    if (++m_verdict.voids <= MostVoids)
        return true;
    fail(SpfResult::PermError, {Kind::TooManyVoids, name, {}, {}, {}});
    return false;
}

QByteArray SpfCheck::nameFor(const QByteArray &spec) const
{
    SpfMacroValues values = m_values;
    values.domain = m_frames.last().domain;
    values.validatedName = "unknown";
    // The domain itself before one below it, before any (section 7.3).
    const QStringList names = m_validatedNames.value_or(QStringList());
    const QString domain = QString::fromLatin1(values.domain);
    const auto below = std::find_if(names.begin(), names.end(), [&](const QString &name) { return isBelow(name, domain); });
    if (names.contains(domain, Qt::CaseInsensitive))
        values.validatedName = values.domain;
    else if (below != names.end())
        values.validatedName = below->toLatin1();
    else if (!names.isEmpty())
        values.validatedName = names.first().toLatin1();
    return expandSpfMacros(ownOr(spec), values);
}

void SpfCheck::fail(SpfResult result, SpfProblem problem)
{
    m_verdict.problem = std::move(problem);
    end(result);
}

void SpfCheck::end(SpfResult result)
{
    m_verdict.result = result;
    if (const Done done = std::exchange(m_done, {}))
        done(m_verdict); // last: it may destroy this
}

SpfResult worstOf(const QList<SpfResult> &results)
{
    // Pass is the best; what is fail for some mail loses that mail.
    static const QList<SpfResult> order{SpfResult::Pass, SpfResult::None, SpfResult::Neutral, SpfResult::SoftFail,
        SpfResult::TempError, SpfResult::PermError, SpfResult::Fail};
    const auto worst = std::max_element(
        results.begin(), results.end(), [](SpfResult a, SpfResult b) { return order.indexOf(a) < order.indexOf(b); });
    return worst == results.end() ? SpfResult::None : *worst;
}

} // namespace pillarbox::domain
