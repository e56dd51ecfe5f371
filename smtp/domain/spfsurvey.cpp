#include "smtp/domain/spfsurvey.h"

#include <QPointer>

#include <algorithm>
#include <array>

namespace pillarbox::domain {

namespace {

using Kind = SpfProblem::Kind;
using Mechanism = SpfDirective::Mechanism;

constexpr int MostTerms = 10; // RFC 7208 section 4.6.4
constexpr int MostRecords = 40; // a record that goes in circles, or on and on, is asked no longer

bool decidesForAll(const QByteArray &term)
{
    const QByteArray lower = term.toLower();
    return lower.startsWith("redirect=") || lower == "all" || (lower.size() == 4 && lower.endsWith("all"));
}

} // namespace

bool SpfSurvey::isOpen() const
{
    return std::ranges::any_of(problems, [](const SpfProblem &problem) { return problem.kind == Kind::EverybodyPasses; });
}

bool SpfSurvey::isVoid() const
{
    static constexpr std::array<Kind, 3> kHarmless{Kind::SaysNothing, Kind::EverybodyPasses, Kind::CouldNotAsk};
    return std::ranges::any_of(
        problems, [](const SpfProblem &problem) { return std::ranges::find(kHarmless, problem.kind) == kHarmless.end(); });
}

SpfSurveyor::SpfSurveyor(dns::Resolver &resolver, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_resolver(resolver)
    , m_clock(clock)
{
}

void SpfSurveyor::start(const QString &domain, Done done)
{
    m_done = std::move(done);
    m_steps = {{domain.toLatin1(), {}, true}};
    m_limit = m_clock.startTimer(spfTimeLimit, [this] { giveUp(); });
    next();
}

void SpfSurveyor::next()
{
    if (m_steps.isEmpty() || ++m_asked > MostRecords)
        return end();
    const Step step = m_steps.constFirst();
    m_resolver.lookUpTexts(QString::fromLatin1(step.domain), [self = QPointer<SpfSurveyor>(this), step](const auto &texts) {
        if (self)
            self->take(step, texts);
    });
}

void SpfSurveyor::take(const Step &step, const Expected<QByteArrayList, dns::DnsError> &texts)
{
    if (!m_done)
        return; // it came after the limit
    m_steps.removeFirst();
    const bool isOwn = step.term.isEmpty();
    const bool isAbsent = texts ? spfRecordsAmong(texts.value()).isEmpty()
                                : texts.error().isAbsence() || (!isOwn && texts.error().kind == dns::DnsError::Kind::BadName);
    if (isOwn)
        m_survey.state = isAbsent ? Presence::Absent : texts ? Presence::Found : Presence::Unknown;
    if (isAbsent && !isOwn)
        m_survey.problems += {Kind::NoSuchRecord, step.domain, step.term, {}, {}};
    else if (!texts && !isAbsent)
        m_survey.problems += {Kind::CouldNotAsk, step.domain, step.term, {}, texts.error().detail};
    const QByteArrayList records = texts ? spfRecordsAmong(texts.value()) : QByteArrayList();
    if (isOwn && !records.isEmpty())
        m_survey.record = records.first();
    if (records.size() > 1)
        m_survey.problems += {Kind::SeveralRecords, step.domain, step.term, {}, {}};
    else if (!records.isEmpty())
        read(step, records.first());
    next();
}

void SpfSurveyor::read(const Step &step, const QByteArray &text)
{
    const auto parsed = parseSpfRecord(text);
    if (!parsed) {
        m_survey.problems += {Kind::Syntax, step.domain, parsed.error().term, parsed.error().kind, {}};
        return;
    }
    const SpfRecord &record = parsed.value();
    const bool isEmpty = record.redirect.isEmpty() && std::ranges::all_of(record.directives, [](const SpfDirective &directive) {
        return directive.mechanism == Mechanism::All && directive.qualifier == SpfResult::Neutral;
    });
    if (isEmpty && step.term.isEmpty())
        m_survey.problems += {Kind::SaysNothing, step.domain, {}, {}, {}};
    const bool isAllAlone = record.directives.size() == 1 && record.directives.first().mechanism == Mechanism::All;
    if (step.term.isEmpty())
        m_survey.isClosed = isAllAlone && record.directives.first().qualifier == SpfResult::Fail;
    for (const SpfDirective &directive : record.directives) {
        m_survey.terms += directive.asks() ? 1 : 0;
        const bool isPass = step.isPass && directive.qualifier == SpfResult::Pass;
        if (directive.mechanism == Mechanism::Include)
            follow(directive.domainSpec, directive.term, step, isPass);
        else if (directive.mechanism == Mechanism::All && isPass)
            m_survey.problems += {Kind::EverybodyPasses, step.domain, directive.term, {}, {}};
    }
    const bool hasAll = std::any_of(record.directives.begin(), record.directives.end(),
        [](const SpfDirective &directive) { return directive.mechanism == Mechanism::All; });
    if (!record.redirect.isEmpty() && !hasAll) { // else it is never reached (section 6.1)
        ++m_survey.terms;
        follow(record.redirect, "redirect=" + record.redirect, step, step.isPass);
    }
}

void SpfSurveyor::follow(const QByteArray &spec, const QByteArray &term, const Step &from, bool isPass)
{
    if (!isSpfConstant(spec))
        return;
    SpfMacroValues values;
    values.domain = from.domain;
    const QByteArray domain = expandSpfMacros(spec, values).toLower();
    m_survey.included += QString::fromLatin1(domain);
    m_steps.append({domain, term, isPass});
}

void SpfSurveyor::giveUp()
{
    const Step step = m_steps.constFirst();
    m_survey.problems += {Kind::CouldNotAsk, step.domain, step.term, {}, QStringLiteral("Timeout")};
    end();
}

void SpfSurveyor::end()
{
    m_limit.reset();
    m_survey.included.removeDuplicates();
    if (m_survey.terms > MostTerms)
        m_survey.problems += {Kind::TooManyTerms, {}, {}, {}, {}};
    if (const Done done = std::exchange(m_done, {}))
        done(m_survey); // last: it may destroy this
}

QByteArray spfRecordIncluding(const QByteArray &record, const QByteArray &domain)
{
    QByteArrayList terms = record.simplified().split(' ');
    const auto place = std::find_if(terms.begin(), terms.end(), &decidesForAll);
    terms.insert(place, "include:" + domain);
    return terms.join(' ');
}

} // namespace pillarbox::domain
