#include "ui/text/hosttext.h"

#include "smtp/dns/hostname.h"

#include <QUrl>

namespace pillarbox::ui {

QString hostText(const QString &name)
{
    const QString ascii = dns::toAsciiHost(name).value_or(name);
    const QString read = QUrl::fromAce(ascii.toLatin1(), QUrl::IgnoreIDNWhitelist);
    return read.isEmpty() || read == ascii ? name : QStringLiteral("%1 (%2)").arg(read, ascii);
}

} // namespace pillarbox::ui
