#include "smtp/account/trustedpem.h"

#include <QSslCertificate>

namespace pillarbox::account {

bool holdsCertificate(const QByteArray &pem)
{
    return !QSslCertificate::fromData(pem, QSsl::Pem).isEmpty();
}

} // namespace pillarbox::account
