#include "smtp/protocol/localfault.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

using namespace std::chrono_literals;

Envelope envelope()
{
    Envelope envelope;
    envelope.reversePath = "a@x.example";
    envelope.forwardPaths = {"b@y.example"};
    envelope.size = 42;
    return envelope;
}

Envelope wishing(const DeliveryOptions &options)
{
    Envelope mail = envelope();
    mail.options = options;
    return mail;
}

Envelope withHold(const Hold &hold)
{
    DeliveryOptions options;
    options.hold = hold;
    return wishing(options);
}

Envelope withDeliverBy(const DeliverBy &wish)
{
    DeliveryOptions options;
    options.deliverBy = wish;
    return wishing(options);
}

// "BADINPUT DETAIL" and the like; empty: it may go.
QByteArray faultOf(const Envelope &mail, const QByteArrayList &lines)
{
    const auto fault = localFault(mail, parseCapabilities(lines));
    if (!fault)
        return {};
    EXPECT_EQ(fault->stage, Stage::Local);
    return errorKindName(fault->kind) + ' ' + fault->detail.toLatin1();
}

} // namespace

TEST(LocalFault, isFoundBeforeAnythingIsSent)
{
    EXPECT_FALSE(localFault(envelope(), {}));
    Envelope bad = envelope();
    bad.forwardPaths.append("c@y\r\nDATA");
    EXPECT_EQ(localFault(bad, {})->kind, ErrorKind::BadAddress);
    EXPECT_EQ(localFault(bad, {})->stage, Stage::Local);
    EXPECT_EQ(localFault(bad, {})->detail, QStringLiteral("c@y??DATA"));
    bad = envelope();
    bad.reversePath = "a b@x";
    EXPECT_EQ(localFault(bad, {})->detail, QStringLiteral("a b@x"));
    bad = envelope();
    bad.forwardPaths.clear();
    EXPECT_EQ(localFault(bad, {})->kind, ErrorKind::NoRecipients);
    bad = envelope();
    bad.forwardPaths = {""};
    EXPECT_EQ(localFault(bad, {})->kind, ErrorKind::BadAddress);
}

TEST(LocalFault, knowsTheServersLimits)
{
    Envelope large = envelope();
    EXPECT_FALSE(localFault(large, parseCapabilities({"SIZE 42"})));
    EXPECT_EQ(localFault(large, parseCapabilities({"SIZE 41"}))->kind, ErrorKind::TooLarge);
    EXPECT_EQ(localFault(large, parseCapabilities({"SIZE 41"}))->detail, QStringLiteral("42/41"));
    large.has8BitContent = true;
    EXPECT_EQ(localFault(large, {})->kind, ErrorKind::Needs8BitMime);
    EXPECT_FALSE(localFault(large, parseCapabilities({"8BITMIME"})));
    Envelope international = envelope();
    international.forwardPaths.append("j\xc3\xb6rg@y.example"); // not declared, and found all the same
    EXPECT_EQ(localFault(international, {})->kind, ErrorKind::NeedsSmtpUtf8);
    EXPECT_EQ(localFault(international, {})->detail, QString::fromUtf8("jörg@y.example"));
    EXPECT_FALSE(localFault(international, parseCapabilities({"SMTPUTF8"})));
}

TEST(LocalFault, binaryContentNeedsBothExtensions)
{
    Envelope mail = envelope();
    mail.isBinary = true;
    mail.has8BitContent = true;
    EXPECT_EQ(faultOf(mail, {"8BITMIME", "CHUNKING"}), "extensionMissing BINARYMIME");
    EXPECT_EQ(faultOf(mail, {"8BITMIME", "BINARYMIME"}), "extensionMissing BINARYMIME");
    EXPECT_EQ(faultOf(mail, {"CHUNKING", "BINARYMIME"}), "");
}

TEST(LocalFault, hardWishesAreNotGivenUpInSilence)
{
    DeliveryOptions tls;
    tls.isTlsRequired = true;
    EXPECT_EQ(faultOf(wishing(tls), {}), "extensionMissing REQUIRETLS");
    EXPECT_EQ(faultOf(wishing(tls), {"REQUIRETLS"}), "");
    EXPECT_EQ(faultOf(withHold(3600s), {}), "extensionMissing FUTURERELEASE");
    EXPECT_EQ(faultOf(withHold(3600s), {"FUTURERELEASE 3600 2027-01-01T00:00:00Z"}), "");
    EXPECT_EQ(faultOf(withHold(3601s), {"FUTURERELEASE 3600 2027-01-01T00:00:00Z"}), "extensionMissing FUTURERELEASE");
    const QDateTime noon({2027, 1, 1}, {12, 0}, Qt::UTC);
    EXPECT_EQ(faultOf(withHold(noon), {"FUTURERELEASE 3600 2027-01-01T12:00:00Z"}), "");
    EXPECT_EQ(faultOf(withHold(noon), {"FUTURERELEASE 3600 2027-01-01T11:59:59Z"}), "extensionMissing FUTURERELEASE");
    EXPECT_EQ(faultOf(withDeliverBy({60s, true, false}), {}), "extensionMissing DELIVERBY");
    EXPECT_EQ(faultOf(withDeliverBy({60s, true, false}), {"DELIVERBY 61"}), "extensionMissing DELIVERBY");
    EXPECT_EQ(faultOf(withDeliverBy({60s, true, false}), {"DELIVERBY 60"}), "");
}

TEST(LocalFault, softWishesStayBehind)
{
    DeliveryOptions options;
    options.dsn = DsnRequest{};
    options.priority = 3;
    options.deliverBy = DeliverBy{60s, false, false};
    EXPECT_EQ(faultOf(wishing(options), {}), "");
}

TEST(LocalFault, wishesOutOfRangeNeverLeave)
{
    const QByteArrayList all{"DSN", "MT-PRIORITY", "DELIVERBY", "FUTURERELEASE"};
    DeliveryOptions options;
    for (const QByteArray &id : {QByteArray("a\r\nRCPT TO:<x@y>"), QByteArray("a\0b", 3), QByteArray("\xc3\xa4"),
             QByteArray(101, 'a'), QByteArray(34, '+')}) {
        options.dsn = DsnRequest{};
        options.dsn->envelopeId = id;
        EXPECT_EQ(faultOf(wishing(options), all), "badInput ENVID") << id.constData();
    }
    options.dsn->envelopeId = QByteArray(100, 'a');
    EXPECT_EQ(faultOf(wishing(options), all), "");
    for (const int priority : {-10, 10, 1000}) {
        DeliveryOptions wish;
        wish.priority = priority;
        EXPECT_EQ(faultOf(wishing(wish), all), "badInput MT-PRIORITY") << priority;
    }
    for (const Hold &hold :
        {Hold(0s), Hold(-5s), Hold(1'000'000'000s), Hold(QDateTime()), Hold(QDateTime({10000, 1, 1}, {0, 0}, Qt::UTC))})
        EXPECT_EQ(faultOf(withHold(hold), all), "badInput FUTURERELEASE");
    for (const DeliverBy &wish : {DeliverBy{0s, true, false}, DeliverBy{-1s, true, false},
             DeliverBy{1'000'000'000s, false, false}, DeliverBy{-1'000'000'000s, false, false}})
        EXPECT_EQ(faultOf(withDeliverBy(wish), all), "badInput DELIVERBY");
    EXPECT_EQ(faultOf(withDeliverBy({-30s, false, false}), all), "");
}

} // namespace pillarbox::protocol
