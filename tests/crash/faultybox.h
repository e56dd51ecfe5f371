#pragma once
// An outbox on a disk that fails when it is told to, and where a message in it is.

#include "smtp/outbox/outbox.h"
#include "tests/support/await.h"
#include "tests/support/diskfaults.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace pillarbox::test {

class FaultyBox
{
public:
    using Error = std::optional<outbox::OutboxError>; // absent: it was done

    FaultyBox();

    Error open(); // also once more, as after a restart of the program
    Error saveDraft();
    Error queue(); // the draft; the item is then `item`
    Error queueReady();
    Error hold() { return change(&outbox::Outbox::hold); }
    Error release() { return change(&outbox::Outbox::release); }
    Error remove() { return change(&outbox::Outbox::remove); }
    Error editAgain();
    Error exportIt();

    // "none", "draft", "waiting", "held" …; or what is wrong: twice, bytes missing, files left over.
    QByteArray where();

    QString directory() const { return m_folder.path() + QLatin1String("/profile"); }
    QString exported() const { return m_folder.path() + QLatin1String("/out/exported.eml"); }

    std::unique_ptr<DiskFaults> faults; // of the whole folder
    outbox::ItemId item;

private:
    template<typename T, typename Call>
    Error answerOf(Call call, T *value = nullptr)
    {
        std::optional<Expected<T, outbox::OutboxError>> answer;
        call([&answer](const Expected<T, outbox::OutboxError> &result) { answer = result; });
        if (!await([&answer] { return answer.has_value(); }))
            return outbox::OutboxError{.kind = {}, .detail = QStringLiteral("no answer"), .error = {}};
        if (!*answer)
            return answer->error();
        if (value)
            *value = answer->value();
        return {};
    }
    Error change(void (outbox::Outbox::*how)(const outbox::ItemId &, outbox::Outbox::Callback<Done>));

    ManualClock m_clock; // nothing is looked for by itself
    QTemporaryDir m_folder;
    std::unique_ptr<outbox::Outbox> m_outbox;
    outbox::ItemId m_draft = outbox::ItemId::createUuid();
};

} // namespace pillarbox::test
