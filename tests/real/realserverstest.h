#pragma once
// The fixture of tests against real servers: started once for all tests of a file, and needed by each.

#include "tests/real/realservers.h"

#include <gtest/gtest.h>

#include <memory>

namespace pillarbox::test {

class RealServersTest : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        if (!RealServers::missing().isEmpty())
            return;
        s_servers = std::make_unique<RealServers>();
        s_isUp = s_servers->start();
    }
    static void TearDownTestSuite() { s_servers.reset(); }
    void SetUp() override
    {
        PILLARBOX_NEED_REAL_SERVERS();
        ASSERT_TRUE(s_isUp) << qPrintable(s_servers->error());
    }

    static inline std::unique_ptr<RealServers> s_servers;
    static inline bool s_isUp = false;
};

} // namespace pillarbox::test
