// The manager of accounts as a person uses it: order, copies, a removal with its way back, import with a preview, export.

#include "smtp/account/clientkey.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/testcertificates.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/profile.h"
#include "ui/accounts/accountlistdialog.h"
#include "ui/accounts/importdialog.h"
#include "ui/accounts/passworddialog.h"
#include "ui/outbox/firststart.h"
#include "ui/theme/noticebar.h"

#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <gtest/gtest.h>

using namespace pillarbox;
using test::await;

namespace {

class AccountListTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(m_profile.open());
        m_delivery = std::make_unique<outbox::DeliveryService>(
            m_profile.outbox(), m_profile.accounts(), m_profile.keychain(), m_clock);
        m_removed = std::make_unique<account::RemovedSecrets>(m_profile.accounts(), m_profile.keychain());
    }
    void add(const char *name)
    {
        account::Account account
            = m_profile.addAccount(QString::fromLatin1(name), QLatin1String(name) + QStringLiteral("@x.example"));
        account.label = QString::fromLatin1(name);
        account.userName = account.label;
        account.hasStoredSecret = true;
        m_profile.keychain().entries.insert(account.id, Secret(name));
        ASSERT_TRUE(m_profile.accounts().save(account));
    }
    void show()
    {
        m_dialog = std::make_unique<ui::AccountListDialog>(
            ui::AccountListDialog::Parts{m_profile.accounts(), m_profile.keychain(), *m_removed, m_profile.outbox(),
                *m_delivery, m_clock, {m_home.path(), m_home.filePath(QStringLiteral(".config")), {}}});
        m_dialog->show();
        m_dialog->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    QListWidget &list() const { return *m_dialog->findChild<QListWidget *>(); }
    ui::NoticeBar &bar() const { return *m_dialog->findChild<ui::NoticeBar *>(); }
    template<typename Button = QAbstractButton>
    static void press(const QWidget &window, const char *text)
    {
        const auto buttons = window.findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons)
            if (button->isVisible() && button->text().remove(u'&') == QString::fromUtf8(text))
                return button->click();
        FAIL() << "no button " << text;
    }
    void press(const char *text) { press(*m_dialog, text); }
    QString labels() const
    {
        QStringList labels;
        for (const account::Account &account : const_cast<AccountListTest *>(this)->m_profile.accounts().accounts())
            labels += account.isDefault ? account.label + u'*' : account.label;
        return labels.join(u' ');
    }
    QString write(const char *path, const QByteArray &bytes)
    {
        const QString file = m_home.filePath(QLatin1String(path));
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
        return file;
    }

    QTemporaryDir m_home;
    test::ManualClock m_clock;
    test::Profile m_profile{m_clock};
    std::unique_ptr<outbox::DeliveryService> m_delivery;
    std::unique_ptr<account::RemovedSecrets> m_removed;
    std::unique_ptr<ui::AccountListDialog> m_dialog;
};

const QByteArray kMsmtp
    = "account work\nhost smtp.example.org\nport 587\ntls on\nauth on\nuser ada\nfrom ada@example.org\n"
      "password geheim\naccount old\nhost old.example\nfrom ada@old.example\naccount nobody\nhost h.example\n";

TEST_F(AccountListTest, EveryControlIsNamed)
{
    add("a");
    show();
    const test::Walk walk = test::walk(*m_dialog);
    std::cout << "account list: " << walk.named << " named controls\n";
    EXPECT_GE(walk.named, 11);
    EXPECT_TRUE(walk.unnamed.isEmpty()) << qPrintable(walk.unnamed.join(QLatin1String(", ")));
    EXPECT_TRUE(walk.doubledMnemonics.isEmpty()) << qPrintable(walk.doubledMnemonics.join(QLatin1String(", ")));
    EXPECT_TRUE(list().item(0)->text().contains(QStringLiteral("Not used yet"))) << qPrintable(list().item(0)->text());
}

TEST_F(AccountListTest, AClientCertificateThatEndsSoonIsSaid)
{
    add("ada");
    account::Account account = m_profile.accounts().accounts().first();
    test::CertificateWish wish;
    wish.notBefore = m_clock.now().addDays(-300);
    wish.notAfter = m_clock.now().addDays(12).addSecs(60);
    account.clientCertificate = test::TestCertificates().make(wish).pem();
    ASSERT_TRUE(m_profile.accounts().save(account));
    show();
    EXPECT_TRUE(list().item(0)->text().contains(QLatin1String("The client certificate expires in 12 day")))
        << list().item(0)->text().toStdString();
}

TEST_F(AccountListTest, OrderByKeyboardButtonsAndDragging)
{
    for (const char *name : {"a", "b", "c"})
        add(name);
    show();
    list().setCurrentRow(2);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(labels(), QStringLiteral("a* c b"));
    EXPECT_EQ(list().currentRow(), 1) << "it stays chosen";
    press("Move Up");
    press("Move Up"); // not possible: nothing happens
    EXPECT_EQ(labels(), QStringLiteral("c a* b"));
    press("Move Down");
    EXPECT_EQ(labels(), QStringLiteral("a* c b"));
    ASSERT_TRUE(list().model()->moveRow({}, 2, {}, 0)); // what a drop does
    EXPECT_TRUE(await([this] { return labels() == QStringLiteral("b a* c"); })) << qPrintable(labels());
    EXPECT_TRUE(list().item(0)->text().startsWith(QStringLiteral("b:")));
    list().setCurrentRow(2);
    press("Make Default");
    EXPECT_EQ(labels(), QStringLiteral("b a c*"));
}

TEST_F(AccountListTest, ARemovalIsTakenBackWithItsPassword)
{
    for (const char *name : {"a", "b"})
        add(name);
    show();
    list().setCurrentRow(0);
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Delete);
    EXPECT_EQ(labels(), QStringLiteral("b*"));
    EXPECT_TRUE(bar().isVisible());
    m_clock.advance(std::chrono::seconds(9));
    EXPECT_EQ(m_profile.keychain().entries.size(), 2) << "kept while it can be taken back";
    press("Undo");
    EXPECT_EQ(labels(), QStringLiteral("a* b"));
    EXPECT_FALSE(bar().isVisible());
    m_clock.advance(std::chrono::seconds(60));
    QCoreApplication::processEvents();
    EXPECT_EQ(m_profile.keychain().entries.size(), 2);
    EXPECT_TRUE(m_profile.accounts().removedIds().isEmpty());
}

TEST_F(AccountListTest, ThePasswordGoesWhenTheTimeIsOverOrTheWindowCloses)
{
    for (const char *name : {"a", "b", "c"})
        add(name);
    show();
    press("Remove");
    m_clock.advance(std::chrono::seconds(11));
    EXPECT_TRUE(await([this] { return m_profile.keychain().entries.size() == 2; }));
    EXPECT_FALSE(bar().isVisible());
    press("Remove");
    press("Remove"); // the second ends the wait for the first
    EXPECT_TRUE(await([this] { return m_profile.keychain().entries.size() == 1; }));
    m_dialog.reset();
    EXPECT_TRUE(await([this] { return m_profile.keychain().entries.isEmpty(); }));
    EXPECT_TRUE(await([this] { return m_profile.accounts().removedIds().isEmpty(); }));
}

TEST_F(AccountListTest, ACopyAsksForItsPasswordOrTakesItWithTheUsersWord)
{
    add("a");
    show();
    press("Duplicate");
    EXPECT_EQ(labels(), QStringLiteral("a* a (copy)"));
    EXPECT_EQ(list().currentRow(), 1);
    EXPECT_EQ(m_profile.keychain().entries.size(), 1) << "not without being asked";
    press("Copy the Password");
    EXPECT_TRUE(await([this] { return m_profile.accounts().accounts().at(1).hasStoredSecret; }));
    EXPECT_EQ(m_profile.keychain().entries.size(), 2);
    press("Duplicate");
    press("Enter It…");
    EXPECT_TRUE(await([this] { return m_dialog->findChild<ui::PasswordDialog *>() != nullptr; }));
}

TEST_F(AccountListTest, ACopyTakesTheClientCertificateWithTheUsersWord)
{
    add("a");
    account::Account account = m_profile.accounts().accounts().first();
    account.clientCertificate = "certificate";
    ASSERT_TRUE(m_profile.accounts().save(account));
    m_profile.keychain().entries.insert(account::clientKeyId(account.id), Secret("key"));
    show();
    press("Duplicate");
    EXPECT_EQ(bar().notice().text, QStringLiteral("“a (copy)” shows no client certificate yet."));
    press("Copy Both");
    EXPECT_TRUE(await([this] { return m_profile.accounts().accounts().at(1).clientCertificate == "certificate"; }));
    EXPECT_EQ(m_profile.keychain().entries.size(), 4);
}

TEST_F(AccountListTest, NothingIsImportedBeforeThePreviewSaysSo)
{
    add("work");
    write(".msmtprc", kMsmtp);
    show();
    QMenu menu;
    m_dialog->transfer().fillMenu(menu);
    ASSERT_EQ(menu.actions().size(), 2) << "a file, and the one program that is there";
    menu.actions().at(1)->trigger();
    auto *preview = m_dialog->findChild<ui::ImportDialog *>();
    ASSERT_TRUE(preview);
    const test::Walk walk = test::walk(*preview);
    EXPECT_TRUE(walk.unnamed.isEmpty()) << qPrintable(walk.unnamed.join(QLatin1String(", ")));
    auto *rows = preview->findChild<QTreeWidget *>();
    ASSERT_EQ(rows->topLevelItemCount(), 3);
    const auto text = [&](int row) {
        QString all = rows->topLevelItem(row)->text(0) + rows->topLevelItem(row)->text(2);
        for (int i = 0; i < rows->topLevelItem(row)->childCount(); ++i)
            all += u' ' + rows->topLevelItem(row)->child(i)->text(0);
        return all;
    };
    EXPECT_TRUE(text(0).contains(QStringLiteral("stored as “work (2)”"))) << qPrintable(text(0));
    EXPECT_TRUE(text(0).contains(QStringLiteral("asked for once")));
    EXPECT_TRUE(text(1).contains(QStringLiteral("encryption"))) << qPrintable(text(1));
    EXPECT_TRUE(text(2).contains(QStringLiteral("Cannot be imported"))) << qPrintable(text(2));
    EXPECT_FALSE(text(0).contains(QStringLiteral("geheim")));
    EXPECT_EQ(labels(), QStringLiteral("work*"));
    rows->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    press(*preview, "Import");
    EXPECT_EQ(labels(), QStringLiteral("work* work (2)"));
    EXPECT_TRUE(bar().isVisible());
    EXPECT_EQ(list().currentRow(), 1);
}

TEST_F(AccountListTest, TheFirstStartOffersOnlyWhatWasFound)
{
    ui::FirstStart page;
    page.show();
    auto *offer = page.findChild<QPushButton *>(QStringLiteral("found"));
    ASSERT_TRUE(offer);
    EXPECT_FALSE(offer->isVisible());
    page.offerImport({QStringLiteral("Thunderbird"), QStringLiteral("msmtp")});
    EXPECT_TRUE(offer->isVisible());
    EXPECT_TRUE(offer->text().contains(QStringLiteral("Thunderbird"))) << qPrintable(offer->text());
    EXPECT_TRUE(offer->text().contains(QStringLiteral("msmtp")));
    bool isWanted = false;
    QObject::connect(&page, &ui::FirstStart::importRequested, &page, [&] { isWanted = true; });
    QTest::keyClick(offer, Qt::Key_Space);
    EXPECT_TRUE(isWanted);
    page.offerImport({});
    EXPECT_FALSE(offer->isVisible());
}

TEST_F(AccountListTest, ExportAndImportByFile)
{
    add("a");
    show();
    const QString file = m_home.filePath(QStringLiteral("out.json"));
    m_dialog->transfer().exportTo(file);
    EXPECT_EQ(bar().notice().title, QStringLiteral("The accounts were exported."));
    m_dialog->transfer().exportTo(QStringLiteral("/nowhere/out.json"));
    EXPECT_EQ(bar().notice().title, QStringLiteral("The accounts were not exported."));
    m_dialog->transfer().importFile(file);
    auto *preview = m_dialog->findChild<ui::ImportDialog *>();
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->findChild<QTreeWidget *>()->topLevelItem(0)->text(2), QStringLiteral("Already there"));
    const auto buttons = preview->findChildren<QPushButton *>();
    EXPECT_TRUE(std::any_of(buttons.begin(), buttons.end(),
        [](QPushButton *button) { return button->text() == QStringLiteral("&Import") && !button->isEnabled(); }));
    preview->reject();
    m_dialog->transfer().importFile(write("bad.json", "{}"));
    EXPECT_EQ(bar().notice().title, QStringLiteral("Nothing can be imported from bad.json."));
}

} // namespace
