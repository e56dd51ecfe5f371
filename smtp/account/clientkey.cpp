#include "smtp/account/clientkey.h"

#include "smtp/transport/clientidentity.h"

#include <cmath>

namespace pillarbox::account {

namespace {

constexpr qint64 kWarnedDays = 30; // time enough to ask whoever issues them for a new one
constexpr double kDay = 24.0 * 60 * 60;

} // namespace

QString clientKeyId(const QString &accountId)
{
    return accountId + QStringLiteral("/client-key");
}

std::optional<qint64> clientCertificateDaysLeft(const Account &account, const QDateTime &now)
{
    const auto end = transport::endOf(account.clientCertificate);
    if (!end)
        return std::nullopt;
    const auto days = static_cast<qint64>(std::floor(double(now.secsTo(*end)) / kDay));
    return days <= kWarnedDays ? std::optional(days) : std::nullopt;
}

} // namespace pillarbox::account
