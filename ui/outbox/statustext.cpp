#include "ui/outbox/statustext.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace pillarbox::ui {

using outbox::State;

namespace {

class StatusWords
{
    Q_DECLARE_TR_FUNCTIONS(Status)

public:
    static QString nothing() { return tr("Nothing is waiting"); }
    static QString sending(int count) { return tr("%1 sending").arg(count); }
    static QString waiting(int count) { return tr("%1 waiting").arg(count); }
    static QString next(const QString &time) { return tr("next attempt %1").arg(time); }
    static QString done(const QString &time) { return tr("all sent at about %1").arg(time); }
    static QString needYou(int count) { return tr("%n message(s) need you", nullptr, count); }
};

int countOf(const QList<outbox::ItemSummary> &items, std::initializer_list<State> states)
{
    return int(std::count_if(items.begin(), items.end(), [&states](const outbox::ItemSummary &item) {
        return std::find(states.begin(), states.end(), item.state) != states.end();
    }));
}

} // namespace

QString statusText(const QList<outbox::ItemSummary> &items, const QDateTime &now)
{
    QStringList parts;
    if (const int count = countOf(items, {State::Sending}); count > 0)
        parts += StatusWords::sending(count);
    if (const int count = countOf(items, {State::Waiting}); count > 0)
        parts += StatusWords::waiting(count);
    std::optional<QDateTime> next;
    for (const outbox::ItemSummary &item : items)
        if (item.state == State::Waiting && item.nextAttempt && *item.nextAttempt > now && (!next || *item.nextAttempt < *next))
            next = item.nextAttempt;
    if (next)
        parts += StatusWords::next(shortTime(*next, now));
    if (const auto done = outbox::forecastOfQueue(items))
        parts += StatusWords::done(shortTime(*done, now));
    if (!parts.isEmpty())
        return parts.join(QStringLiteral(", "));
    const int count = countOf(items, {State::NeedsYou, State::Unknown});
    return count > 0 ? StatusWords::needYou(count) : StatusWords::nothing();
}

} // namespace pillarbox::ui
