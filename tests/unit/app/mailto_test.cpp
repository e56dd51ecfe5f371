// Links of RFC 6068, honest and otherwise.

#include "app/mailto.h"

#include <gtest/gtest.h>

namespace {

using namespace pillarbox;
using app::parseMailto;

QStringList addresses(const QList<message::Mailbox> &mailboxes)
{
    QStringList list;
    for (const message::Mailbox &mailbox : mailboxes)
        list += mailbox.address;
    return list;
}

TEST(Mailto, Addresses)
{
    EXPECT_EQ(addresses(parseMailto(QStringLiteral("mailto:chris@example.com")).draft.to),
        QStringList{QStringLiteral("chris@example.com")});
    const auto draft = parseMailto(QStringLiteral("MAILTO:a@x.org,b@y.org?to=c@z.org&cc=d@x.org&BCC=e@x.org")).draft;
    EXPECT_EQ(addresses(draft.to).join(QLatin1Char(' ')), QStringLiteral("a@x.org b@y.org c@z.org"));
    EXPECT_EQ(addresses(draft.cc), QStringList{QStringLiteral("d@x.org")});
    EXPECT_EQ(addresses(draft.bcc), QStringList{QStringLiteral("e@x.org")});
    EXPECT_TRUE(parseMailto(QStringLiteral("mailto:")).draft.isEmpty());
}

TEST(Mailto, PercentEncoding)
{
    const auto draft
        = parseMailto(QStringLiteral("mailto:gorby%25kremvax@example.com?subject=Gr%C3%BC%C3%9Fe%20%26+more&body=a=b")).draft;
    EXPECT_EQ(addresses(draft.to), QStringList{QStringLiteral("gorby%kremvax@example.com")});
    EXPECT_EQ(draft.subject, QStringLiteral("Grüße &+more"));
    EXPECT_EQ(draft.body, QStringLiteral("a=b"));
    EXPECT_EQ(parseMailto(QStringLiteral("mailto:?subject=100%&body=%zz")).draft.subject, QStringLiteral("100%"));
}

TEST(Mailto, QuotedLocalPartWithCommaStaysOne)
{
    EXPECT_EQ(addresses(parseMailto(QStringLiteral("mailto:%22not%2Cme%22@example.org")).draft.to),
        QStringList{QStringLiteral("\"not,me\"@example.org")});
}

TEST(Mailto, BodyLines)
{
    EXPECT_EQ(parseMailto(QStringLiteral("mailto:a@x.org?body=one%0D%0Atwo%0Athree%0Dfour")).draft.body,
        QStringLiteral("one\ntwo\nthree\nfour"));
}

TEST(Mailto, ControlCharactersCannotComeIn)
{
    const auto draft = parseMailto(
        QStringLiteral("mailto:a@x.org%0D%0ABcc:x@evil.org?subject=hi%0D%0ABcc:%20x@evil.org%00&body=a%1B%5B2Jb%00%E2%80%A8c"))
                           .draft;
    EXPECT_EQ(draft.subject, QStringLiteral("hiBcc: x@evil.org"));
    EXPECT_EQ(draft.body, QStringLiteral("a[2Jbc"));
    EXPECT_TRUE(draft.bcc.isEmpty());
    for (const QString &address : addresses(draft.to)) {
        EXPECT_FALSE(address.contains(QLatin1Char('\n')));
        EXPECT_FALSE(address.contains(QLatin1Char('\r')));
    }
}

TEST(Mailto, NothingIsAttachedAndNoOtherHeaderCounts)
{
    const auto mailto = parseMailto(QStringLiteral(
        "mailto:a@x.org?attach=/etc/passwd&Attachment=file:///etc/shadow&from=x@evil.org&reply-to=y@evil.org&x-y=z"));
    EXPECT_TRUE(mailto.draft.attachments.isEmpty());
    EXPECT_EQ(mailto.declinedFiles, (QStringList{QStringLiteral("/etc/passwd"), QStringLiteral("file:///etc/shadow")}));
    EXPECT_TRUE(mailto.draft.from.address.isEmpty());
}

TEST(Mailto, WhatIsNoAddressStaysToBeSeen)
{
    EXPECT_EQ(addresses(parseMailto(QStringLiteral("mailto:nobody")).draft.to), QStringList{QStringLiteral("nobody")});
}

TEST(Mailto, BytesThatAreNoTextAreReplaced)
{
    EXPECT_TRUE(parseMailto(QStringLiteral("mailto:?subject=%FF%FE")).draft.subject.contains(QChar::ReplacementCharacter));
}

} // namespace
