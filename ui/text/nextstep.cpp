// By hand nothing is ever tried again; in the outbox the disposition decides.

#include "ui/text/nextstep.h"

#include "smtp/outbox/ruling.h"

#include <QCoreApplication>
#include <QLocale>

namespace pillarbox::ui {

using protocol::Disposition;
using protocol::SendError;

namespace {

class NextWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static QString byHand(Disposition disposition);
    static QString inOutbox(Disposition disposition, const Context &context);
    //: a pattern of QDate::toString(): the day, and the month's short name
    static QString dayAndMonth() { return tr("d MMM"); }
    //: a pattern of QDate::toString(): the day, the month's short name, and the year
    static QString dayMonthAndYear() { return tr("d MMM yyyy"); }
    static QString retried(const Context &context);
    static QString afterOpening()
    {
        return tr("The message waits in the outbox, and goes by itself as soon as the keychain is open.");
    }
};

QString NextWords::byHand(Disposition disposition)
{
    switch (disposition) {
    case Disposition::RetryMessage:
    case Disposition::RetryRelay:
        return tr("Nothing was sent; it is worth trying again later.");
    case Disposition::Unknown:
        return tr("Pillarbox does not send it again.");
    case Disposition::AskAccount:
    case Disposition::Final:
        break;
    }
    return tr("Nothing was sent.");
}

QString NextWords::retried(const Context &context)
{
    const QDateTime now = context.now.isValid() ? context.now : QDateTime::currentDateTimeUtc();
    if (!context.nextAttempt)
        return tr("Pillarbox tries again by itself.");
    const QString next = shortTime(*context.nextAttempt, now);
    if (!context.givesUpAt)
        return tr("Next attempt %1.").arg(next);
    return tr("Next attempt %1; gives up %2.").arg(next, shortTime(*context.givesUpAt, now));
}

QString NextWords::inOutbox(Disposition disposition, const Context &context)
{
    switch (disposition) {
    case Disposition::RetryMessage:
        return retried(context);
    case Disposition::RetryRelay:
        return tr("The message is safe in the outbox. %1").arg(retried(context));
    case Disposition::AskAccount:
        return tr("The message waits in the outbox; no further attempt is made until this is fixed.");
    case Disposition::Unknown:
        return tr("Pillarbox does not send it again by itself.");
    case Disposition::Final:
        break;
    }
    return tr("Pillarbox does not try this again by itself.");
}

} // namespace

QString clockTime(QTime time)
{
    const QLocale locale;
    // The C locale's short form has seconds, which say nothing here.
    const bool isC = locale.language() == QLocale::C;
    return isC ? time.toString(QStringLiteral("HH:mm")) : locale.toString(time, QLocale::ShortFormat);
}

std::optional<QDateTime> otherReading(const QDateTime &time, const QTimeZone &zone)
{
    const int offset = zone.offsetFromUtc(time);
    for (const int days : {-1, 1}) {
        const int other = zone.offsetFromUtc(time.addDays(days));
        const QDateTime twin = time.addSecs(offset - other);
        if (other != offset && zone.offsetFromUtc(twin) == other)
            return twin;
    }
    return std::nullopt;
}

QString shortTime(const QDateTime &time, const QDateTime &now)
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return shortTime(time, now, zone.isValid() ? zone : QTimeZone::utc()); // as the C library, which has a TZ of no meaning
}

QString shortTime(const QDateTime &time, const QDateTime &now, const QTimeZone &zone)
{
    const QDateTime local = time.toTimeZone(zone);
    QString clock = clockTime(local.time());
    if (otherReading(time, zone))
        clock += QLatin1Char(' ') + local.timeZoneAbbreviation();
    const QDate today = now.toTimeZone(zone).date();
    const qint64 days = today.daysTo(local.date());
    if (days == 0)
        return clock;
    if (days > 0 && days < 7)
        return QLocale().toString(local.date(), QStringLiteral("ddd")) + QLatin1Char(' ') + clock;
    const bool isThisYear = local.date().year() == today.year();
    return QLocale().toString(local.date(), isThisYear ? NextWords::dayAndMonth() : NextWords::dayMonthAndYear())
        + QLatin1Char(' ') + clock;
}

QString nextStep(const SendError &error, const Context &context)
{
    if (context.isInOutbox && outbox::waitsForKeychain(error))
        return NextWords::afterOpening();
    return context.isInOutbox ? NextWords::inOutbox(outbox::dispositionOfAttempt(error), context)
                              : NextWords::byHand(protocol::dispositionOf(error));
}

} // namespace pillarbox::ui
