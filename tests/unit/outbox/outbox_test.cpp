// The outbox as windows and command line use it.

#include "tests/unit/outbox/outboxworld.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <csignal>
#include <sys/resource.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::OutboxError;
using outbox::State;
using protocol::ErrorKind;
using test::await;
using test::draftTo;
using test::OutboxWorld;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TEST(Outbox, QueuedMessageIsThereAtOnceAndAfterARestart)
{
    OutboxWorld world;
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}, u"Straße"_s));
    const auto *item = world.outbox->find(id);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->state, State::Waiting);
    EXPECT_EQ(item->subject, u"Straße"_s);
    EXPECT_TRUE(item->hasDraft);
    EXPECT_EQ(item->size, contentOf(world.outbox->spoolFile(id)).size());
    EXPECT_TRUE(contentOf(world.outbox->spoolFile(id)).contains(item->messageId));
    const auto before = *item;
    world.restart();
    ASSERT_EQ(world.items().size(), 1);
    EXPECT_EQ(world.items()[0], before);
}

TEST(Outbox, ChangesAreAnnouncedBeforeTheAnswer)
{
    OutboxWorld world;
    QList<ItemId> changed;
    bool isAnnounced = false;
    QObject::connect(world.outbox.get(), &outbox::Outbox::itemChanged, [&](const ItemId &id) { changed.append(id); });
    std::optional<ItemId> id;
    world.outbox->enqueue(draftTo({u"b@x.example"_s}), {}, [&](const auto &result) {
        id = result.value();
        isAnnounced = changed.contains(*id) && world.outbox->find(*id);
    });
    ASSERT_TRUE(await([&] { return id.has_value(); }));
    EXPECT_TRUE(isAnnounced);
}

TEST(Outbox, WhatARelayWaitsForIsAnsweredBeforeTheNews)
{
    OutboxWorld world;
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    QStringList order;
    QObject::connect(world.outbox.get(), &outbox::Outbox::itemChanged, [&] { order.append(u"news"_s); });
    world.outbox->onStore<Done>(
        [id, now = systemClock().now()](outbox::Store &store) { return store.items().sendNow(id, now); },
        [&](const auto &result) { order.append(result ? u"answer"_s : u"failure"_s); }, outbox::Outbox::Answering::BeforeNews);
    ASSERT_TRUE(await([&] { return order.size() == 2; }));
    EXPECT_EQ(order, QStringList({u"answer"_s, u"news"_s}));
}

TEST(Outbox, SameMailboxIsOneRecipient)
{
    OutboxWorld world;
    message::Draft draft = draftTo({u"b@x.example"_s, u"b@X.EXAMPLE"_s, u"B@x.example"_s});
    draft.cc.append({u"Bee"_s, u"b@x.example"_s});
    draft.bcc.append({{}, u"hidden@x.example"_s});
    const ItemId id = world.enqueue(draft);
    const auto recipients = world.outbox->find(id)->recipients;
    ASSERT_EQ(recipients.size(), 3); // b, B, hidden
    EXPECT_TRUE(recipients[2].isHidden);
    EXPECT_FALSE(contentOf(world.outbox->spoolFile(id)).contains("hidden"));
}

struct Bad {
    const char *name;
    std::function<void(message::Draft &)> spoil;
    OutboxError::Kind kind;
    ErrorKind error;
};

TEST(Outbox, BadMessagesAreRefusedWithAReasonAndLeaveNothing)
{
    const QList<Bad> table{
        {"no sender", [](auto &draft) { draft.from = {}; }, OutboxError::Kind::BadMessage, ErrorKind::BadAddress},
        {"nobody", [](auto &draft) { draft.to.clear(); }, OutboxError::Kind::BadMessage, ErrorKind::NoRecipients},
        {"no address", [](auto &draft) { draft.to[0].address = u"b"_s; }, OutboxError::Kind::BadMessage, ErrorKind::BadAddress},
        {"a whole mailbox as address", [](auto &draft) { draft.to[0].address = u"B <b@x.example>"_s; },
            OutboxError::Kind::BadMessage, ErrorKind::BadAddress},
        {"control in the address", [](auto &draft) { draft.to[0].address = u"b@x.example\r\nDATA"_s; },
            OutboxError::Kind::BadMessage, ErrorKind::BadAddress},
        {"control in bcc",
            [](auto &draft) {
                draft.bcc.append({{}, u"b\n@x.example"_s});
            },
            OutboxError::Kind::BadMessage, ErrorKind::BadAddress},
        {"control in the subject", [](auto &draft) { draft.subject = u"a\r\nBcc: c@x.example"_s; },
            OutboxError::Kind::BadMessage, ErrorKind::BadInput},
        {"file that is not there",
            [](auto &draft) {
                draft.attachments.append({u"/no/such/file"_s, u"file"_s, "text/plain", 3});
            },
            OutboxError::Kind::CannotRead, ErrorKind::CannotReadFile},
    };
    OutboxWorld world;
    for (const Bad &bad : table) {
        message::Draft draft = draftTo({u"b@x.example"_s});
        bad.spoil(draft);
        const auto result = world.tryEnqueue(draft);
        ASSERT_FALSE(result) << bad.name;
        EXPECT_EQ(result.error().kind, bad.kind) << bad.name;
        ASSERT_TRUE(result.error().error) << bad.name;
        EXPECT_EQ(result.error().error->kind, bad.error) << bad.name;
        EXPECT_EQ(result.error().error->stage, protocol::Stage::Local) << bad.name;
        for (const QChar character : result.error().detail)
            EXPECT_TRUE(character.isPrint()) << bad.name;
    }
    EXPECT_EQ(world.outbox->agenda().count(), 0);
    EXPECT_TRUE(QDir(world.outbox->paths().spool()).entryList(QDir::Files).isEmpty());
}

// A limit on file sizes stands for the full disk.
TEST(Outbox, FullDiskKeepsTheDraftAndSaysSo)
{
    OutboxWorld world;
    const ItemId draftId = ItemId::createUuid();
    message::Draft draft = draftTo({u"b@x.example"_s});
    draft.body = QString(400'000, u'x');
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->saveDraft(draftId, draft, done); }));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{.rlim_cur = 100'000, .rlim_max = before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    const auto result = world.tryEnqueue(draft, draftId);
    setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, OutboxError::Kind::SizeLimit);
    EXPECT_EQ(world.outbox->agenda().count(), 0);
    ASSERT_EQ(world.outbox->drafts().size(), 1);
    EXPECT_TRUE(world.tryEnqueue(draft, draftId)); // room again
    EXPECT_TRUE(world.outbox->drafts().isEmpty());
}

TEST(Outbox, AttachmentsAreFrozenWhenQueued)
{
    OutboxWorld world;
    const QString path = world.directory() + u"/report.txt"_s;
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("first version");
    file.close();
    message::Draft draft = draftTo({u"b@x.example"_s});
    draft.attachments.append({path, u"report.txt"_s, "text/plain", 13});
    const ItemId id = world.enqueue(draft);
    ASSERT_FALSE(id.isNull());
    ASSERT_TRUE(QFile::remove(path));
    EXPECT_TRUE(contentOf(world.outbox->spoolFile(id)).contains(QByteArray("first version").toBase64()));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
}

TEST(Outbox, DraftIsBoundAndGivenBack)
{
    OutboxWorld world;
    const ItemId draftId = ItemId::createUuid();
    message::Draft draft = draftTo({u"b@x.example"_s});
    draft.bcc.append({{}, u"hidden@x.example"_s});
    draft.cursor = 5;
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->saveDraft(draftId, draft, done); }));
    ASSERT_EQ(world.outbox->drafts().size(), 1);
    const auto id = world.tryEnqueue(draft, draftId);
    ASSERT_TRUE(id);
    EXPECT_TRUE(world.outbox->drafts().isEmpty());
    EXPECT_EQ(world.answerOf<message::Draft>([&](auto done) { world.outbox->loadDraft(id.value(), done); }).value(), draft);

    const auto record = world.answerOf<outbox::DraftRecord>([&](auto done) { world.outbox->editAgain(id.value(), done); });
    ASSERT_TRUE(record);
    EXPECT_EQ(record.value().id, draftId);
    EXPECT_EQ(record.value().draft, draft);
    EXPECT_EQ(world.outbox->agenda().count(), 0);
    EXPECT_EQ(world.outbox->drafts().size(), 1);
    EXPECT_FALSE(QFile::exists(world.outbox->spoolFile(id.value())));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->removeDraft(draftId, done); }));
    EXPECT_TRUE(world.outbox->drafts().isEmpty());
}

// What was typed last is saved, also when the program ends in the same moment.
TEST(Outbox, DraftsAreSavedInTheirLastForm)
{
    OutboxWorld world;
    const ItemId id = ItemId::createUuid();
    int answers = 0;
    message::Draft draft = draftTo({});
    for (int i = 0; i < 200; ++i) {
        draft.body += u'x';
        world.outbox->saveDraft(id, draft, [&](const auto &result) { answers += result.has_value(); });
    }
    ASSERT_TRUE(await([&] { return answers == 200; }));
    draft.body += u'y';
    world.outbox->saveDraft(id, draft);
    draft.body += u'z';
    world.outbox->saveDraft(id, draft);
    world.restart();
    ASSERT_EQ(world.outbox->drafts().size(), 1);
    EXPECT_EQ(world.outbox->drafts()[0].draft, draft);
}

TEST(Outbox, DraftSaveDoesNotWaitForALargeMessage)
{
    OutboxWorld world;
    const QString path = world.directory() + u"/large.bin"_s;
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_TRUE(file.resize(200 * 1024 * 1024)); // sparse
    message::Draft draft = draftTo({u"b@x.example"_s});
    draft.attachments.append({path, u"large.bin"_s, "application/octet-stream", file.size()});
    QStringList order;
    world.outbox->enqueue(draft, {}, [&](const auto &) { order.append(u"message"_s); });
    world.outbox->saveDraft(ItemId::createUuid(), draftTo({}), [&](const auto &) { order.append(u"draft"_s); });
    ASSERT_TRUE(await([&] { return order.size() == 2; }, std::chrono::seconds(100)));
    EXPECT_EQ(order.first(), u"draft"_s);
}

TEST(Outbox, ReadyMessageGoesToTheGivenRecipients)
{
    OutboxWorld world;
    const QString path = world.directory() + u"/ready.eml"_s;
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("From: Ada <ada@firm.example>\nTo: other@x.example\nBcc: hidden@x.example\nSubject: =?utf-8?q?Stra=C3=9Fe?=\n"
               "Message-ID: <7@firm.example>\nDate: Mon, 02 Mar 2026 14:02:00 +0000\n\nText\n");
    file.close();
    const auto id = world.answerOf<ItemId>([&](auto done) {
        world.outbox->enqueueEml(path, world.accountId, {{}, u"ada@firm.example"_s}, {{{}, u"b@x.example"_s}}, done);
    });
    ASSERT_TRUE(id);
    const auto *item = world.outbox->find(id.value());
    EXPECT_EQ(item->messageId, "<7@firm.example>");
    EXPECT_EQ(item->subject, u"Straße"_s);
    EXPECT_FALSE(item->hasDraft);
    world.startService();
    ASSERT_TRUE(world.awaitState(id.value(), State::Sent));
    EXPECT_EQ(world.server.received()[0].forwardPaths, QByteArrayList{"b@x.example"});
    EXPECT_FALSE(world.server.received()[0].content.contains("hidden"));

    const auto missing = world.answerOf<ItemId>([&](auto done) {
        world.outbox->enqueueEml(
            u"/no/such.eml"_s, world.accountId, {{}, u"ada@firm.example"_s}, {{{}, u"b@x.example"_s}}, done);
    });
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, OutboxError::Kind::CannotRead);
}

TEST(Outbox, KeepsAndExportsFiles)
{
    OutboxWorld world;
    const auto kept = world.answerOf<QString>([&](auto done) { world.outbox->keepFile("picture", u"png"_s, done); });
    ASSERT_TRUE(kept);
    EXPECT_EQ(contentOf(kept.value()), "picture");
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    const QString target = world.directory() + u"/out.eml"_s;
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->exportTo(id, target, done); }));
    EXPECT_EQ(contentOf(target), contentOf(world.outbox->spoolFile(id)));
}

TEST(Outbox, HoldReleaseAndRemove)
{
    OutboxWorld world;
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->hold(id, done); }));
    EXPECT_EQ(world.stateOf(id), State::Held);
    EXPECT_EQ(world.outbox->find(id)->hold, outbox::HoldReason::User);
    EXPECT_FALSE(world.outbox->find(id)->nextAttempt);
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->release(id, done); }));
    EXPECT_EQ(world.stateOf(id), State::Waiting);
    const QString file = world.outbox->spoolFile(id);
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->remove(id, done); }));
    EXPECT_FALSE(world.outbox->find(id));
    EXPECT_FALSE(QFile::exists(file));
    const auto again = world.answerOf<Done>([&](auto done) { world.outbox->remove(id, done); });
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, OutboxError::Kind::NotFound);
}

TEST(Outbox, WhatAnotherProcessQueuesIsSeen)
{
    OutboxWorld world;
    outbox::Outbox other(world.directory());
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { other.open(done); }));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    ASSERT_TRUE(await([&] { return other.find(id) != nullptr; }));
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { other.remove(id, done); }));
    ASSERT_TRUE(await([&] { return world.outbox->find(id) == nullptr; }));
}

} // namespace pillarbox
