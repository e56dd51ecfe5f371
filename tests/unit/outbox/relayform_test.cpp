// A ready message in the outbox whose relay does not take it as it is.

#include "tests/unit/outbox/outboxworld.h"

#include <QFile>

#include <gmock/gmock.h>

#include <algorithm>

namespace pillarbox {

using namespace Qt::StringLiterals;
using message::WireForm;
using outbox::ItemId;
using outbox::State;
using protocol::ErrorKind;
using test::OutboxWorld;

const QByteArray kHead = "From: Ada <ada@firm.example>\r\nTo: b@x.example\r\nMessage-ID: <7@firm.example>\r\n"
                         "Date: Mon, 02 Mar 2026 14:02:00 +0000\r\nMIME-Version: 1.0\r\n";

ItemId enqueueReady(OutboxWorld &world, const QByteArray &bytes, const QString &recipient = u"b@x.example"_s)
{
    const QString path = world.directory() + u"/ready.eml"_s;
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto id = world.answerOf<ItemId>([&](auto done) {
        world.outbox->enqueueEml(path, world.accountId, {{}, u"ada@firm.example"_s}, {{{}, recipient}}, done);
    });
    EXPECT_TRUE(id);
    return id ? *id : ItemId();
}

QByteArray exported(OutboxWorld &world, const ItemId &id)
{
    const QString path = world.directory() + u"/out.eml"_s;
    EXPECT_TRUE(world.answerOf<Done>([&](auto done) { world.outbox->exportTo(id, path, done); }));
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

bool hasMail(const OutboxWorld &world)
{
    const QByteArrayList &commands = world.server.commands();
    return std::any_of(commands.begin(), commands.end(), [](const QByteArray &line) { return line.startsWith("MAIL"); });
}

TEST(RelayForm, EightBitTextIsEncodedForARelayWithoutEightBitMime)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "SIZE 100000"});
    const QByteArray bytes = kHead + "Content-Type: text/plain; charset=utf-8\r\n\r\nlong enough to be text, gr\xc3\xbcn\r\n";
    const ItemId id = enqueueReady(world, bytes);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    const auto &received = world.server.received().first();
    EXPECT_TRUE(received.content.endsWith("quoted-printable\r\n\r\nlong enough to be text, gr=C3=BCn\r\n"));
    const QByteArray mail = "MAIL FROM:<ada@firm.example> SIZE=" + QByteArray::number(received.size);
    EXPECT_TRUE(world.server.commands().contains(mail));
    const auto item = world.load(id);
    EXPECT_EQ(item.attempts.first().form, WireForm::SevenBit);
    EXPECT_EQ(item.receipt->form, WireForm::SevenBit);
    EXPECT_EQ(exported(world, id), received.content);
}

TEST(RelayForm, EightBitTextTravelsAsItIsWhereItMay)
{
    OutboxWorld world;
    const QByteArray bytes = kHead + "\r\ngr\xc3\xbcn\r\n";
    const ItemId id = enqueueReady(world, bytes);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.received().first().content, bytes);
    EXPECT_EQ(world.load(id).receipt->form, WireForm::AsIs);
}

TEST(RelayForm, LongLinesAreAlwaysBroken)
{
    OutboxWorld world;
    const ItemId id = enqueueReady(world, kHead + "\r\n" + QByteArray(5000, 'x') + "\r\n");
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    for (const QByteArray &line : world.server.received().first().content.split('\n'))
        EXPECT_LE(line.size(), 999);
    EXPECT_EQ(world.load(id).receipt->form, WireForm::EightBit);
    EXPECT_EQ(exported(world, id), world.server.received().first().content);
}

const QByteArray kOctets = QByteArray("\r\n.\r\n\0\xff all octets", 18).repeated(6000);

TEST(RelayForm, AttachmentsTravelWithoutBase64WhereTheyCan)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "SIZE 104857600", "8BITMIME", "CHUNKING", "BINARYMIME"});
    QFile file(world.directory() + u"/octets"_s);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(kOctets) == kOctets.size());
    file.close();
    message::Draft draft = test::draftTo({u"b@x.example"_s}, u"Octets"_s);
    draft.attachments.append({file.fileName(), u"octets"_s, "application/x", kOctets.size()});
    const ItemId id = world.enqueue(draft);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    const auto &received = world.server.received().first();
    EXPECT_TRUE(received.content.contains("Content-Transfer-Encoding: binary\r\n"));
    EXPECT_TRUE(received.content.contains(QByteArray("\r\n\r\n" + kOctets)));
    EXPECT_LT(received.size, world.outbox->find(id)->size);
    const QByteArrayList &commands = world.server.commands();
    EXPECT_TRUE(
        std::any_of(commands.begin(), commands.end(), [](const QByteArray &line) { return line.contains("BODY=BINARYMIME"); }));
    EXPECT_EQ(world.load(id).receipt->form, WireForm::Binary);
    EXPECT_EQ(exported(world, id), received.content);
}

TEST(RelayForm, AReadyMessageKeepsItsBase64)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "SIZE 104857600", "8BITMIME", "CHUNKING", "BINARYMIME"});
    const QByteArray bytes = kHead + "Content-Type: application/x\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + QByteArray(kOctets.left(57).toBase64() + "\r\n").repeated(2000);
    const ItemId id = enqueueReady(world, bytes);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.received().first().content, bytes);
    EXPECT_EQ(world.load(id).receipt->form, WireForm::AsIs);
}

// It offers CHUNKING all the same.
TEST(RelayForm, ARelayThatKnowsNoChunksGetsTheContentByData)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "CHUNKING"});
    int ends = 0;
    world.server.setAnswer([&ends](const test::Heard &heard) -> std::optional<test::Answer> {
        const bool isChunk = heard.stage == protocol::Stage::EndOfData && ++ends == 1;
        return isChunk ? std::optional(test::Answer{"502 5.5.1 what?", false}) : std::nullopt;
    });
    const QByteArray bytes = kHead + "\r\n.dot\r\n";
    const ItemId id = enqueueReady(world, bytes);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.ledger(), QByteArrayList{"<7@firm.example>"});
    EXPECT_EQ(world.server.received().last().content, bytes);
    EXPECT_TRUE(world.server.commands().contains("DATA"));
    EXPECT_EQ(world.server.connectionCount(), 1);
    EXPECT_EQ(world.load(id).summary.attempts, 1);
}

TEST(RelayForm, ASignatureIsNeverBroken)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING"});
    const ItemId id = enqueueReady(
        world, kHead + "Content-Type: multipart/signed; boundary=s\r\n\r\n--s\r\n\r\n\xc3\xbc\r\n--s\r\n\r\nsig\r\n--s--\r\n");
    const ItemId good = enqueueReady(world, kHead + "\r\nplain\r\n");
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Failed));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::Needs8BitMime);
    ASSERT_TRUE(world.awaitState(good, State::Sent)); // over the same connection
    EXPECT_EQ(world.server.received().size(), 1);
    EXPECT_EQ(world.server.connectionCount(), 1);
}

TEST(RelayForm, SizeIsThatOfWhatTravels)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "SIZE 900"});
    // As base64 it is too large, as it is it would not be.
    const ItemId id = enqueueReady(
        world, kHead + "Content-Type: application/x\r\n\r\n" + QByteArray("\xff\xfe\xfd").repeated(210) + "\r\n");
    ASSERT_LT(world.outbox->find(id)->size, 900);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Failed));
    EXPECT_EQ(world.outbox->find(id)->reason->kind, ErrorKind::TooLarge);
    EXPECT_FALSE(hasMail(world));
}

TEST(RelayForm, AnInternationalAddressNeedsARelayThatTakesIt)
{
    OutboxWorld world;
    const ItemId refused = enqueueReady(world, kHead + "\r\nplain\r\n", u"jörg@münchen.example"_s);
    world.startService();
    ASSERT_TRUE(world.awaitState(refused, State::Failed));
    EXPECT_EQ(world.outbox->find(refused)->reason->kind, ErrorKind::NeedsSmtpUtf8);
    EXPECT_EQ(world.outbox->find(refused)->reason->detail, u"jörg@xn--mnchen-3ya.example"_s);
    EXPECT_FALSE(hasMail(world));
}

TEST(RelayForm, AnInternationalAddressGoesWithSmtpUtf8)
{
    OutboxWorld world;
    world.server.setCapabilities({"PIPELINING", "8BITMIME", "SMTPUTF8"});
    const ItemId id = enqueueReady(world, kHead + "\r\nplain\r\n", u"jörg@münchen.example"_s);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(world.server.received().first().forwardPaths, QByteArrayList{u"jörg@xn--mnchen-3ya.example"_s.toUtf8()});
}

} // namespace pillarbox
