// Any bytes as a mail that came back: what is read of it is bounded and fit to be shown.

#include "smtp/message/deliveryreport.h"
#include "smtp/message/draftreader.h"
#include "smtp/message/parsedmessage.h"
#include "tests/fuzz/invariant.h"

#include <algorithm>
#include <cstdint>

using namespace pillarbox::message;

namespace {

bool isFit(const QString &text)
{
    const auto isControl = [](QChar each) { return each.category() == QChar::Other_Control; };
    return text.size() <= 1000 && std::none_of(text.begin(), text.end(), isControl);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const ParsedMessage message = parseBytes(bytes);
    for (const MessagePart &part : message.parts)
        PILLARBOX_INVARIANT(!safeFileName(part.fileName, part.type).contains(QLatin1Char('/')));
    const auto report = deliveryReportOf(message);
    if (!report)
        return 0;
    PILLARBOX_INVARIANT(report->recipients.size() <= 1000);
    PILLARBOX_INVARIANT(report->messageId.size() < 1000 && !report->messageId.contains('\n'));
    for (const RecipientReport &recipient : report->recipients) {
        for (const QString &text :
            {recipient.originalRecipient, recipient.finalRecipient, recipient.diagnostic, recipient.reporter})
            PILLARBOX_INVARIANT(isFit(text));
        PILLARBOX_INVARIANT(recipient.status.size() <= 9);
    }
    return 0;
}
