#include "smtp/message/maildate.h"

#include <QLocale>

#include <cstdlib>

namespace pillarbox::message {

namespace {

QByteArray offset(int seconds)
{
    const int minutes = std::abs(seconds) / 60;
    const QByteArray digits = QByteArray::number(minutes / 60 * 100 + minutes % 60).rightJustified(4, '0');
    return (seconds < 0 ? '-' : '+') + digits;
}

} // namespace

QByteArray mailDate(const QDateTime &date)
{
    const QDateTime time = date.isValid() ? date : QDateTime::currentDateTime();
    const QString text = QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    return text.toLatin1() + ' ' + offset(time.offsetFromUtc());
}

} // namespace pillarbox::message
