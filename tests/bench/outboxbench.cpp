// What is durable, and what that costs; as JSON:
//   bench_outbox many DIRECTORY PORT AUTHORITY COUNT OCTETS
//       so many messages lie in the outbox; seconds until all are recorded as sent
//   bench_outbox build DIRECTORY FILE
//       the longest and the median wait for the save of a draft while a message with this file is put into the outbox,
//       and while nothing else goes on
//   bench_outbox sync DIRECTORY
//       what one sync of 4 KiB takes on this disk, the median

#include "smtp/account/credentialstore.h"
#include "smtp/outbox/deliveryservice.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <unistd.h>

namespace {

using namespace pillarbox;
using namespace Qt::StringLiterals;
using outbox::ItemId;

void await(const std::function<bool()> &isDone)
{
    while (!isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

double secondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values[values.size() / 2];
}

message::Draft draftOf(const QString &accountId, qsizetype octets)
{
    message::Draft draft;
    draft.accountId = accountId;
    draft.from = {{}, u"a@example.org"_s};
    draft.to = {{{}, u"b@example.net"_s}};
    draft.subject = u"one of many"_s;
    const QString line = u"The quick brown fox jumps over the lazy dog, again and again.\n"_s;
    draft.body = line.repeated(octets / line.size() + 1).left(octets);
    return draft;
}

void open(outbox::Outbox &box)
{
    bool isOpen = false;
    box.open([&isOpen](const auto &) { isOpen = true; });
    await([&] { return isOpen; });
}

QJsonObject sendMany(const QString &directory, int port, const QString &authority, int count, int octets)
{
    account::AccountStore accounts(directory + u"/accounts.json"_s);
    (void)accounts.load();
    account::Account account;
    account.identity.address = u"a@example.org"_s;
    account.host = u"127.0.0.1"_s;
    account.port = quint16(port);
    account.security = protocol::Security::ImplicitTls;
    QFile pem(authority);
    if (pem.open(QIODevice::ReadOnly))
        account.trustedPem = pem.readAll();
    const QString accountId = accounts.save(account).value();
    const auto credentials = account::makeMemoryStore();
    outbox::Outbox box(directory);
    open(box);
    int queued = 0;
    for (int i = 0; i < count; ++i)
        box.enqueue(draftOf(accountId, octets - 400), {}, [&queued](const auto &) { ++queued; }); // the header takes the rest
    QElapsedTimer timer;
    timer.start();
    await([&] { return queued == count; });
    const double queuing = secondsOf(timer);
    outbox::DeliveryService service(box, accounts, *credentials);
    timer.restart();
    service.start();
    await([&] { return box.agenda().count({outbox::State::Sent}) == count; });
    return {{u"seconds"_s, secondsOf(timer)}, {u"queuingSeconds"_s, queuing}};
}

// How long each save took, as long as it shall go on.
QList<double> saveDrafts(outbox::Outbox &box, const std::function<bool()> &goesOn)
{
    QList<double> waits;
    const ItemId id = ItemId::createUuid();
    message::Draft draft = draftOf({}, 500);
    while (goesOn()) {
        draft.body += u'x';
        QElapsedTimer timer;
        timer.start();
        bool isSaved = false;
        box.saveDraft(id, draft, [&isSaved](const auto &) { isSaved = true; });
        await([&] { return isSaved; });
        waits.append(secondsOf(timer) * 1000);
        bool isRested = false;
        QTimer::singleShot(10, [&isRested] { isRested = true; });
        await([&isRested] { return isRested; });
    }
    return waits;
}

QJsonObject build(const QString &directory, const QString &path)
{
    outbox::Outbox box(directory);
    open(box);
    int left = 200;
    const auto alone = saveDrafts(box, [&left] { return left-- > 0; });
    message::Draft draft = draftOf({}, 500);
    message::Attachment attachment;
    attachment.path = path;
    attachment.fileName = u"file.bin"_s;
    attachment.mimeType = "application/octet-stream";
    attachment.size = QFileInfo(path).size();
    draft.attachments = {attachment};
    bool isQueued = false;
    QElapsedTimer timer;
    timer.start();
    box.enqueue(draft, {}, [&isQueued](const auto &) { isQueued = true; });
    const auto beside = saveDrafts(box, [&isQueued] { return !isQueued; });
    return {{u"seconds"_s, secondsOf(timer)}, {u"saves"_s, beside.size()},
        {u"longestMs"_s, *std::max_element(beside.begin(), beside.end())}, {u"medianMs"_s, median(beside)},
        {u"longestAloneMs"_s, *std::max_element(alone.begin(), alone.end())}, {u"medianAloneMs"_s, median(alone)}};
}

QJsonObject sync(const QString &directory)
{
    QFile file(directory + u"/sync"_s);
    QList<double> times;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return {};
    for (int i = 0; i < 200; ++i) {
        file.write(QByteArray(4096, 'x'));
        QElapsedTimer timer;
        timer.start();
        ::fdatasync(file.handle());
        times.append(secondsOf(timer) * 1000);
    }
    file.remove();
    return {{u"syncMs"_s, median(times)}};
}

QJsonObject run(const QStringList &words)
{
    if (words.value(1) == u"many"_s && words.size() == 7)
        return sendMany(words[2], words[3].toInt(), words[4], words[5].toInt(), words[6].toInt());
    if (words.value(1) == u"build"_s && words.size() == 4)
        return build(words[2], words[3]);
    return words.value(1) == u"sync"_s && words.size() == 3 ? sync(words[2]) : QJsonObject();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QJsonObject result = run(application.arguments());
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return result.isEmpty() ? 1 : 0;
}
