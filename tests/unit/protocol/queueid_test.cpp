#include "smtp/protocol/queueid.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

TEST(QueueId, isFoundWhereServersWriteIt)
{
    const std::pair<const char *, const char *> replies[] = {
        {"250 2.0.0 Ok: queued as A1B2", "A1B2"},
        {"250 2.0.0 Ok: queued as 4Zk3Jx2Q9Wz1234.", "4Zk3Jx2Q9Wz1234"},
        {"250 Ok: queued as x_Y-z=@mailhog.example", "x_Y-z=@mailhog.example"},
        {"250 2.0.0 Ok: queued on mail-1.example as 1700000000-abc", "1700000000-abc"},
        {"250 OK id=1oXyZ0-0001AB-2C", "1oXyZ0-0001AB-2C"},
        {"250 Requested mail action okay, completed: id=0M8abc-1xYz", "0M8abc-1xYz"},
        {"250 2.0.0 OK  1700000000 a1-20020a05600c.123 - gsmtp", "a1-20020a05600c.123"},
        {"250 2.6.0 <m@x.example> [InternalId=12345678, Hostname=HOST.example] 1234 bytes Queued mail for delivery",
            "12345678"},
        {"250 2.0.0 3B2Ax5k9012345 Message accepted for delivery", "3B2Ax5k9012345"},
        {"250 2.0.0: 1a2b3c4d Message accepted for delivery", "1a2b3c4d"},
        {"250 Ok 0100018f1a2b3c4d-0a1b2c3d-1111-2222-3333-444455556666-000000",
            "0100018f1a2b3c4d-0a1b2c3d-1111-2222-3333-444455556666-000000"},
    };
    for (const auto &[reply, id] : replies)
        EXPECT_EQ(queueIdIn(reply), id) << reply;
}

TEST(QueueId, isAbsentRatherThanWrong)
{
    for (const char *reply : {"", "250", "250 Ok", "250 2.0.0 Ok", "250 Great success", "250 Queued (0.016 seconds)",
             "250 2.5.0 Ok.", "250 message queued", "250 Ok queued as", "250 void=1 valid",
             "250 2.0.0 Message accepted for delivery", "250 Ok nothing-to-see-here", "250 see https://x.example/?uid=5"})
        EXPECT_EQ(queueIdIn(reply), "") << reply;
}

} // namespace pillarbox::protocol
