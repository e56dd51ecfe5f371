#include "smtp/outbox/departure.h"

namespace pillarbox::outbox {

Departure boundTo(Departure departure, const account::Account &account, const account::Identity &identity)
{
    departure.envelopeSender = identity.envelopeSender;
    departure.relay = account.port == 0 ? account.host : account.host + QLatin1Char(':') + QString::number(account.port);
    return departure;
}

} // namespace pillarbox::outbox
