#include "smtp/protocol/deliveryparameters.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

using namespace std::chrono_literals;

Capabilities everything()
{
    return parseCapabilities({"DSN", "REQUIRETLS", "FUTURERELEASE 86400 2030-01-01T00:00:00Z", "DELIVERBY", "MT-PRIORITY"});
}

QByteArray rcpt(const DsnRequest &request, const QByteArray &path)
{
    DeliveryOptions options;
    options.dsn = request;
    return rcptParameters(path, options, everything());
}

} // namespace

TEST(DeliveryParameters, nothingAskedForIsNothingSaid)
{
    EXPECT_EQ(mailParameters({}, everything()), "");
    EXPECT_EQ(rcptParameters("b@y.example", {}, everything()), "");
    EXPECT_TRUE(notOffered({}, {}).isEmpty());
}

TEST(DeliveryParameters, everythingAskedFor)
{
    DeliveryOptions options;
    options.dsn = DsnRequest{true, true, true, true, "QQ 314+159"};
    options.isTlsRequired = true;
    options.hold = 3600s;
    options.deliverBy = DeliverBy{-120s, false, true};
    options.priority = -4;
    EXPECT_EQ(mailParameters(options, everything()),
        " RET=FULL ENVID=QQ+20314+2B159 REQUIRETLS HOLDFOR=3600 BY=-120;NT MT-PRIORITY=-4");
    options = {};
    options.hold = QDateTime({2027, 3, 4}, {5, 6, 7}, Qt::OffsetFromUTC, 3600);
    options.deliverBy = DeliverBy{60s, true, false};
    options.priority = 0;
    EXPECT_EQ(mailParameters(options, everything()), " HOLDUNTIL=2027-03-04T04:06:07Z BY=60;R MT-PRIORITY=0");
}

TEST(DeliveryParameters, whatIsNotOfferedIsNamedAndNotSaid)
{
    DeliveryOptions options;
    options.dsn = DsnRequest{};
    options.deliverBy = DeliverBy{60s, false, false};
    options.priority = 1;
    EXPECT_EQ(mailParameters(options, {}), "");
    EXPECT_EQ(rcptParameters("b@y.example", options, {}), "");
    EXPECT_EQ(notOffered(options, {}), (QByteArrayList{"DSN", "DELIVERBY", "MT-PRIORITY"}));
    EXPECT_TRUE(notOffered(options, everything()).isEmpty());
}

TEST(DeliveryParameters, eachRecipientIsToldOfAsAsked)
{
    EXPECT_EQ(rcpt({}, "b@y.example"), " NOTIFY=FAILURE ORCPT=rfc822;b@y.example");
    EXPECT_EQ(rcpt({true, true, true, false, {}}, "b+c=d@y.example"),
        " NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;b+2Bc+3Dd@y.example");
    EXPECT_EQ(rcpt({false, false, false, false, {}}, "\"b c\"@y.example"), " NOTIFY=NEVER ORCPT=rfc822;\"b+20c\"@y.example");
    EXPECT_EQ(rcpt({}, "j\xc3\xb6rg@y.example"), " NOTIFY=FAILURE ORCPT=utf-8;j\\x{F6}rg@y.example");
    EXPECT_EQ(rcpt({}, QByteArray(200, '+')), " NOTIFY=FAILURE"); // more than 500 octets (RFC 3461 section 4.2)
}

} // namespace pillarbox::protocol
