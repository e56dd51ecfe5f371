// Any bytes as a ready message: refused, or passed on with CRLF line ends, without Bcc, in the size that was promised.

#include "smtp/message/emlsource.h"

#include <QTemporaryFile>

#include <cstdlib>

using namespace pillarbox::message;

namespace {

bool hasBcc(const QByteArray &message)
{
    const QByteArray header = message.left(message.indexOf("\r\n\r\n")).toLower();
    return header.startsWith("bcc:") || header.contains("\r\nbcc:");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QTemporaryFile file;
    const auto length = static_cast<qint64>(size);
    if (!file.open() || file.write(reinterpret_cast<const char *>(data), length) != length || !file.flush()) {
        return 0;
    }
    static_cast<void>(readAddresses(file.fileName()).has_value());
    auto source = openEml(file.fileName());
    if (!source) {
        return 0;
    }
    const QByteArray bytes = source->device->readAll();
    if (bytes.size() != source->facts.size || bytes.count('\n') != bytes.count("\r\n")
        || bytes.count('\r') != bytes.count("\r\n") || hasBcc(bytes)) {
        std::abort();
    }
    return 0;
}
