#pragma once
// How a connection for an account is made, the same for a delivery and for a test of it.

#include "smtp/account/account.h"
#include "smtp/transport/connection.h"

namespace pillarbox::account {

transport::ConnectionSettings connectionSettings(const Account &account);

} // namespace pillarbox::account
