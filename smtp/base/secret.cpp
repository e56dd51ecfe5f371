#include "smtp/base/secret.h"

namespace pillarbox {

void overwrite(QByteArray &bytes)
{
    if (!bytes.isDetached())
        return;
    volatile char *octets = bytes.data(); // volatile: nobody reads them again, yet this must not be left out
    for (qsizetype at = 0; at < bytes.size(); ++at)
        octets[at] = '\0';
}

} // namespace pillarbox
