// Any EHLO reply: what is learnt keeps its bounds, is fit for a screen, and comes out the same when it is read again.

#include "smtp/protocol/capabilities.h"
#include "smtp/protocol/printable.h"
#include "tests/fuzz/invariant.h"

#include <QSet>

#include <cstdint>

using namespace pillarbox::protocol;

namespace {

bool isUpperWord(const QByteArray &name)
{
    return !name.isEmpty() && name.size() <= 20 && name == name.toUpper() && !name.contains(' ');
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto lines = QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size)).split('\n');
    const Capabilities capabilities = parseCapabilities(lines);
    PILLARBOX_INVARIANT(capabilities.lines.size() <= lines.size());
    for (const QByteArray &line : capabilities.lines)
        PILLARBOX_INVARIANT(!line.isEmpty() && isPrintable(line));
    for (const QByteArray &name : capabilities.mechanisms)
        PILLARBOX_INVARIANT(isUpperWord(name) && isPrintable(name));
    const QSet<QByteArray> once(capabilities.mechanisms.begin(), capabilities.mechanisms.end());
    PILLARBOX_INVARIANT(once.size() == capabilities.mechanisms.size());
    PILLARBOX_INVARIANT(!capabilities.sizeLimit || (capabilities.hasSize && *capabilities.sizeLimit > 0));
    PILLARBOX_INVARIANT(parseCapabilities(capabilities.lines) == capabilities);
    return 0;
}
