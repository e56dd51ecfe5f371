// The whole way without a window: a draft through the outbox to Postfix, and what Dovecot put into the mailbox read back.

#include "tests/real/realserverstest.h"
#include "tests/unit/message/readmessage.h"
#include "tests/unit/outbox/outboxworld.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace pillarbox::test {
namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using outbox::Outcome;
using outbox::State;

constexpr auto kLong = 180s;

constexpr const char *kFewRecipients = "-o smtpd_recipient_limit=3 -o smtpd_recipient_overshoot_limit=1000";

class RealOutboxTest : public RealServersTest
{
protected:
    static void SetUpTestSuite()
    {
        startServers([](RealServers &servers) { servers.addVariant(kFewRecipients); });
    }
    // The account of the world sends to Postfix.
    static void useRealServer(OutboxWorld &world, const RealServers::User &user = RealServers::ada())
    {
        account::Account account = world.account();
        account.identity = {u"Ada Lövelace"_s, user.address};
        account.host = RealServers::host();
        account.port = s_servers->ports().startTls;
        account.userName = user.address;
        account.trustedPem = s_servers->caPem();
        world.change(account);
        world.credentials->keepForSession(world.accountId, Secret(user.password));
    }
    message::Attachment attach(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_directory.filePath(QString::number(++m_files));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        return {path, name, "application/octet-stream", bytes.size()};
    }
    static QByteArray delivered(const QString &address)
    {
        const QStringList files = s_servers->waitForMail(address);
        EXPECT_EQ(files.size(), 1) << s_servers->log().constData();
        QFile file(files.value(0));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray randomBytes(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator random(42);
        random.generate(reinterpret_cast<quint32 *>(bytes.data()), reinterpret_cast<quint32 *>(bytes.data() + size / 4 * 4));
        return bytes;
    }

    QTemporaryDir m_directory;
    int m_files = 0;
};

TEST_F(RealOutboxTest, TextNamesAndAttachmentsArriveAsTheyWere)
{
    OutboxWorld world;
    useRealServer(world, RealServers::grace());
    auto draft = draftTo({u"arrive@pillarbox.test"_s});
    draft.from = {u"Ada Lövelace"_s, u"grace@pillarbox.test"_s};
    draft.to.first().name = u"Müller, Jürgen \"Jo\""_s;
    draft.cc = {{u"Ωmega"_s, u"copy@pillarbox.test"_s}};
    draft.bcc = {{u"Hidden"_s, u"hidden@pillarbox.test"_s}};
    draft.subject = u"Grüße – 10 € für 東京 und ein recht langer Betreff, der gefaltet werden muss, damit er passt 🎉"_s;
    draft.body = u"Liebe Grüße,\n.\n..zwei Punkte\n\nFrom here on\n  Einzug \nтест\n"_s + QString(2000, u'x') + u"\nEnde\n"_s;
    const QList<std::pair<QString, QByteArray>> files{{u"Übersicht € 2026.bin"_s, randomBytes(300'001)},
        {u"empty.txt"_s, QByteArray()}, {u"dots \"and\" lines.dat"_s, QByteArray("\r\n.\r\n..\n.\r\n").repeated(500)}};
    for (const auto &[name, bytes] : files)
        draft.attachments.append(attach(name, bytes));
    const auto id = world.enqueue(draft);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));

    const auto item = world.load(id);
    ASSERT_TRUE(item.receipt);
    EXPECT_FALSE(item.receipt->queueId.isEmpty());
    EXPECT_TRUE(s_servers->log().contains(item.receipt->queueId)) << "the reference that a postmaster can find";

    const QByteArray bytes = delivered(u"arrive@pillarbox.test"_s);
    const auto message = tests::readWithGMime(bytes);
    EXPECT_EQ(message.subject, draft.subject);
    EXPECT_EQ(message.from, draft.from);
    EXPECT_EQ(message.to, draft.to);
    EXPECT_EQ(message.cc, draft.cc);
    EXPECT_EQ(message.text, draft.body);
    ASSERT_EQ(message.attachments.size(), files.size());
    for (qsizetype i = 0; i < files.size(); ++i) {
        EXPECT_EQ(message.attachments.at(i).fileName, files.at(i).first);
        EXPECT_TRUE(message.attachments.at(i).bytes == files.at(i).second) << i;
    }
    EXPECT_TRUE(bytes.contains(item.summary.messageId));
    EXPECT_FALSE(delivered(u"copy@pillarbox.test"_s).contains("hidden@"));
    EXPECT_FALSE(delivered(u"hidden@pillarbox.test"_s).contains("Hidden"));
}

TEST_F(RealOutboxTest, AHundredMegabytesArriveWhole)
{
    constexpr qint64 kSize = 100'000'000;
    OutboxWorld world;
    useRealServer(world);
    auto draft = draftTo({u"large@pillarbox.test"_s}, u"Large"_s);
    draft.from.address = RealServers::ada().address;
    QByteArray hash;
    {
        const QByteArray content = randomBytes(kSize);
        hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
        draft.attachments.append(attach(u"large.bin"_s, content));
    }
    const qint64 expectedSize = message::encodedSize(draft);
    const auto id = world.enqueue(draft);
    qint64 mostWritten = 0;
    QObject::connect(world.service.get(), &outbox::DeliveryService::progressed, world.service.get(),
        [&](const outbox::Progress &progress) { mostWritten = std::max(mostWritten, progress.octetsWritten); });
    world.startService();
    ASSERT_TRUE(await([&] { return world.stateOf(id) == State::Sent; }, kLong));
    EXPECT_GT(mostWritten, 130'000'000);
    EXPECT_NEAR(double(world.load(id).summary.size), double(expectedSize), 2000);

    const auto message = tests::readWithGMime(delivered(u"large@pillarbox.test"_s));
    ASSERT_EQ(message.attachments.size(), 1);
    EXPECT_EQ(message.attachments.first().bytes.size(), kSize);
    EXPECT_EQ(QCryptographicHash::hash(message.attachments.first().bytes, QCryptographicHash::Sha256), hash);
}

TEST_F(RealOutboxTest, EachRecipientGetsItsDueAndNobodyTwice)
{
    s_servers->answerRecipient(u"busy@pillarbox.test"_s, "450 4.2.1 Mailbox busy");
    s_servers->answerRecipient(u"gone@pillarbox.test"_s, "550 5.1.1 No such mailbox");
    ManualClock clock;
    OutboxWorld world(&clock);
    useRealServer(world);
    auto draft = draftTo({u"busy@pillarbox.test"_s, u"fine@pillarbox.test"_s, u"gone@pillarbox.test"_s}, u"Three"_s);
    draft.from.address = RealServers::ada().address;
    const auto id = world.enqueue(draft);
    world.startService();
    ASSERT_TRUE(await([&] { return world.stateOf(id) == State::Waiting && world.load(id).summary.attempts == 1; }));
    const auto recipients = world.load(id).summary.recipients;
    ASSERT_EQ(recipients.size(), 3);
    EXPECT_EQ(recipients.at(0).outcome, Outcome::Pending);
    EXPECT_EQ(recipients.at(0).replyCode, 450);
    EXPECT_EQ(recipients.at(1).outcome, Outcome::Accepted);
    EXPECT_EQ(recipients.at(2).outcome, Outcome::Refused);
    EXPECT_EQ(recipients.at(2).replyCode, 550);
    EXPECT_EQ(s_servers->waitForMail(u"fine@pillarbox.test"_s).size(), 1);

    s_servers->acceptAllRecipients();
    clock.advance(1min);
    ASSERT_TRUE(world.awaitState(id, State::Failed)) << "one refused for good, the others have it";
    EXPECT_EQ(world.load(id).summary.recipients.at(0).outcome, Outcome::Accepted);
    EXPECT_EQ(s_servers->waitForMail(u"busy@pillarbox.test"_s).size(), 1);
    EXPECT_EQ(s_servers->mailbox(u"fine@pillarbox.test"_s).size(), 1);
    EXPECT_TRUE(s_servers->mailbox(u"gone@pillarbox.test"_s).isEmpty());
}

// 452 4.5.3: Postfix takes three in a transaction.
TEST_F(RealOutboxTest, MoreRecipientsThanARelayTakesAreServedAtOnce)
{
    OutboxWorld world;
    useRealServer(world);
    account::Account account = world.account();
    account.port = s_servers->variantPort(kFewRecipients);
    world.change(account);
    QStringList recipients;
    for (int number = 1; number <= 8; ++number)
        recipients.append(u"many%1@pillarbox.test"_s.arg(number));
    auto draft = draftTo(recipients);
    draft.from.address = RealServers::ada().address;
    const auto id = world.enqueue(draft);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::Sent));
    const auto attempts = world.load(id).attempts;
    ASSERT_EQ(attempts.size(), 1);
    EXPECT_TRUE(attempts.first().transcript.contains("452 4.5.3"));
    EXPECT_EQ(attempts.first().transcript.count("MAIL FROM"), 3) << attempts.first().transcript.constData();
    for (const QString &recipient : recipients)
        EXPECT_EQ(s_servers->waitForMail(recipient).size(), 1) << qPrintable(recipient);
}

TEST_F(RealOutboxTest, AWrongPasswordPausesTheAccountUntilItIsFixed)
{
    OutboxWorld world;
    useRealServer(world);
    world.credentials->keepForSession(world.accountId, Secret("wrong"));
    auto draft = draftTo({u"fixed@pillarbox.test"_s});
    draft.from.address = RealServers::ada().address;
    const auto id = world.enqueue(draft);
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    EXPECT_EQ(world.load(id).summary.reason->kind, protocol::ErrorKind::CredentialRefused);
    world.credentials->keepForSession(world.accountId, Secret(RealServers::ada().password));
    world.outbox->accountFixed(world.accountId);
    EXPECT_TRUE(world.awaitState(id, State::Sent));
    EXPECT_EQ(s_servers->waitForMail(u"fixed@pillarbox.test"_s).size(), 1);
}

} // namespace
} // namespace pillarbox::test
