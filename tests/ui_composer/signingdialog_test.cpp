// Signing an identity's mail: a key is made once, its record shown and asked for.

#include "smtp/account/mailsigning.h"
#include "smtp/message/dkimprivatekey.h"
#include "tests/support/await.h"
#include "tests/ui_composer/accessiblewalk.h"
#include "tests/ui_composer/profile.h"
#include "tests/unit/dns/dnsserver.h"
#include "ui/accounts/accountdialog.h"
#include "ui/accounts/identitiesdialog.h"
#include "ui/accounts/signingdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using account::MailSigning;

const MailSigning kKnown{.domain = "example.org", .selector = "desk", .publicRecord = "v=DKIM1; k=rsa; p=AAAA"};

template<typename T>
T *part(QWidget &widget, const char *name)
{
    T *found = widget.findChild<T *>(QLatin1String(name));
    EXPECT_TRUE(found) << name;
    return found;
}

class SigningDialogTest : public testing::Test
{
protected:
    void makeKey(ui::SigningDialog &dialog, const QString &selector, int type = 0)
    {
        part<QLineEdit>(dialog, "selector")->setText(selector);
        part<QComboBox>(dialog, "keyType")->setCurrentIndex(type);
        part<QPushButton>(dialog, "makeKey")->click();
    }
    QString stateAfterCheck(ui::SigningDialog &dialog)
    {
        auto *check = part<QPushButton>(dialog, "checkRecord");
        check->click();
        EXPECT_FALSE(check->isEnabled());
        EXPECT_TRUE(await([check] { return check->isEnabled(); }));
        return part<QLabel>(dialog, "recordState")->text();
    }

    DnsServer names;
};

TEST_F(SigningDialogTest, MakesAKeyAndShowsItsRecord)
{
    ui::SigningDialog dialog("example.org", {}, {});
    dialog.show();
    auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    EXPECT_FALSE(ok->isEnabled());
    makeKey(dialog, u"a b"_s);
    EXPECT_FALSE(dialog.signing()) << "no selector";
    makeKey(dialog, u"desk"_s, 1);
    ASSERT_TRUE(dialog.signing());
    EXPECT_TRUE(ok->isEnabled());
    EXPECT_EQ(part<QLineEdit>(dialog, "recordName")->text(), u"desk._domainkey.example.org"_s);
    EXPECT_TRUE(part<QPlainTextEdit>(dialog, "recordValue")->toPlainText().startsWith(u"v=DKIM1; k=ed25519; p="_s));
    const auto key = message::DkimPrivateKey::fromPem(dialog.madeKey());
    ASSERT_TRUE(key);
    EXPECT_EQ(key->publicRecord(), dialog.signing()->publicRecord);
    const Walk parts = walk(dialog);
    EXPECT_GT(parts.named, 5);
    EXPECT_EQ(parts.unnamed, QStringList());
    EXPECT_EQ(parts.doubledMnemonics, QStringList());
}

TEST_F(SigningDialogTest, WhatIsPublishedIsNotMadeAnew)
{
    ui::SigningDialog dialog("example.org", {}, {kKnown});
    makeKey(dialog, u"desk"_s);
    EXPECT_EQ(dialog.signing(), kKnown);
    EXPECT_TRUE(dialog.madeKey().isEmpty());
}

TEST_F(SigningDialogTest, AsksWhetherTheRecordIsThere)
{
    ui::SigningDialog dialog("example.org", {}, {}, nullptr, names.place());
    makeKey(dialog, u"desk"_s);
    EXPECT_TRUE(stateAfterCheck(dialog).contains(u"Nothing is published"_s));
    const QByteArray record = dialog.signing()->publicRecord;
    names.addText("desk._domainkey.example.org", QByteArray(record).replace("k=rsa; ", ""));
    EXPECT_TRUE(stateAfterCheck(dialog).contains(u"is published at"_s));
    names.setMood(DnsServer::Mood::Refuse);
    EXPECT_TRUE(stateAfterCheck(dialog).contains(u"could not be asked"_s));
}

TEST_F(SigningDialogTest, AnotherKeyInTheRecordIsTold)
{
    ui::SigningDialog dialog("example.org", kKnown, {}, nullptr, names.place());
    const auto other = message::DkimPrivateKey::make(message::DkimPrivateKey::Type::Ed25519);
    names.addText("desk._domainkey.example.org", other->publicRecord());
    EXPECT_TRUE(stateAfterCheck(dialog).contains(u"Another key"_s));
}

TEST_F(SigningDialogTest, TheKeyIsKeptWithTheAccountThatIsStored)
{
    Profile profile;
    ASSERT_TRUE(profile.open());
    account::Account account;
    account.label = u"Work"_s;
    account.identity = {{u"Ada"_s, u"ada@example.org"_s}};
    account.host = u"127.0.0.1"_s;
    account.port = 465;
    const QString id = profile.accounts().save(account).value();
    ui::AccountDialog dialog(profile.accounts(), profile.keychain(), profile.outbox(), systemClock(), nullptr,
        [](const QString &) { return QList<account::HostHint>(); });
    dialog.edit(*profile.accounts().find(id));
    dialog.show();
    part<QToolButton>(dialog, "identities")->click();
    auto *identities = dialog.findChild<ui::IdentitiesDialog *>();
    ASSERT_TRUE(identities);
    part<QToolButton>(*identities, "sign")->click();
    auto *signing = identities->findChild<ui::SigningDialog *>();
    ASSERT_TRUE(signing);
    makeKey(*signing, u"desk"_s, 1);
    signing->accept();
    identities->accept();
    EXPECT_FALSE(profile.accounts().find(id)->identity.signing) << "not before it is stored";
    const auto buttons = dialog.findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->text().remove(u'&') == u"Save Without Testing"_s)
            button->click();
    }
    ASSERT_TRUE(await([&] { return profile.accounts().find(id)->identity.signing.has_value(); }));
    bool isKept = false;
    const auto job = profile.keychain().read(
        profile.accounts().find(id)->identity.signing->keyId(), [&](const auto &pem) { isKept = pem.has_value(); });
    EXPECT_TRUE(await([&] { return isKept; }));
}

} // namespace
} // namespace pillarbox::test
