#pragma once
// A test that needs a part of the system which may not be here: skipped by name, or failed where everything is required.

#include <QString>

// missing: why it cannot run; empty: it can. At the head of a test or of SetUp().
#define PILLARBOX_NEED(missing)                                                                                                \
    do {                                                                                                                       \
        if (const QString reason = (missing); !reason.isEmpty()) {                                                             \
            if (qEnvironmentVariableIsSet("PILLARBOX_REQUIRE_ALL"))                                                            \
                FAIL() << qPrintable(reason);                                                                                  \
            GTEST_SKIP() << qPrintable(reason);                                                                                \
        }                                                                                                                      \
    } while (false)
