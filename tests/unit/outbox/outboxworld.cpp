#include "tests/unit/outbox/outboxworld.h"

#include <QDir>

namespace pillarbox::test {

using outbox::ItemId;
using outbox::OutboxError;

message::Draft draftTo(const QStringList &recipients, const QString &subject)
{
    message::Draft draft;
    draft.from = {QStringLiteral("Ada"), QStringLiteral("ada@firm.example")};
    for (const QString &recipient : recipients)
        draft.to.append({{}, recipient});
    draft.subject = subject;
    draft.body = QStringLiteral("Good morning.\n");
    return draft;
}

OutboxWorld::OutboxWorld(Clock *clock)
    : m_clock(clock ? *clock : systemClock())
{
    server.start();
    QDir().mkpath(directory());
    accounts = std::make_unique<account::AccountStore>(directory() + QLatin1String("/accounts.json"));
    (void)accounts->load();
    account::Account account;
    account.label = QStringLiteral("Work");
    account.identity = {QStringLiteral("Ada"), QStringLiteral("ada@firm.example")};
    account.host = QStringLiteral("127.0.0.1");
    account.port = server.startTlsPort();
    account.security = protocol::Security::StartTls;
    account.userName = QStringLiteral("ada");
    account.trustedPem = server.trustedPem();
    accountId = accounts->save(account).value();
    credentials = account::makeMemoryStore();
    credentials->keepForSession(accountId, Secret("secret"));
    openOutbox();
}

OutboxWorld::~OutboxWorld()
{
    service.reset();
    outbox.reset();
}

void OutboxWorld::openOutbox()
{
    outbox = std::make_unique<outbox::Outbox>(directory(), m_clock);
    (void)answerOf<Done>([this](auto done) { outbox->open(done); });
    service = std::make_unique<outbox::DeliveryService>(*outbox, *accounts, *credentials, m_clock);
}

void OutboxWorld::restart()
{
    service.reset();
    outbox.reset();
    openOutbox();
}

void OutboxWorld::startService()
{
    service->start();
}

Expected<ItemId, OutboxError> OutboxWorld::tryEnqueue(const message::Draft &draft, const ItemId &draftId)
{
    return answerOf<ItemId>([&](auto done) { outbox->enqueue(draft, draftId, done); });
}

ItemId OutboxWorld::enqueue(const message::Draft &draft)
{
    message::Draft complete = draft;
    complete.accountId = accountId;
    const auto id = tryEnqueue(complete);
    return id ? id.value() : ItemId();
}

QList<outbox::ItemSummary> OutboxWorld::items()
{
    const auto ids = answerOf<QList<ItemId>>([this](auto done) { outbox->ids(done); });
    const auto items
        = answerOf<QList<outbox::ItemSummary>>([&](auto done) { outbox->fetch(ids ? *ids : QList<ItemId>(), done); });
    return items ? *items : QList<outbox::ItemSummary>();
}

outbox::Item OutboxWorld::load(const ItemId &id)
{
    const auto item = answerOf<outbox::Item>([&](auto done) { outbox->load(id, done); });
    return item ? item.value() : outbox::Item();
}

outbox::State OutboxWorld::stateOf(const ItemId &id) const
{
    const auto *item = outbox->find(id);
    return item ? item->state : outbox::State::Draft;
}

bool OutboxWorld::awaitState(const ItemId &id, outbox::State state)
{
    return await([&] { return stateOf(id) == state; });
}

std::function<std::optional<Answer>(const Heard &)> answersByRecipient(const QHash<QByteArray, QByteArray> &answers)
{
    return [answers](const Heard &heard) -> std::optional<Answer> {
        if (heard.stage != protocol::Stage::Rcpt)
            return {};
        for (const auto &[address, line] : answers.asKeyValueRange())
            if (heard.line.contains(QByteArray('<' + address + '>')))
                return Answer{line, false};
        return {};
    };
}

std::function<std::optional<Answer>(const Heard &)> answersAt(protocol::Stage stage, const Answer &answer)
{
    return [stage, answer](const Heard &heard) { return heard.stage == stage ? std::optional(answer) : std::nullopt; };
}

} // namespace pillarbox::test
