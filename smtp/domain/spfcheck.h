#pragma once
// What a receiver would make of a sender: RFC 7208's check_host(), with its limits of 10 terms that ask and 2 look-ups that
// find nothing. Explanations (exp=) are not fetched. Needs an event loop; destroying it ends it without a word.

#include "smtp/dns/resolver.h"
#include "smtp/domain/spfmacro.h"
#include "smtp/domain/spfrecord.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

namespace pillarbox::domain {

struct SpfQuestion {
    QHostAddress address; // that connects; an IPv4 address inside IPv6 counts as IPv4
    QByteArray sender; // the envelope's, "local@domain"
    QByteArray helo;

    bool operator==(const SpfQuestion &) const = default;
};

struct SpfProblem {
    enum class Kind {
        Syntax,
        TooManyTerms, // over 10 that ask
        TooManyVoids, // over 2 look-ups that found nothing
        TooManyExchangers, // over 10 of one mx
        SeveralRecords,
        NoSuchRecord, // of an include or a redirect
        SaysNothing, // it lets nobody in and forbids nobody
        EverybodyPasses, // "+all": the record counts, and is worth nothing
        CouldNotAsk,
    };
    Kind kind = Kind::Syntax;
    QByteArray domain; // whose record, or who could not be asked
    QByteArray term;
    std::optional<SpfSyntaxError::Kind> syntax;
    QString detail; // of the name server's failure

    bool operator==(const SpfProblem &) const = default;
};

struct SpfVerdict {
    SpfResult result = SpfResult::None;
    QByteArray term; // that decided, of the domain's own record
    int terms = 0; // that asked
    int voids = 0;
    std::optional<SpfProblem> problem; // of temperror and permerror

    bool operator==(const SpfVerdict &) const = default;
};

class SpfCheck : public QObject
{
    Q_OBJECT

public:
    SpfCheck(dns::Resolver &resolver, SpfQuestion question, QObject *parent = nullptr);

    // Calls back once, from the event loop.
    using Done = std::function<void(const SpfVerdict &)>;
    void start(Done done);

private:
    struct Frame {
        QByteArray domain;
        SpfRecord record;
        qsizetype next = 0; // of its directives
    };
    using Addresses = QList<QHostAddress>;
    enum class Trouble { Ends, Skips }; // what could not be asked: the whole check, or that name alone

    void fetch(const QByteArray &domain, const QByteArray &term, bool isRedirect);
    void onFetched(const QByteArray &domain, const QByteArray &term, bool isRedirect,
        const Expected<QByteArrayList, dns::DnsError> &texts);
    void step();
    void ask(const SpfDirective &directive);
    void askNow(const SpfDirective &directive);
    void matched(const SpfDirective &directive, bool isMatch);
    void endRecord();
    void endFrame(SpfResult result);
    void redirect();

    dns::Resolver::Family family() const; // the client's
    void lookUp(const QByteArray &name, dns::Resolver::Family asked, std::function<void(const Addresses &)> then,
        Trouble trouble = Trouble::Ends);
    void lookUpEach(const QStringList &names, Trouble trouble,
        const std::function<void(const QString &, const Addresses &)> &each, const std::function<void()> &then);
    void matchExchangers(const SpfDirective &directive, const QByteArray &domain);
    void findNames(const std::function<void()> &then);
    bool isWithin(const Addresses &addresses, const SpfDirective &directive) const;
    // False: the check has ended.
    bool countTerm(const QByteArray &term);
    bool countVoid(const QByteArray &name);
    QByteArray nameFor(const QByteArray &spec) const; // spec empty: the record's own domain
    void fail(SpfResult result, SpfProblem problem);
    void end(SpfResult result);

    dns::Resolver &m_resolver;
    SpfQuestion m_question;
    SpfMacroValues m_values;
    QList<Frame> m_frames; // the record in hand last, those that include it before
    std::optional<QStringList> m_validatedNames; // of the address
    SpfVerdict m_verdict;
    Done m_done;
};

// Every address: the same for all, or the worst where they differ.
SpfResult worstOf(const QList<SpfResult> &results);

} // namespace pillarbox::domain
