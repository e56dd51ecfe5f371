#pragma once
// The account page beside a real server, in a profile of its own.

#include "smtp/account/account.h"
#include "tests/support/await.h"
#include "tests/ui_composer/profile.h"
#include "tests/ui_composer/sandboxrelay.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/serversettings.h"
#include "ui/theme/noticebar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

namespace pillarbox::test {

class AccountDialogTest : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(relay.start());
        ASSERT_TRUE(profile.open());
    }

    // As it comes, but for the certificate that a system would trust.
    void show(const account::Account &edited = {})
    {
        dialog = std::make_unique<ui::AccountDialog>(
            profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr, relay.hints());
        if (edited.id.isEmpty())
            dialog->findChild<ui::ServerSettings *>()->setCertificates(relay.server.certificatePem(), QStringLiteral("ca.pem"));
        else
            dialog->edit(edited);
        dialog->show();
        dialog->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(dialog.get()));
    }
    QLineEdit *line(const char *name) const { return dialog->findChild<QLineEdit *>(QString::fromLatin1(name)); }
    ui::NoticeBar *bar() const { return dialog->findChild<ui::NoticeBar *>(); }
    QString said() const { return bar()->isVisible() ? bar()->notice().title : QString(); }
    void press(const char *text)
    {
        const auto buttons = dialog->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : buttons) {
            if (button->text().remove(u'&') == QString::fromUtf8(text)) {
                button->click();
                return;
            }
        }
        FAIL() << "no button " << text;
    }
    bool isAccepted()
    {
        return await([this] { return dialog->result() == QDialog::Accepted; });
    }
    bool shows(const char *text) const
    {
        const auto labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [text](const QLabel *label) { return label->isVisible() && label->text().contains(QString::fromUtf8(text)); });
    }
    void type(const QString &password = SandboxRelay::password())
    {
        QTest::keyClicks(line("address"), QStringLiteral("ada@example.org"));
        QTest::keyClick(line("address"), Qt::Key_Tab);
        QTest::keyClicks(line("name"), QStringLiteral("Ada Lovelace"));
        QTest::keyClick(line("name"), Qt::Key_Tab);
        QTest::keyClicks(line("password"), password);
    }
    account::Account stored() const { return store().accounts().value(0); }
    const account::AccountStore &store() const { return const_cast<AccountDialogTest *>(this)->profile.accounts(); }

    SandboxRelay relay;
    Profile profile;
    std::unique_ptr<ui::AccountDialog> dialog;
};

} // namespace pillarbox::test
