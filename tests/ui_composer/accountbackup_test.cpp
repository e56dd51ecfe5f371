// The backup of an account, chosen in its settings.

#include "tests/support/await.h"
#include "tests/ui_composer/profile.h"
#include "ui/accounts/accountdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>

#include <gtest/gtest.h>

namespace pillarbox::test {

class AccountBackup : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(profile.open());
        own = profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@example.org"));
    }
    void edit()
    {
        dialog = std::make_unique<ui::AccountDialog>(profile.accounts(), profile.keychain(), profile.outbox(), systemClock(),
            nullptr, [](const QString &) { return QList<account::HostHint>(); });
        dialog->edit(*profile.accounts().find(own.id));
        dialog->show();
        for (const char *name : {"fold", "advanced"})
            dialog->findChild<QToolButton *>(QLatin1String(name))->click();
    }
    QComboBox &box() { return *dialog->findChild<QComboBox *>(QStringLiteral("backup")); }
    bool isExplained()
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [](const QLabel *label) { return label->isVisible() && label->text().contains(QLatin1String("SPF record")); });
    }
    void save()
    {
        const auto buttons = dialog->findChildren<QToolButton *>();
        for (QToolButton *button : buttons)
            if (button->text().remove(u'&') == QLatin1String("Save Without Testing"))
                button->click();
        ASSERT_TRUE(await([this] { return dialog->result() == QDialog::Accepted; }));
    }
    QString stored() { return profile.accounts().find(own.id)->backup; }

    Profile profile;
    account::Account own;
    std::unique_ptr<ui::AccountDialog> dialog;
};

TEST_F(AccountBackup, IsNothingToChooseForTheOnlyAccount)
{
    edit();
    EXPECT_FALSE(box().isEnabled());
    EXPECT_FALSE(isExplained());
    save();
    EXPECT_EQ(stored(), QString());
}

TEST_F(AccountBackup, IsChosenAmongTheOthersAndSaysWhatItMeans)
{
    const auto spare = profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@spare.example"));
    edit();
    ASSERT_EQ(box().count(), 2) << "none, and the other one";
    EXPECT_EQ(box().currentIndex(), 0);
    EXPECT_FALSE(isExplained());
    box().setCurrentIndex(1);
    EXPECT_TRUE(isExplained());
    save();
    EXPECT_EQ(stored(), spare.id);

    edit();
    EXPECT_EQ(box().currentIndex(), 1);
    box().setCurrentIndex(0);
    save();
    EXPECT_EQ(stored(), QString());
}

TEST_F(AccountBackup, ThatHasBeenRemovedIsNone)
{
    const auto spare = profile.addAccount(QStringLiteral("Ada"), QStringLiteral("ada@spare.example"));
    own.backup = spare.id;
    ASSERT_TRUE(profile.accounts().save(own));
    ASSERT_TRUE(profile.accounts().remove(spare.id));
    edit();
    EXPECT_EQ(box().currentIndex(), 0);
    save();
    EXPECT_EQ(stored(), QString());
}

} // namespace pillarbox::test
