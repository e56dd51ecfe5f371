#include "tests/support/manyitems.h"

#include "smtp/outbox/itemtable.h"
#include "smtp/outbox/store.h"

#include <QFile>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::State;

namespace {

State stateOf(int number)
{
    switch (number % 100) {
    case 0:
        return State::Held;
    case 1:
        return State::Failed;
    case 2:
        return State::Unknown;
    default:
        return State::Sent;
    }
}

outbox::NewItem itemOf(int number, const QDateTime &now)
{
    outbox::NewItem item;
    item.summary.id = ItemId::createUuid();
    item.summary.state = stateOf(number);
    if (item.summary.state == State::Held)
        item.summary.hold = outbox::HoldReason::User;
    item.summary.accountId = number % 3 == 0 ? u"one"_s : u"two"_s;
    item.summary.subject = u"Message %1 about the meeting of the harbour committee"_s.arg(number);
    item.summary.from = {u"Ada Lovelace"_s, u"ada@firm.example"_s};
    item.summary.queuedAt = item.summary.changedAt = now.addSecs(-60 * qint64(number));
    item.summary.size = 4096;
    item.summary.messageId = '<' + item.summary.id.toByteArray(QUuid::WithoutBraces) + "@firm.example>";
    for (int i = 0; i <= number % 2; ++i) {
        outbox::Recipient recipient;
        recipient.mailbox = {u"Person %1"_s.arg(number + i), u"person%1@place%2.example"_s.arg(number + i).arg(number % 50)};
        recipient.outcome = item.summary.state == State::Sent ? outbox::Outcome::Accepted : outbox::Outcome::Pending;
        item.summary.recipients.append(recipient);
    }
    return item;
}

} // namespace

bool fillOutbox(const QString &directory, int count, SpoolFiles files)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const outbox::OutboxPaths paths{directory};
    {
        outbox::Store store(paths);
        if (!store.open(now))
            return false;
        store.close();
    }
    outbox::Database database;
    if (!database.open(paths.database()))
        return false;
    outbox::ItemTable items(database);
    outbox::Transaction transaction(database);
    for (int number = 0; number < count; ++number) {
        const auto item = itemOf(number, now);
        items.insert(item);
        QFile spooled(outbox::Spool(paths).path(item.summary.id));
        if (files == SpoolFiles::Empty && !spooled.open(QIODevice::WriteOnly))
            return false;
    }
    return bool(transaction.commit());
}

} // namespace pillarbox::test
