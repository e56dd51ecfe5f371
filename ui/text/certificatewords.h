#pragma once
// What is wrong with a server's certificate, in words, and its fingerprint as tools print it.

#include "smtp/transport/certificatefault.h"
#include "ui/text/cause.h"

#include <QByteArray>
#include <QString>

namespace pillarbox::ui {

// "3F:9A:…", as tools print it.
QString fingerprintText(const QByteArray &sha256);
// The certificate was refused, or its key is not the one that was trusted.
Cause certificateCause(const protocol::SendError &error, const Context &context);
// "The client certificate ends in 12 days." Below 0: it has ended.
QString certificateEndText(qint64 daysLeft);

} // namespace pillarbox::ui
