// Any text as an address field: what is taken comes back from its display form, and is safe on the wire.

#include "smtp/message/mailbox.h"

#include <QStringList>

#include <cstdlib>

using namespace pillarbox::message;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QStringList pieces = splitMailboxes(text);
    pieces.append(text);
    for (const QString &piece : pieces) {
        const auto mailbox = parseMailbox(piece);
        if (!mailbox) {
            continue;
        }
        const auto again = parseMailbox(displayText(*mailbox));
        const QByteArray path = envelopePath(mailbox->address);
        if (!again || *again != *mailbox || path.contains('\r') || path.contains('\n') || path.size() > 254) {
            std::abort();
        }
    }
    return 0;
}
