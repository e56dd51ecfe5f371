#include "app/cli/sourcereport.h"

#include "app/cli/sendresult.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::app {

using account::HostHint;
using account::SourceError;
using account::SourceReport;
using State = SourceReport::State;

namespace {

class SourceWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString names(const QString &hosts) { return tr("names %1").arg(hosts); }
    static QString nothing() { return tr("knows nothing"); }
    static QString silent(qint64 ms) { return tr("no answer within %1 ms").arg(ms); }
    static QString skipped() { return tr("not waited for"); }
    static QString declined() { return tr("says that there is no submission"); }
    static QString failed(const QString &detail) { return tr("could not be asked: %1").arg(detail); }
    static QString otherHost(const QString &who) { return tr("somebody else answers there: %1").arg(who); }
    static QString bad(const QString &detail) { return tr("its answer cannot be used: %1").arg(detail); }
};

QString stateWord(State state)
{
    switch (state) {
    case State::Found:
        return QStringLiteral("found");
    case State::NothingFound:
        return QStringLiteral("absent");
    case State::Failed:
        return QStringLiteral("failed");
    case State::TimedOut:
        return QStringLiteral("timedOut");
    case State::Asking:
    case State::Skipped:
        break;
    }
    return QStringLiteral("skipped");
}

QString safe(const QString &text)
{
    return ui::printable(text.toUtf8());
}

QJsonArray endpointsJson(const QList<HostHint> &hints)
{
    QJsonArray list;
    for (const HostHint &hint : hints) {
        for (const transport::Endpoint &endpoint : hint.endpoints)
            list += QJsonObject{{QStringLiteral("host"), endpoint.host}, {QStringLiteral("port"), endpoint.port},
                {QStringLiteral("security"), securityWord(endpoint.security)}};
    }
    return list;
}

QString failureText(const SourceError &error)
{
    switch (error.kind) {
    case SourceError::Kind::NotSubmitting:
        return SourceWords::declined();
    case SourceError::Kind::BadAnswer:
        return SourceWords::bad(safe(error.detail));
    case SourceError::Kind::OtherHost:
        return SourceWords::otherHost(error.shown ? safe(error.shown->subject) : QStringLiteral("HTTP"));
    case SourceError::Kind::CouldNotAsk:
        break;
    }
    return SourceWords::failed(safe(error.detail));
}

QString stateText(const SourceReport &report)
{
    QStringList hosts;
    for (const HostHint &hint : report.hints)
        hosts += hint.host;
    switch (report.state) {
    case State::Found:
        return SourceWords::names(hosts.join(QStringLiteral(", ")));
    case State::NothingFound:
        return SourceWords::nothing();
    case State::Failed:
        return failureText(report.error.value_or(SourceError{}));
    case State::TimedOut:
        return SourceWords::silent(report.limit.count());
    case State::Asking:
    case State::Skipped:
        break;
    }
    return SourceWords::skipped();
}

} // namespace

QString sourceWord(HostHint::Source source)
{
    switch (source) {
    case HostHint::Source::Provider:
        return QStringLiteral("provider");
    case HostHint::Source::Services:
        return QStringLiteral("srv");
    case HostHint::Source::Autoconfig:
        return QStringLiteral("autoconfig");
    case HostHint::Source::IspDatabase:
        return QStringLiteral("ispdb");
    case HostHint::Source::MailExchanger:
        return QStringLiteral("mx");
    case HostHint::Source::Guess:
        return QStringLiteral("guess");
    case HostHint::Source::User:
        break;
    }
    return QStringLiteral("user");
}

QJsonArray sourcesJson(const QList<SourceReport> &reports)
{
    QJsonArray list;
    for (const SourceReport &report : reports) {
        QJsonObject object{{QStringLiteral("source"), sourceWord(report.source)},
            {QStringLiteral("state"), stateWord(report.state)}, {QStringLiteral("tookMs"), qint64(report.took.count())},
            {QStringLiteral("endpoints"), endpointsJson(report.hints)}};
        object[QStringLiteral("place")] = report.place.isEmpty() ? QJsonValue() : QJsonValue(report.place);
        object[QStringLiteral("detail")] = report.error ? QJsonValue(safe(report.error->detail)) : QJsonValue();
        object[QStringLiteral("notSubmitting")] = report.error && report.error->kind == SourceError::Kind::NotSubmitting;
        list += object;
    }
    return list;
}

QJsonObject originJson(const HostHint &hint)
{
    QJsonObject object{{QStringLiteral("source"), sourceWord(hint.source)}};
    object[QStringLiteral("outsideDomain")] = hint.isElsewhere;
    object[QStringLiteral("origin")] = hint.origin.isEmpty() ? QJsonValue() : QJsonValue(safe(hint.origin));
    return object;
}

QString sourceLine(const SourceReport &report)
{
    const QString place = report.place.isEmpty() ? QString() : QStringLiteral(" (") % report.place % u')';
    return sourceWord(report.source) % place % QStringLiteral(": ") % stateText(report);
}

} // namespace pillarbox::app
