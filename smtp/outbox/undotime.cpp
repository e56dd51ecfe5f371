#include "smtp/outbox/undotime.h"

#include <algorithm>

namespace pillarbox::outbox {

namespace {

const QString kKey = QStringLiteral("undoTime"); // in seconds

std::chrono::seconds fromText(const std::optional<QString> &text)
{
    bool isNumber = false;
    const std::chrono::seconds undoTime(text ? text->toLongLong(&isNumber) : 0);
    return isNumber ? std::clamp(undoTime, std::chrono::seconds(0), longestUndoTime) : usualUndoTime;
}

} // namespace

void loadUndoTime(Outbox &outbox, Outbox::Callback<std::chrono::seconds> done)
{
    outbox.onStore<std::chrono::seconds>(
        [](Store &store) -> Expected<std::chrono::seconds, OutboxError> {
            const auto text = store.settings().value(kKey);
            if (!text)
                return Unexpected{text.error()};
            return fromText(*text);
        },
        std::move(done));
}

void saveUndoTime(Outbox &outbox, std::chrono::seconds undoTime, Outbox::Callback<Done> done)
{
    outbox.onStore<Done>(
        [undoTime](Store &store) { return store.settings().setValue(kKey, QString::number(qint64(undoTime.count()))); },
        std::move(done));
}

} // namespace pillarbox::outbox
