#pragma once
// Who named a server, in words; and who said that there is none.

#include "smtp/account/discovery.h"

#include <QString>

namespace pillarbox::ui {

QString originText(const account::HostHint &hint); // "smtp.example.org, named in the domain's DNS"
// The provider that is known to take no mail from mail programs; empty: nobody said so.
QString declinedBy(const account::Discovery &discovery);
QString declinedTitle(const QString &provider);
QString declinedAdvice();

} // namespace pillarbox::ui
