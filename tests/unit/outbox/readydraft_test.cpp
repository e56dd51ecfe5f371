// A message that came ready can be edited like one that was written here.

#include "tests/unit/outbox/outboxworld.h"

#include <QFile>

#include <gtest/gtest.h>

namespace pillarbox {

using namespace Qt::StringLiterals;
using message::Draft;
using outbox::DraftRecord;
using outbox::ItemId;
using outbox::OutboxError;
using outbox::State;
using test::OutboxWorld;

class ReadyDraft : public testing::Test
{
protected:
    ItemId queue()
    {
        QFile file(world.directory() + u"/ready.eml"_s);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(
            "From: Ada <ada@firm.example>\nTo: b@x.example\nCc: c@x.example\nSubject: =?utf-8?q?Stra=C3=9Fe?=\nContent-Type: "
            "multipart/mixed; boundary=b\n\n--b\n\nText\n--b\nContent-Type: application/pdf; name=a.pdf\n"
            "Content-Transfer-Encoding: base64\n\nAAEC\n--b--\n");
        file.close();
        return world
            .answerOf<ItemId>([&](auto done) {
                world.outbox->enqueueEml(file.fileName(), world.accountId, {{}, u"ada@firm.example"_s},
                    {{{}, u"b@x.example"_s}, {{}, u"c@x.example"_s}, {{}, u"hidden@x.example"_s}}, done);
            })
            .value();
    }
    void expectWhole(const Draft &draft)
    {
        EXPECT_EQ(draft.accountId, world.accountId);
        EXPECT_EQ(draft.from, (message::Mailbox{u"Ada"_s, u"ada@firm.example"_s}));
        EXPECT_EQ(draft.to, (QList<message::Mailbox>{{{}, u"b@x.example"_s}}));
        EXPECT_EQ(draft.cc, (QList<message::Mailbox>{{{}, u"c@x.example"_s}}));
        EXPECT_EQ(draft.bcc, (QList<message::Mailbox>{{{}, u"hidden@x.example"_s}}));
        EXPECT_EQ(draft.subject, u"Straße"_s);
        EXPECT_EQ(draft.body.trimmed(), u"Text"_s);
        ASSERT_EQ(draft.attachments.size(), 1);
        QFile file(draft.attachments[0].path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_EQ(file.readAll(), QByteArray("\0\1\2", 3));
        EXPECT_EQ(draft.attachments[0].fileName, u"a.pdf"_s);
    }

    OutboxWorld world;
};

TEST_F(ReadyDraft, IsReadForANewMessage)
{
    const ItemId id = queue();
    const auto draft = world.answerOf<Draft>([&](auto done) { world.outbox->loadDraft(id, done); });
    ASSERT_TRUE(draft);
    expectWhole(*draft);
    EXPECT_EQ(world.stateOf(id), State::Waiting);
    EXPECT_TRUE(world.outbox->drafts().isEmpty());
}

TEST_F(ReadyDraft, TakesThePlaceOfTheMessageThatIsEdited)
{
    const ItemId id = queue();
    const auto record = world.answerOf<DraftRecord>([&](auto done) { world.outbox->editAgain(id, done); });
    ASSERT_TRUE(record);
    expectWhole(record->draft);
    EXPECT_FALSE(world.outbox->find(id));
    EXPECT_FALSE(QFile::exists(world.outbox->spoolFile(id)));
    ASSERT_EQ(world.outbox->drafts().size(), 1);
    EXPECT_EQ(world.outbox->drafts()[0].draft, record->draft);
}

TEST_F(ReadyDraft, WhatIsNotThereIsSaid)
{
    const auto none = ItemId::createUuid();
    EXPECT_EQ(world.answerOf<Draft>([&](auto done) { world.outbox->loadDraft(none, done); }).error().kind,
        OutboxError::Kind::NotFound);
    EXPECT_EQ(world.answerOf<DraftRecord>([&](auto done) { world.outbox->editAgain(none, done); }).error().kind,
        OutboxError::Kind::NotFound);
    const ItemId id = queue();
    QFile::remove(world.outbox->spoolFile(id));
    EXPECT_EQ(world.answerOf<DraftRecord>([&](auto done) { world.outbox->editAgain(id, done); }).error().kind,
        OutboxError::Kind::CannotRead);
    EXPECT_EQ(world.stateOf(id), State::Waiting);
}

} // namespace pillarbox
