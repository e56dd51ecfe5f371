#pragma once
// A profile in a temporary folder, a server to send to, and everything between them, for tests of the outbox.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/outbox/deliveryservice.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/recordingserver.h"

#include <QTemporaryDir>

#include <memory>

namespace pillarbox::test {

message::Draft draftTo(const QStringList &recipients, const QString &subject = QStringLiteral("Greetings"));

class OutboxWorld
{
public:
    // Without a clock: the machine's.
    explicit OutboxWorld(Clock *clock = nullptr);
    ~OutboxWorld();

    QString directory() const { return m_folder.path() + QLatin1String("/profile"); }
    // The program ends (as if killed: what is under way stays behind) and begins again.
    void restart();
    void startService();

    // Each waits for the answer; a failure is an empty one.
    outbox::ItemId enqueue(const message::Draft &draft);
    Expected<outbox::ItemId, outbox::OutboxError> tryEnqueue(const message::Draft &draft, const outbox::ItemId &draftId = {});
    outbox::Item load(const outbox::ItemId &id);
    QList<outbox::ItemSummary> items(); // all, newest first
    outbox::State stateOf(const outbox::ItemId &id) const; // Draft when there is no such item
    bool awaitState(const outbox::ItemId &id, outbox::State state);
    template<typename T, typename Call>
    Expected<T, outbox::OutboxError> answerOf(Call call)
    {
        std::optional<Expected<T, outbox::OutboxError>> answer;
        call([&answer](const Expected<T, outbox::OutboxError> &result) { answer = result; });
        if (!await([&answer] { return answer.has_value(); }))
            return Unexpected{outbox::OutboxError{.kind = {}, .detail = QStringLiteral("no answer"), .error = {}}};
        return *answer;
    }

    account::Account account() const { return *accounts->find(accountId); }
    void change(const account::Account &account) { (void)accounts->save(account); }

    RecordingServer server;
    std::unique_ptr<account::CredentialStore> credentials;
    std::unique_ptr<account::AccountStore> accounts;
    std::unique_ptr<outbox::Outbox> outbox;
    std::unique_ptr<outbox::DeliveryService> service;
    QString accountId;

private:
    void openOutbox();

    QTemporaryDir m_folder;
    Clock &m_clock;
};

// Answers for recipients by address: "b@x.example" -> "550 5.1.1 no such user".
std::function<std::optional<Answer>(const Heard &)> answersByRecipient(const QHash<QByteArray, QByteArray> &answers);
// One answer for a stage, always.
std::function<std::optional<Answer>(const Heard &)> answersAt(protocol::Stage stage, const Answer &answer);

} // namespace pillarbox::test
