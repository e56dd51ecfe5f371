// What an import says beforehand of an account: everything that would send mail, or trust, elsewhere than one would expect.

#include "ui/text/importwords.h"

#include <gtest/gtest.h>

namespace pillarbox::ui {
namespace {

using namespace Qt::StringLiterals;
using account::Account;
using account::Imported;
using account::PlannedAccount;

Account plain(const QString &label = u"Work"_s)
{
    Account account;
    account.label = label;
    account.identity.address = u"ada@example.org"_s;
    account.host = u"smtp.example.org"_s;
    account.port = 587;
    return account;
}

Imported imported(const QList<Account> &accounts)
{
    Imported all;
    for (const Account &account : accounts) {
        account::ImportedAccount one;
        one.account = account;
        all.accounts.append(one);
    }
    return all;
}

QStringList notesOf(const Account &account)
{
    return importNotes(account::planImport(imported({account}), {}).constFirst());
}

TEST(ImportWords, APlainAccountNeedsNone)
{
    EXPECT_EQ(notesOf(plain()), QStringList());
}

TEST(ImportWords, EachKindOfTrustIsSaidAsWhatItIs)
{
    Account account = plain();
    account.trust.issuers = {{u"smtp.example.org"_s, "x"}};
    EXPECT_EQ(
        notesOf(account), QStringList(u"It brings an authority that it trusts for smtp.example.org, beside the system's."_s));
    account = plain();
    account.trust.pins = {{u"smtp.example.org"_s, 587, QByteArray(32, 'k'), {}}};
    EXPECT_EQ(notesOf(account),
        QStringList(u"It brings a key: at smtp.example.org, port 587, that one is taken, whatever else the certificate says, "
                    "and no other."_s));
    account = plain();
    account.trustedPem = "x";
    EXPECT_EQ(notesOf(account), QStringList(u"It brings certificates of its own and trusts those instead of the system's."_s));
}

TEST(ImportWords, WhereMailGoesBesideItsRecipientsIsSaid)
{
    Account account = plain();
    account.proxy = transport::proxyFrom(u"socks5://proxy.example:1080"_s).value();
    account.identity.bcc = {{{}, u"spy@other.example"_s}};
    account.furtherIdentities = {{{{}, u"press@example.org"_s}}};
    account.furtherIdentities[0].replyTo.address = u"desk@other.example"_s;
    account.furtherIdentities[0].envelopeSender = u"bounce@other.example"_s;
    EXPECT_EQ(notesOf(account),
        QStringList({u"It goes through the proxy socks5://proxy.example:1080."_s,
            u"spy@other.example gets a blind copy of every message from ada@example.org."_s,
            u"Replies to press@example.org go to desk@other.example."_s,
            u"Bounces of mail from press@example.org go to bounce@other.example."_s}));
}

TEST(ImportPlan, TwoOfOneNameAreToldApart)
{
    Account other = plain();
    other.host = u"smtp.other.example"_s;
    const auto planned = account::planImport(imported({plain(), other, plain()}), {});
    EXPECT_EQ(planned[0].label, u"Work"_s);
    EXPECT_EQ(planned[1].state, PlannedAccount::State::LabelTaken);
    EXPECT_EQ(planned[1].label, u"Work (2)"_s);
    EXPECT_EQ(planned[2].state, PlannedAccount::State::There);
}

} // namespace
} // namespace pillarbox::ui
