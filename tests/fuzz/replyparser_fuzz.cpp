// ReplyParser: any bytes, whole and in pieces, give the same replies; a reply keeps its bounds.
// First octet: how long the pieces are.

#include "smtp/protocol/printable.h"
#include "smtp/protocol/replyparser.h"
#include "tests/fuzz/invariant.h"

#include <QList>

#include <cstdint>

using namespace pillarbox::protocol;

namespace {

struct Run {
    QList<Reply> replies;
    std::optional<ReplyFault> fault;

    bool operator==(const Run &) const = default;
};

void check(const Reply &reply)
{
    PILLARBOX_INVARIANT(reply.code >= 200 && reply.code <= 599);
    PILLARBOX_INVARIANT(!reply.lines.isEmpty() && reply.lines.size() <= ReplyParser::maximumLines);
    for (const QByteArray &line : reply.lines)
        PILLARBOX_INVARIANT(!line.contains('\n') && line.size() <= ReplyParser::maximumLine);
    PILLARBOX_INVARIANT(isPrintable(reply.toPrintable()));
    const auto enhanced = reply.enhanced();
    PILLARBOX_INVARIANT(!enhanced || enhanced->klass == reply.code / 100);
    PILLARBOX_INVARIANT(reply.text().count('\n') == reply.lines.size() - 1);
}

Run parsed(QByteArrayView bytes, qsizetype piece)
{
    Run run;
    ReplyParser parser;
    for (qsizetype at = 0; at < bytes.size() && !run.fault; at += piece) {
        parser.add(bytes.sliced(at, qMin(piece, bytes.size() - at)));
        while (const auto next = parser.next()) {
            if (!next->has_value()) {
                run.fault = next->error();
                break;
            }
            check(**next);
            run.replies.append(**next);
        }
    }
    return run;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    PILLARBOX_INVARIANT(parsed(bytes, bytes.size()) == parsed(bytes, 1 + data[0]));
    return 0;
}
