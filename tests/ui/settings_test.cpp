// The settings: what is set comes back, and nothing is set that was not asked for.

#include "smtp/outbox/undotime.h"
#include "tests/support/await.h"
#include "tests/support/diskfaults.h"
#include "tests/support/manualclock.h"
#include "tests/ui_composer/profile.h"
#include "ui/settings/recipientspage.h"
#include "ui/settings/retentionpage.h"
#include "ui/settings/sendingpage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/theme/noticebar.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSpinBox>

#include <gtest/gtest.h>

using namespace pillarbox;
using namespace pillarbox::ui;
using outbox::Retention;

namespace {

class SettingsTest : public testing::Test
{
protected:
    void SetUp() override { ASSERT_TRUE(m_profile.open()); }
    void TearDown() override { delete m_dialog; }

    void open()
    {
        delete m_dialog;
        m_dialog = new SettingsDialog;
        m_page = new RetentionPage(m_profile.outbox(), m_dialog);
        QObject::connect(m_page, &RetentionPage::saved, m_page, [this] { ++m_saved; });
        m_dialog->addPage(m_page);
        m_dialog->show();
        ASSERT_TRUE(test::await([this] { return m_page->isEnabled(); }));
    }
    Retention stored()
    {
        std::optional<Retention> stored;
        m_profile.outbox().loadRetention([&stored](const auto &retention) { stored = *retention; });
        EXPECT_TRUE(test::await([&stored] { return stored.has_value(); }));
        return *stored;
    }
    void press(QDialogButtonBox::StandardButton button) { m_dialog->findChild<QDialogButtonBox *>()->button(button)->click(); }
    template<typename T>
    QList<T *> parts() const
    {
        return m_page->findChildren<T *>();
    }

    test::ManualClock m_clock;
    test::Profile m_profile{m_clock};
    QPointer<SettingsDialog> m_dialog;
    QPointer<RetentionPage> m_page;
    int m_saved = 0;
};

} // namespace

TEST_F(SettingsTest, EverythingIsKeptUntilSaidOtherwise)
{
    open();
    EXPECT_TRUE(parts<QRadioButton>()[0]->isChecked());
    EXPECT_FALSE(parts<QCheckBox>()[0]->isChecked());
    press(QDialogButtonBox::Ok);
    EXPECT_EQ(stored(), Retention{});
    EXPECT_EQ(m_saved, 0);
}

TEST_F(SettingsTest, WhatIsChosenIsStoredAndShownAgain)
{
    open();
    parts<QRadioButton>()[2]->click();
    parts<QSpinBox>()[1]->setValue(500);
    parts<QCheckBox>()[0]->click();
    parts<QSpinBox>()[2]->setValue(30);
    press(QDialogButtonBox::Apply);
    EXPECT_TRUE(test::await([this] { return m_saved == 1; }));
    EXPECT_EQ(stored(), (Retention{Retention::Keep::Newest, 500, 30}));
    open();
    EXPECT_TRUE(parts<QRadioButton>()[2]->isChecked());
    EXPECT_EQ(parts<QSpinBox>()[1]->value(), 500);
    EXPECT_EQ(parts<QSpinBox>()[2]->value(), 30);
    press(QDialogButtonBox::RestoreDefaults);
    EXPECT_EQ(stored(), (Retention{Retention::Keep::Newest, 500, 30})); // not before it is applied
    press(QDialogButtonBox::Apply);
    EXPECT_TRUE(test::await([this] { return m_saved == 2; }));
    EXPECT_EQ(stored(), Retention{});
}

// The save is known only later: until then the dialog stays, and after a failure with what was chosen.
TEST_F(SettingsTest, WhatCouldNotBeStoredIsSaidAndStaysToBeTriedAgain)
{
    open();
    parts<QRadioButton>()[2]->click();
    parts<QSpinBox>()[1]->setValue(500);
    test::DiskFaults disk(m_profile.path(QStringLiteral("outbox")));
    disk.failAll(ENOSPC);
    press(QDialogButtonBox::Ok);
    const auto *bar = m_dialog->findChild<NoticeBar *>();
    ASSERT_TRUE(test::await([bar] { return bar->isVisible(); }));
    EXPECT_EQ(bar->notice().title.toStdString(), "The disk is full.");
    ASSERT_TRUE(m_dialog);
    EXPECT_TRUE(m_dialog->isVisible());
    EXPECT_EQ(parts<QSpinBox>()[1]->value(), 500);
    EXPECT_TRUE(m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Apply)->isEnabled());
    disk.heal();
    press(QDialogButtonBox::Ok);
    EXPECT_TRUE(test::await([this] { return m_dialog.isNull(); }));
    EXPECT_EQ(stored(), (Retention{Retention::Keep::Newest, 500, {}}));
}

TEST_F(SettingsTest, CancelChangesNothing)
{
    open();
    parts<QRadioButton>()[1]->click();
    press(QDialogButtonBox::Cancel);
    EXPECT_EQ(stored(), Retention{});
}

TEST_F(SettingsTest, TheTimeToTakeAMessageBackIsTenSecondsUntilItIsSet)
{
    const auto page = [this] {
        delete m_dialog;
        m_dialog = new SettingsDialog;
        auto *sending = new SendingPage(m_profile.outbox(), m_dialog);
        m_dialog->addPage(sending);
        m_dialog->show();
        EXPECT_TRUE(test::await([sending] { return sending->isEnabled(); }));
        return sending;
    };
    SendingPage *sending = page();
    auto *box = sending->findChild<QSpinBox *>();
    EXPECT_EQ(box->value(), 10);
    EXPECT_EQ(box->minimum(), 0);
    EXPECT_EQ(box->maximum(), 120);
    std::optional<std::chrono::seconds> saved;
    QObject::connect(sending, &SendingPage::saved, sending, [&saved](std::chrono::seconds undoTime) { saved = undoTime; });
    box->setValue(0);
    EXPECT_EQ(box->text(), QStringLiteral("Off"));
    press(QDialogButtonBox::Apply);
    ASSERT_TRUE(test::await([&saved] { return saved.has_value(); }));
    EXPECT_EQ(saved->count(), 0);
    EXPECT_EQ(page()->findChild<QSpinBox *>()->value(), 0);
}

TEST_F(SettingsTest, RecipientsDomainsAreNotAskedAboutUntilThatIsWanted)
{
    QSettings settings(m_profile.path(QStringLiteral("windows.ini")), QSettings::IniFormat);
    m_dialog = new SettingsDialog;
    auto *page = new RecipientsPage(settings, m_dialog);
    QList<bool> saved;
    QObject::connect(page, &RecipientsPage::saved, page, [&saved](bool isAsking) { saved += isAsking; });
    m_dialog->addPage(page);
    m_dialog->show();
    auto *asks = page->findChild<QCheckBox *>();
    EXPECT_FALSE(asks->isChecked());
    asks->click();
    press(QDialogButtonBox::Apply);
    press(QDialogButtonBox::Apply);
    EXPECT_EQ(saved, QList<bool>{true});
    EXPECT_TRUE(asksAboutRecipients(QSettings(settings.fileName(), QSettings::IniFormat)));
    press(QDialogButtonBox::RestoreDefaults);
    press(QDialogButtonBox::Ok);
    EXPECT_EQ(saved, (QList<bool>{true, false}));
    EXPECT_FALSE(asksAboutRecipients(settings));
}
