// Any content on its way to a relay that takes little: refused, or in the size that was promised, with nothing the relay does
// not take, the same bytes each time, and whatever is already fit left alone.

#include "smtp/message/lineendings.h"
#include "smtp/message/octetfacts.h"
#include "smtp/message/wireencoding.h"
#include "tests/fuzz/invariant.h"

#include <QBuffer>

#include <algorithm>

using namespace pillarbox::message;

namespace {

QByteArray canonical(QByteArrayView bytes)
{
    QByteArray out;
    LineEndings lineEndings;
    lineEndings.convert(bytes, out);
    lineEndings.finish(out);
    return out;
}

MessageFacts factsOf(const QByteArray &bytes)
{
    const qsizetype blank = bytes.startsWith("\r\n") ? 0 : bytes.indexOf("\r\n\r\n") + 2;
    const qsizetype header = blank < 2 && !bytes.startsWith("\r\n") ? bytes.size() : blank + 2;
    OctetFacts facts;
    facts.add(QByteArrayView(bytes).first(header), OctetFacts::Part::Header);
    facts.add(QByteArrayView(bytes).sliced(header), OctetFacts::Part::Body);
    MessageFacts own = facts.facts();
    own.isOwnWriting = true;
    return own;
}

std::unique_ptr<QIODevice> openBytes(const QByteArray &bytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

void tryRelay(const QByteArray &bytes, const RelayLimits &relay)
{
    const auto open = [&bytes] { return openBytes(bytes); };
    const auto encoding = encodingFor(factsOf(bytes), relay, open);
    if (!encoding) {
        return;
    }
    const QByteArray wire = encoded(open(), *encoding)->readAll();
    PILLARBOX_INVARIANT(wire.size() == encoding->size);
    PILLARBOX_INVARIANT(wire == encoded(open(), *encodingFor(factsOf(bytes), relay, open))->readAll());
    if (encoding->isBinary) {
        return;
    }
    const MessageFacts facts = factsOf(wire);
    PILLARBOX_INVARIANT(!facts.hasLongLine);
    PILLARBOX_INVARIANT(relay.takes8Bit || !facts.has8BitContent);
    PILLARBOX_INVARIANT(wire.count('\n') == wire.count("\r\n") && wire.count('\r') == wire.count("\r\n"));
    PILLARBOX_INVARIANT(encodingFor(facts, relay, [&wire] { return openBytes(wire); })->form == WireForm::AsIs);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    // Small inputs reach long lines by a repeated octet.
    content.replace("\x01\x01", QByteArray(1000, 'x'));
    const QByteArray bytes = canonical(content);
    tryRelay(bytes, {});
    tryRelay(bytes, {.takes8Bit = true, .takesBinary = false});
    tryRelay(bytes, {.takes8Bit = true, .takesBinary = true});
    return 0;
}
