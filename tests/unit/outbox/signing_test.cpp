// Mail of an identity that signs: signed last, as it travels; and what happens when the key cannot be had.

#include "tests/unit/outbox/outboxworld.h"

#include <QBuffer>
#include <QFile>

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using message::DkimPrivateKey;
using outbox::ItemId;
using outbox::State;
using protocol::ErrorKind;

class Signing : public testing::Test
{
protected:
    Signing()
    {
        auto account = world.account();
        account.identity.signing
            = account::MailSigning{.domain = "firm.example", .selector = "pillar", .publicRecord = key.publicRecord()};
        account.furtherIdentities.append(account::Identity{{u"Ada"_s, u"ada@other.example"_s}});
        world.change(account);
    }

    void keepKey() { world.credentials->keepForSession(world.account().identity.signing->keyId(), key.toPem()); }
    ItemId enqueueReady(const QByteArray &bytes)
    {
        const QString path = world.directory() + u"/ready.eml"_s;
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto id = world.answerOf<ItemId>([&](auto done) {
            world.outbox->enqueueEml(path, world.accountId, {{}, u"ada@firm.example"_s}, {{{}, u"b@x.example"_s}}, done);
        });
        return id ? *id : ItemId();
    }
    QByteArray exported(const ItemId &id)
    {
        const QString path = world.directory() + u"/out.eml"_s;
        EXPECT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->exportTo(id, path, done); }));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    // The signature that belongs to the rest of these bytes, at the time that it says itself.
    QByteArray signatureOver(const QByteArray &content)
    {
        const qsizetype time = content.indexOf("t=") + 2;
        const auto at = QDateTime::fromSecsSinceEpoch(content.mid(time, content.indexOf(';', time) - time).toLongLong());
        QBuffer rest;
        rest.setData(content.sliced(content.indexOf("\r\nFrom:") + 2));
        rest.open(QIODevice::ReadOnly);
        const auto field = message::dkimField(rest, {"firm.example", "pillar", key}, at);
        return field ? *field : QByteArray("none");
    }

    OutboxWorld world;
    DkimPrivateKey key = *DkimPrivateKey::make(DkimPrivateKey::Type::Ed25519);
};

const QByteArray kHead = "From: Ada <ada@firm.example>\r\nTo: b@x.example\r\nMessage-ID: <7@firm.example>\r\n"
                         "Date: Mon, 02 Mar 2026 14:02:00 +0000\r\nMIME-Version: 1.0\r\n";

TEST_F(Signing, SignsWhatTravelsAndTheReceiptCanMakeItAgain)
{
    keepKey();
    const ItemId id = enqueueReady(kHead + "Subject: hi\r\n\r\nhello \r\n");
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    const auto &received = world.server.received().first();
    ASSERT_TRUE(received.content.startsWith("DKIM-Signature: v=1; a=ed25519-sha256;"));
    EXPECT_TRUE(received.content.startsWith(signatureOver(received.content)));
    EXPECT_TRUE(received.content.endsWith("\r\nSubject: hi\r\n\r\nhello \r\n"));
    EXPECT_EQ(received.content.size(), received.size);
    EXPECT_EQ(exported(id), received.content);
    EXPECT_EQ(world.load(id).receipt->signature, signatureOver(received.content));
}

TEST_F(Signing, LeavesNothingToEncodeOnTheWay)
{
    keepKey();
    world.server.setCapabilities({"PIPELINING", "8BITMIME", "CHUNKING", "BINARYMIME", "SIZE 10000000"});
    const ItemId id
        = enqueueReady(kHead + "Content-Type: text/plain; charset=utf-8\r\n\r\nlong enough to be text, gr\xc3\xbcn\r\n");
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    const QByteArray content = world.server.received().first().content;
    EXPECT_TRUE(content.startsWith("DKIM-Signature:"));
    EXPECT_TRUE(content.endsWith("gr=C3=BCn\r\n"));
    EXPECT_TRUE(content.startsWith(signatureOver(content)));
    EXPECT_EQ(exported(id), content);
}

TEST_F(Signing, WhatMayNotBeEncodedIsSignedAsItIs)
{
    keepKey();
    world.server.setCapabilities({"8BITMIME"});
    const ItemId id = enqueueReady(
        kHead + "Content-Type: multipart/signed; boundary=s\r\n\r\n--s\r\n\r\n\xc3\xbc\r\n--s\r\n\r\nsig\r\n--s--\r\n");
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    const QByteArray content = world.server.received().first().content;
    EXPECT_TRUE(content.startsWith(signatureOver(content)));
    EXPECT_TRUE(content.contains("\xc3\xbc"));
}

TEST_F(Signing, IsEachIdentitysOwn)
{
    keepKey();
    auto draft = draftTo({u"b@x.example"_s});
    draft.from = {u"Ada"_s, u"ada@other.example"_s};
    const ItemId id = world.enqueue(draft);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_FALSE(world.server.received().first().content.contains("DKIM-Signature"));
    EXPECT_EQ(exported(id), world.server.received().first().content);
}

TEST_F(Signing, AMissingKeyAsksInsteadOfSendingUnsigned)
{
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::SigningKeyMissing);
    EXPECT_EQ(world.outbox->find(id)->reason->detail, u"not found"_s);
    EXPECT_TRUE(world.server.received().isEmpty());

    keepKey();
    ASSERT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->accountFixed(world.accountId, done); }));
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_TRUE(world.server.received().first().content.startsWith("DKIM-Signature:"));
}

TEST_F(Signing, WhatIsNoKeyIsMissingToo)
{
    world.credentials->keepForSession(world.account().identity.signing->keyId(), Secret("nonsense"));
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::SigningKeyMissing);
}

TEST_F(Signing, RecipientsOfFurtherTransactionsGetTheSameBytes)
{
    keepKey();
    auto account = world.account();
    account.limits.recipients = 1;
    world.change(account);
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s, u"c@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    ASSERT_EQ(world.server.received().size(), 2);
    EXPECT_TRUE(world.server.received()[0].content.startsWith("DKIM-Signature:"));
    EXPECT_EQ(world.server.received()[0].content, world.server.received()[1].content);
}

} // namespace
} // namespace pillarbox::test
