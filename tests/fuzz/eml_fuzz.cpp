// Any bytes as a ready message: refused, or passed on with CRLF line ends, without Bcc, in the size that was promised.

#include "smtp/message/emlsource.h"
#include "tests/fuzz/invariant.h"

#include <cstdint>

#include <sys/mman.h>
#include <unistd.h>

using namespace pillarbox::message;

namespace {

bool hasBcc(const QByteArray &message)
{
    const QByteArray header = message.left(message.indexOf("\r\n\r\n")).toLower();
    return header.startsWith("bcc:") || header.contains("\r\nbcc:");
}

// One file in memory for all runs: a new one on a disk for each costs most of the time.
QString fileWith(const std::uint8_t *data, std::size_t size)
{
    static const int file = memfd_create("eml", 0);
    PILLARBOX_INVARIANT(file >= 0 && pwrite(file, data, size, 0) == ssize_t(size));
    PILLARBOX_INVARIANT(ftruncate(file, off_t(size)) == 0);
    return QStringLiteral("/proc/self/fd/%1").arg(file);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString path = fileWith(data, size);
    static_cast<void>(readAddresses(path).has_value());
    auto source = openEml(path);
    if (!source)
        return 0;
    const QByteArray bytes = source->device->readAll();
    PILLARBOX_INVARIANT(bytes.size() == source->facts.size);
    PILLARBOX_INVARIANT(bytes.count('\n') == bytes.count("\r\n") && bytes.count('\r') == bytes.count("\r\n"));
    PILLARBOX_INVARIANT(!hasBcc(bytes));
    return 0;
}
