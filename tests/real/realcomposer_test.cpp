// The whole way as a person goes it: an address, a subject, a text and a file in the composer, Send by keyboard, the outbox,
// Postfix over each of its ports with each mechanism, and what Dovecot put into the mailbox read back.

#include "smtp/outbox/deliveryservice.h"
#include "tests/real/realserverstest.h"
#include "tests/support/await.h"
#include "tests/ui_composer/composerfixture.h"
#include "tests/unit/message/readmessage.h"

#include <QFile>

namespace pillarbox::test {
namespace {

struct Way {
    const char *name;
    quint16 RealPorts::*port;
    protocol::Security security;
    const char *mechanism;
};

class RealComposerTest : public RealServersTest, public testing::WithParamInterface<Way>
{
protected:
    void SetUp() override
    {
        RealServersTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        ASSERT_TRUE(profile.open());
        account = profile.addAccount(QStringLiteral("Ada Lövelace"), RealServers::ada().address);
        account.host = RealServers::host();
        account.port = s_servers->ports().*(GetParam().port);
        account.security = GetParam().security;
        account.mechanism = GetParam().mechanism;
        account.trustedPem = s_servers->caPem();
        ASSERT_TRUE(profile.accounts().save(account));
        profile.keychain().keepForSession(account.id, Secret(RealServers::ada().password));
    }

    QString makeFile(const QByteArray &bytes) const
    {
        QFile file(profile.path(QStringLiteral("Übersicht €.bin")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        return file.fileName();
    }

    // The item once its fate is known.
    std::optional<outbox::ItemSummary> compose(const QString &recipient, const QString &text, const QString &file)
    {
        auto *composer = new ui::Composer(profile.outbox(), profile.accounts()); // deletes itself once it is closed
        std::optional<outbox::ItemId> id;
        QObject::connect(composer, &ui::Composer::sent, composer, [&](const outbox::ItemId &sent) { id = sent; });
        composer->show();
        composer->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(composer));
        QTest::keyClicks(composer->findChild<QLineEdit *>(QStringLiteral("to")), recipient + u',');
        composer->findChild<QLineEdit *>(QStringLiteral("subject"))->setText(QStringLiteral("Grüße – 10 € 🎉"));
        composer->findChild<QTextEdit *>(QStringLiteral("body"))->setPlainText(text);
        composer->attachFiles({file});
        QTest::keyClick(composer, Qt::Key_Return, Qt::ControlModifier);
        if (!await([&] { return id.has_value(); }))
            return {};
        outbox::DeliveryService service(profile.outbox(), profile.accounts(), profile.keychain());
        service.start();
        const auto isEnded = [&] {
            const auto *item = profile.outbox().find(*id);
            return item && item->state != outbox::State::Waiting && item->state != outbox::State::Sending;
        };
        return await(isEnded) ? std::optional(*profile.outbox().find(*id)) : std::nullopt;
    }

    Profile profile;
    account::Account account;
};

TEST_P(RealComposerTest, WhatWasWrittenIsInTheMailbox)
{
    const QString recipient = QString::fromLatin1(GetParam().name).toLower() + u"@pillarbox.test";
    const QString text = QStringLiteral("Liebe Grüße,\n.\n..zwei Punkte\n  Einzug\nтест\n");
    QByteArray bytes;
    for (int i = 0; i < 200'000; ++i)
        bytes.append(char(i * i % 251));
    const auto item = compose(QStringLiteral("\"Hopper, Grace\" <") + recipient + u'>', text, makeFile(bytes));
    ASSERT_TRUE(item);
    EXPECT_EQ(item->state, outbox::State::Sent) << qPrintable(item->reason ? item->reason->detail : QString());

    const QStringList files = s_servers->waitForMail(recipient);
    ASSERT_EQ(files.size(), 1) << s_servers->log().constData();
    QFile file(files.first());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const auto message = tests::readWithGMime(file.readAll());
    EXPECT_EQ(message.subject, QStringLiteral("Grüße – 10 € 🎉"));
    EXPECT_EQ(message.from, account.identity);
    EXPECT_EQ(message.text, text);
    ASSERT_EQ(message.attachments.size(), 1);
    EXPECT_EQ(message.attachments.first().fileName, QStringLiteral("Übersicht €.bin"));
    EXPECT_TRUE(message.attachments.first().bytes == bytes);
}

INSTANTIATE_TEST_SUITE_P(Ways, RealComposerTest,
    testing::Values(Way{"StartTlsPlain", &RealPorts::startTls, protocol::Security::StartTls, "PLAIN"},
        Way{"StartTlsLogin", &RealPorts::startTls, protocol::Security::StartTls, "LOGIN"},
        Way{"TlsPlain", &RealPorts::tls, protocol::Security::ImplicitTls, "PLAIN"},
        Way{"TlsLogin", &RealPorts::tls, protocol::Security::ImplicitTls, "LOGIN"},
        Way{"AlternativePlain", &RealPorts::alternative, protocol::Security::StartTls, "PLAIN"},
        Way{"AlternativeLogin", &RealPorts::alternative, protocol::Security::StartTls, "LOGIN"}),
    [](const auto &way) { return std::string(way.param.name); });

} // namespace
} // namespace pillarbox::test
