#include "smtp/outbox/pace.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace std::chrono_literals;
using account::SendingLimits;
using std::chrono::milliseconds;

struct Rate {
    const char *name;
    int most;
    milliseconds span;
};

QList<Rate> ratesOf(const SendingLimits &limits)
{
    QList<Rate> rates;
    if (limits.perMinute)
        rates.append({"perMinute", *limits.perMinute, 1min});
    if (limits.perHour)
        rates.append({"perHour", *limits.perHour, 1h});
    if (limits.perDay)
        rates.append({"perDay", *limits.perDay, 24h});
    return rates;
}

// A further one fits when the most-th last is a span ago.
QDateTime openingOf(const Rate &rate, const QList<QDateTime> &taken, const QDateTime &now)
{
    if (taken.size() < rate.most)
        return now;
    return std::max(now, taken[taken.size() - rate.most].addMSecs(rate.span.count()));
}

QDateTime fullSecond(const QDateTime &time)
{
    const int rest = time.time().msec();
    return rest == 0 ? time : time.addMSecs(1000 - rest);
}

} // namespace

milliseconds longestSpan(const SendingLimits &limits)
{
    const auto rates = ratesOf(limits);
    return rates.isEmpty() ? milliseconds(0) : rates.last().span;
}

int mostThatCount(const SendingLimits &limits)
{
    int most = 0;
    for (const Rate &rate : ratesOf(limits))
        most = std::max(most, rate.most);
    return most;
}

QDateTime nextOpening(const SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now)
{
    QDateTime opening = now;
    for (const Rate &rate : ratesOf(limits))
        opening = std::max(opening, openingOf(rate, taken, now));
    return opening;
}

QList<QDateTime> forecast(const SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now, qsizetype count)
{
    QList<QDateTime> all = taken;
    QDateTime earliest = now;
    for (qsizetype i = 0; i < count; ++i) {
        earliest = fullSecond(nextOpening(limits, all, earliest));
        all.append(earliest);
    }
    return all.mid(taken.size());
}

QString limitReached(const SendingLimits &limits, const QList<QDateTime> &taken, const QDateTime &now)
{
    QDateTime last = now;
    QString name;
    for (const Rate &rate : ratesOf(limits)) {
        const QDateTime opening = openingOf(rate, taken, now);
        if (opening <= last)
            continue;
        last = opening;
        name = QLatin1String(rate.name) + QLatin1Char('/') + QString::number(rate.most);
    }
    return name;
}

} // namespace pillarbox::outbox
