#pragma once
// What the record of a signing key means as it was found, and how it is written where it is published.

#include "smtp/account/mailsigning.h"
#include "smtp/domain/publishedkey.h"

namespace pillarbox::ui {

QString publishedKeyText(domain::PublishedKey state, const account::MailSigning &signing, const QString &trouble = {});
// A line of a zone file; a text over 255 octets is split there (RFC 1035 section 3.3).
QString zoneLine(const account::MailSigning &signing);

} // namespace pillarbox::ui
