// What the program's menus, its settings and a drop on its window lead to about domains. No name server is asked here.

#include "tests/ui_application/applicationfixture.h"
#include "ui/domain/domaincheckdialog.h"
#include "ui/domain/receiveddialog.h"
#include "ui/settings/recipientspage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/theme/noticebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

namespace pillarbox::test {

namespace {

class DomainWindowsTest : public ApplicationTest
{
protected:
    void setAsking(bool isAsking)
    {
        window()->commands().settings()->trigger();
        auto *settings = window()->findChild<ui::SettingsDialog *>();
        ASSERT_TRUE(settings);
        settings->findChild<ui::RecipientsPage *>()->findChild<QCheckBox *>()->setChecked(isAsking);
        settings->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        ASSERT_TRUE(await([] { return !window()->findChild<ui::SettingsDialog *>(); }));
    }
    // Of a new composer that begins with a slip of the keyboard.
    QString saidOfASlip()
    {
        message::Draft draft;
        draft.to = {{QString(), QStringLiteral("bob@gmial.com")}};
        m_application->handle({.draft = draft, .isBackground = false, .declinedFiles = {}});
        auto *composer = topLevel<ui::Composer>();
        const auto *bar = composer->findChild<ui::NoticeBar *>();
        const QString said = bar->isVisible() ? bar->notice().title : QString();
        delete composer;
        return said;
    }
};

} // namespace

TEST_F(DomainWindowsTest, TheToolsMenuOpensTheCheckOfADomain)
{
    window()->commands().domainCheck()->trigger();
    auto *check = window()->findChild<ui::DomainCheckDialog *>();
    ASSERT_TRUE(check);
    EXPECT_TRUE(check->isVisible());
    EXPECT_EQ(check->findChild<QComboBox *>()->count(), 0) << "the sandbox's domain is nobody's";
    check->close();
    window()->commands().receivedMail()->trigger();
    EXPECT_TRUE(window()->findChild<ui::ReceivedDialog *>());
}

TEST_F(DomainWindowsTest, AMessageToOneselfThatIsDroppedIsExplained)
{
    QFile file(m_home.filePath(QStringLiteral("own.eml")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Authentication-Results: mx.x.example; dmarc=pass header.from=example.org\nFrom: ada@example.org\n\nHello\n");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window(), &enter);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window(), &drop);
    ASSERT_TRUE(await([] { return window()->findChild<ui::ReceivedDialog *>(); }));
    const auto *verdict = window()->findChild<ui::ReceivedDialog *>()->findChild<QLabel *>(QStringLiteral("verdict"));
    EXPECT_TRUE(verdict->text().contains(QStringLiteral("took example.org as the true sender")));
}

TEST_F(DomainWindowsTest, RecipientsAreLookedAtOnlyOnceThatIsSet)
{
    window()->commands().offline()->trigger();
    EXPECT_EQ(saidOfASlip(), QString());
    setAsking(true);
    EXPECT_TRUE(saidOfASlip().contains(QStringLiteral("bob@gmial.com")));
    m_application.reset();
    open();
    EXPECT_TRUE(saidOfASlip().contains(QStringLiteral("bob@gmial.com"))) << "also after a restart";
    setAsking(false);
    EXPECT_EQ(saidOfASlip(), QString());
}

} // namespace pillarbox::test
