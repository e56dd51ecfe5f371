#pragma once
// A composer on a throw-away profile, with ways to do what a person does.

#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/ui_composer/profile.h"
#include "ui/composer/composer.h"
#include "ui/theme/noticebar.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QTest>
#include <QTextEdit>

#include <gtest/gtest.h>

namespace pillarbox::test {

class ComposerTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(profile.open());
        account = profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
        show();
    }
    void TearDown() override { delete composer; }

    void show()
    {
        composer = new ui::Composer(profile.outbox(), profile.accounts(), clock);
        QObject::connect(composer, &ui::Composer::sent, composer, [this](const outbox::ItemId &id) { sentId = id; });
        composer->show();
        composer->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(composer));
    }

    template<typename T>
    T *part(const char *name) const
    {
        return composer->findChild<T *>(QString::fromLatin1(name));
    }
    QLineEdit *line(const char *name) const { return part<QLineEdit>(name); }
    QTextEdit *body() const { return part<QTextEdit>("body"); }
    ui::NoticeBar *bar() const { return composer->findChild<ui::NoticeBar *>(); }
    QString said() const { return bar()->isVisible() ? bar()->notice().title : QString(); }

    void type(const char *name, const char *text) { QTest::keyClicks(line(name), QString::fromUtf8(text)); }
    void pressSend() { QTest::keyClick(composer->focusWidget(), Qt::Key_Return, Qt::ControlModifier); }
    bool isSent()
    {
        return await([this] { return sentId.has_value(); });
    }
    bool draftsCome(int count)
    {
        return await([this, count] { return profile.outbox().drafts().size() == count; });
    }

    ManualClock clock;
    Profile profile{clock};
    account::Account account;
    QPointer<ui::Composer> composer;
    std::optional<outbox::ItemId> sentId;
};

} // namespace pillarbox::test
