// The disk is full: the window stays, with the text in it, says so, and sends when there is room again.

#include "tests/support/diskfaults.h"
#include "tests/ui_composer/composerfixture.h"

using namespace pillarbox;
using namespace std::chrono_literals;
using test::ComposerTest;

namespace {

class FullDisk : public ComposerTest
{
protected:
    void write()
    {
        type("to", "grace@example.net,");
        type("subject", "Numbers");
        body()->insertPlainText(QStringLiteral("Hello"));
    }
    bool saysSo()
    {
        return test::await([this] { return said() == QStringLiteral("The disk is full."); });
    }

    test::DiskFaults disk{profile.path(QStringLiteral("outbox"))};
};

TEST_F(FullDisk, TheTextStaysAndIsSentWhenThereIsRoom)
{
    write();
    disk.failAll(ENOSPC);
    pressSend();
    ASSERT_TRUE(saysSo()) << qPrintable(said());
    EXPECT_FALSE(sentId);
    EXPECT_TRUE(composer->isVisible());
    EXPECT_TRUE(body()->isEnabled());
    EXPECT_EQ(body()->toPlainText(), QStringLiteral("Hello"));
    pressSend(); // once more in vain
    ASSERT_TRUE(test::await([this] { return body()->isEnabled(); }));
    EXPECT_TRUE(profile.outbox().drafts().isEmpty());
    disk.heal();
    pressSend();
    ASSERT_TRUE(isSent());
    EXPECT_TRUE(test::await([this] { return composer.isNull(); }));
    EXPECT_TRUE(profile.outbox().find(*sentId));
}

// The row is saved, and then there is no room for the message.
TEST_F(FullDisk, ADraftThatWasSavedStaysADraft)
{
    write();
    clock.advance(2s);
    ASSERT_TRUE(draftsCome(1));
    disk.failAll(ENOSPC);
    pressSend();
    ASSERT_TRUE(saysSo()) << qPrintable(said());
    EXPECT_EQ(profile.outbox().drafts().size(), 1);
    disk.heal();
    pressSend();
    ASSERT_TRUE(isSent());
    EXPECT_TRUE(draftsCome(0));
}

TEST_F(FullDisk, WhatIsTypedIsSavedWhenThereIsRoom)
{
    disk.failAll(ENOSPC);
    type("subject", "Numbers");
    clock.advance(2s);
    ASSERT_TRUE(saysSo()) << qPrintable(said());
    EXPECT_TRUE(composer->isWindowModified());
    disk.heal();
    clock.advance(2s);
    EXPECT_TRUE(draftsCome(1));
    EXPECT_TRUE(test::await([this] { return !composer->isWindowModified(); }));
}

} // namespace
