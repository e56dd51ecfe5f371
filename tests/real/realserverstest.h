#pragma once
// The fixture of tests against real servers: started once for all suites of a program, and needed by each test.

#include "tests/real/realservers.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace pillarbox::test {

class RealServersTest : public testing::Test
{
protected:
    static void SetUpTestSuite() { startServers(); }
    // prepare: adds what a file needs beyond the usual.
    static void startServers(const std::function<void(RealServers &)> &prepare = {})
    {
        if (s_servers || !RealServers::missing().isEmpty())
            return;
        s_servers = std::make_unique<RealServers>();
        if (prepare)
            prepare(*s_servers);
        s_isUp = s_servers->start();
    }
    void SetUp() override
    {
        PILLARBOX_NEED_REAL_SERVERS();
        ASSERT_TRUE(s_isUp) << qPrintable(s_servers->error());
    }

    static inline std::unique_ptr<RealServers> s_servers;
    static inline bool s_isUp = false;

private:
    struct End : testing::Environment {
        void TearDown() override { s_servers.reset(); }
    };
    static inline testing::Environment *const s_end = testing::AddGlobalTestEnvironment(new End); // the framework's to delete
};

} // namespace pillarbox::test
