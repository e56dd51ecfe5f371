#include "smtp/message/emlsource.h"

#include "tests/unit/message/messagefixture.h"

#include <QRegularExpression>

namespace pillarbox::message {
namespace {

using tests::failsReading;
using tests::readAll;

class Eml : public testing::Test
{
protected:
    QString file(const QByteArray &bytes)
    {
        const QString path = m_directory.filePath(QStringLiteral("message.eml"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        return path;
    }
    MessageSource opened(const QByteArray &bytes)
    {
        auto source = openEml(file(bytes));
        EXPECT_TRUE(source) << bytes.constData();
        return source ? std::move(*source) : MessageSource{};
    }
    QByteArray through(const QByteArray &bytes)
    {
        MessageSource source = opened(bytes);
        if (!source.device) {
            return {};
        }
        const QByteArray result = readAll(*source.device);
        EXPECT_EQ(result.size(), source.facts.size);
        return result;
    }

    QTemporaryDir m_directory;
};

const QByteArray kHead
    = "From: Ann <a@b.org>\r\nTo: c@d.org\r\nDate: Thu, 05 Mar 2026 07:08:09 +0000\r\nMessage-ID: <1@b.org>\r\n";

TEST_F(Eml, ACompleteMessageGoesThroughUntouched)
{
    const QByteArray message = kHead + "X-Odd :  y\r\n\t folded \r\n\r\n.\r\n\r\nFrom x\r\nBcc: body\r\n";
    EXPECT_EQ(through(message), message);
}

TEST_F(Eml, EveryLineEndBecomesCrlf)
{
    const QByteArray expected = kHead + "\r\na\r\nb\r\n\r\nc\r\n";
    EXPECT_EQ(through(QByteArray(kHead).replace("\r\n", "\n") + "\na\nb\n\nc\n"), expected);
    EXPECT_EQ(through(QByteArray(kHead).replace("\r\n", "\r") + "\ra\rb\r\rc"), expected);
    EXPECT_EQ(through(kHead + "\r\na\rb\n\r\nc"), expected);
}

TEST_F(Eml, ALineEndAcrossTwoBlocksIsOne)
{
    for (const int shift : {-3, -2, -1, 0, 1}) {
        const QByteArray filler(65536 - kHead.size() - 2 + shift - 1, 'x');
        const QByteArray message = kHead + "\r\n" + filler + "\r\nnext\r\n";
        EXPECT_EQ(through(message), message) << shift;
    }
}

TEST_F(Eml, BccGoesInEverySpelling)
{
    EXPECT_EQ(through("Bcc: x@y.org\r\n" + kHead
                  + "bCC : secret@y.org,\r\n secret2@y.org\r\n\tsecret3@y.org\r\nResent-Bcc: s@y.org\r\nSubject: s\r\nBCC:\r\n"
                    " s@y.org\r\n\r\nBcc: stays\r\n"),
        kHead + "Subject: s\r\n\r\nBcc: stays\r\n");
}

TEST_F(Eml, BccGoesAlsoAtTheEndOfAHeaderWithoutBody)
{
    EXPECT_EQ(through(kHead + "Bcc: s@y.org,\r\n t@y.org"), kHead);
}

TEST_F(Eml, AFieldThatOnlyLooksLikeBccStays)
{
    const QByteArray message = kHead + "X-Bcc: a\r\nBccx: b\r\nSubject: x\r\n Bcc: c\r\n\r\n";
    EXPECT_EQ(through(message), message);
}

TEST_F(Eml, MissingDateAndMessageIdAreAdded)
{
    MessageSource source = opened("From: A <a@m\xc3\xbcnchen.example>\n\nx\n");
    const QString message = QString::fromUtf8(readAll(*source.device));
    static const QRegularExpression form(QStringLiteral(
        "^From: A <a@münchen\\.example>\r\nDate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d "
        "[+-]\\d{4}\r\nMessage-ID: (<[0-9a-f]{32}@xn--mnchen-3ya\\.example>)\r\n\r\nx\r\n$"));
    const auto match = form.match(message);
    ASSERT_TRUE(match.hasMatch()) << qUtf8Printable(message);
    EXPECT_EQ(match.captured(1).toLatin1(), source.facts.messageId);
}

TEST_F(Eml, OnlyWhatIsMissingIsAdded)
{
    const QByteArray message = through("From: a@b.org\r\nmessage-id: <x@y>\r\n\r\n");
    EXPECT_EQ(message.toLower().count("message-id:"), 1);
    EXPECT_EQ(message.count("\r\nDate: "), 1);
}

TEST_F(Eml, MboxLineGoes)
{
    EXPECT_EQ(through("From a@b.org Thu Mar  5 07:08:09 2026\n" + kHead + "\r\nx\r\n"), kHead + "\r\nx\r\n");
}

TEST_F(Eml, WhatIsNoMessageIsRefused)
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("\n"), QByteArray("\r\n\r\nFrom: a@b.org\r\n"),
             QByteArray("hello\nworld\n"), QByteArray(" From: a@b.org\n"), QByteArray(": x\n"), QByteArray("From x\n"),
             QByteArray("\x7f"
                        "ELF\0\1\2:\n",
                 9),
             QByteArray(100000, '\0'), QByteArray("two words: x\n\n")}) {
        const auto source = openEml(file(bytes));
        ASSERT_FALSE(source) << bytes.left(40).constData();
        EXPECT_EQ(source.error().kind, EmlError::Kind::NotAMessage);
        EXPECT_EQ(source.error().detail, QStringLiteral("noHeader"));
        EXPECT_EQ(readAddresses(file(bytes)).error().kind, EmlError::Kind::NotAMessage);
    }
}

TEST_F(Eml, AHeaderWithoutEndIsRefused)
{
    const auto source = openEml(file("X: " + QByteArray(17 * 1024 * 1024, 'x')));
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().kind, EmlError::Kind::NotAMessage);
}

TEST_F(Eml, MissingFileAndFolderAreRefused)
{
    EXPECT_EQ(openEml(m_directory.filePath(QStringLiteral("none"))).error().kind, EmlError::Kind::CannotReadFile);
    EXPECT_EQ(openEml(m_directory.path()).error().kind, EmlError::Kind::CannotReadFile);
    EXPECT_EQ(readAddresses(m_directory.path()).error().kind, EmlError::Kind::CannotReadFile);
}

TEST_F(Eml, FactsAreThoseOfTheBytesThatGo)
{
    EXPECT_EQ(opened(kHead + "\r\nx\r\n").facts,
        (MessageFacts{kHead.size() + 5, false, false, false, "<1@b.org>", QString(), QStringLiteral("Ann <a@b.org>")}));
    EXPECT_TRUE(opened(kHead + "\r\n\xc3\xbc\r\n").facts.has8BitContent);
    EXPECT_FALSE(opened(kHead + "\r\n\xc3\xbc\r\n").facts.has8BitHeader);
    EXPECT_TRUE(opened(kHead + "Subject: \xc3\xbc\r\n\r\n").facts.has8BitHeader);
    EXPECT_FALSE(opened(kHead + "Bcc: \xc3\xbc@b.org\r\n\r\n").facts.has8BitHeader);
    EXPECT_FALSE(opened(kHead + "\r\n" + QByteArray(998, 'x') + "\r\n").facts.hasLongLine);
    EXPECT_TRUE(opened(kHead + "\r\n" + QByteArray(999, 'x') + "\r\n").facts.hasLongLine);
    EXPECT_TRUE(opened(kHead + "\r\n" + QByteArray(999, 'x')).facts.hasLongLine);
    EXPECT_TRUE(opened(kHead + "\r\n" + QByteArray(200000, 'x') + "\r\n").facts.hasLongLine);
}

TEST_F(Eml, SubjectAndFromAreDecoded)
{
    const MessageFacts facts
        = opened("From: =?iso-8859-1?Q?J=F6rg?= <j@b.org>, x@y.org\nSubject: =?utf-8?B?8J+YgA==?=\n =?utf-8?Q?_=0Ax?=\n\n")
              .facts;
    EXPECT_EQ(facts.from, QStringLiteral("Jörg <j@b.org>"));
    EXPECT_EQ(facts.subject, QStringLiteral("😀 \ufffdx"));
}

TEST_F(Eml, AFileThatChangesFailsTheRead)
{
    const QByteArray message = kHead + "\r\n" + QByteArray("line\r\n").repeated(50000);
    for (const QByteArray &late : {QByteArray(message + "more\r\n"), message.chopped(6)}) {
        MessageSource source = opened(message);
        file(late);
        QString reason;
        EXPECT_TRUE(failsReading(*source.device, &reason));
        EXPECT_FALSE(reason.isEmpty());
    }
}

TEST_F(Eml, AddressesComeFromAllFieldsOnce)
{
    const auto addresses = readAddresses(file("From: =?utf-8?Q?Zo=C3=AB?= <z@b.org>\n"
                                              "To: a@b.org, Team: c@d.org, \"Last, First\" <e@f.org>;, A <a@B.ORG>\n"
                                              "To: g@h.org\nCC: c@D.org,\n i@j.org\nBCC: Kim\n <k@l.org>\n\nTo: no@b.org\n"));
    ASSERT_TRUE(addresses);
    EXPECT_EQ(addresses->from, (Mailbox{QStringLiteral("Zoë"), QStringLiteral("z@b.org")}));
    const QList<Mailbox> to{{QString(), QStringLiteral("a@b.org")}, {QString(), QStringLiteral("c@d.org")},
        {QStringLiteral("Last, First"), QStringLiteral("e@f.org")}, {QString(), QStringLiteral("g@h.org")}};
    EXPECT_EQ(addresses->to, to);
    EXPECT_EQ(addresses->cc, (QList<Mailbox>{{QString(), QStringLiteral("i@j.org")}}));
    EXPECT_EQ(addresses->bcc, (QList<Mailbox>{{QStringLiteral("Kim"), QStringLiteral("k@l.org")}}));
}

TEST_F(Eml, WhatIsNoAddressIsTold)
{
    const auto addresses = readAddresses(file("From: a@b.org\nTo: good@x.org, broken@@x,\n\tz@y.org\nCc: nobody;, a@b..org\n"
                                              "Bcc: <k@l.org, m@n.org\n\n"));
    ASSERT_TRUE(addresses);
    EXPECT_EQ(
        addresses->to, (QList<Mailbox>{{QString(), QStringLiteral("good@x.org")}, {QString(), QStringLiteral("z@y.org")}}));
    EXPECT_EQ(addresses->brokenRecipients,
        (QStringList{QStringLiteral("broken@@x"), QStringLiteral("nobody"), QStringLiteral("a@b..org"),
            QStringLiteral("<k@l.org, m@n.org")}));
    EXPECT_TRUE(addresses->brokenFrom.isEmpty());
    EXPECT_EQ(readAddresses(file("From: broken@@x\nTo: a@b.org\n\n"))->brokenFrom, QStringList(QStringLiteral("broken@@x")));
}

TEST_F(Eml, EmptyGroupsAndCommentsAreNobody)
{
    const auto addresses = readAddresses(file("From: a@b.org\nTo: undisclosed-recipients:;\nCc: Friends: (none);, (nobody), ,\n"
                                              "Bcc: Team:\"Last, First\" <c@d.org> (x, y);\n\n"));
    ASSERT_TRUE(addresses);
    EXPECT_EQ(addresses->brokenRecipients, QStringList());
    EXPECT_TRUE(addresses->to.isEmpty() && addresses->cc.isEmpty());
    EXPECT_EQ(addresses->bcc, (QList<Mailbox>{{QStringLiteral("Last, First"), QStringLiteral("c@d.org")}}));
}

TEST_F(Eml, AControlCharacterInAFieldIsRefusedAndTheFieldNamed)
{
    const auto forbidden = [this](const QByteArray &bytes) {
        const auto source = openEml(file(bytes));
        EXPECT_FALSE(source);
        return source ? EmlError{} : source.error();
    };
    for (const QByteArray &bad :
        {QByteArray("\x1b"), QByteArray("\x01"), QByteArray(1, '\0'), QByteArray("\x7f"), QByteArray("\f")}) {
        EXPECT_EQ(forbidden("Subject: a" + bad + "b\n" + kHead + "\n"),
            (EmlError{EmlError::Kind::ControlCharacter, QStringLiteral("Subject")}));
        EXPECT_EQ(forbidden(kHead + "X-Own: a\n b" + bad + "\n\n"),
            (EmlError{EmlError::Kind::ControlCharacter, QStringLiteral("X-Own")}));
        EXPECT_EQ(forbidden(kHead + "Bcc: \"a" + bad + "\" <a@b.org>\n\n"),
            (EmlError{EmlError::Kind::ControlCharacter, QStringLiteral("Bcc")}));
        EXPECT_EQ(
            forbidden(kHead + "X" + bad + "Y: z\n\n"), (EmlError{EmlError::Kind::ControlCharacter, QStringLiteral("header")}));
    }
    EXPECT_EQ(through(kHead + "Subject: a\tb\r\n\r\n\x1b\x01\r\n"), kHead + "Subject: a\tb\r\n\r\n\x1b\x01\r\n");
}

// As a line end it would begin a field of its own, or end the header.
TEST_F(Eml, ACrAmongOtherLineEndsIsRefusedInTheHeader)
{
    const QByteArray lf = QByteArray(kHead).replace("\r\n", "\n");
    const QByteArray cr = QByteArray(kHead).replace("\r\n", "\r");
    const QByteArrayList refused{kHead + "Subject: a\rFrom: b@c.org\r\n\r\nx\r\n", lf + "Subject: a\rb\n\nx\n",
        lf + "Subject: a\r\rb\n\nx\n", lf + "Subject: a\n\rb\n\nx\n", kHead + "Subject: a\r\r\n\r\nx\r\n",
        cr + "Subject: a\nFrom: b@c.org\r\rx\r", lf + "Subject: a\r"};
    for (const QByteArray &bytes : refused) {
        const auto source = openEml(file(bytes));
        ASSERT_FALSE(source) << bytes.constData();
        EXPECT_EQ(source.error().kind, EmlError::Kind::ControlCharacter) << bytes.constData();
    }
    EXPECT_EQ(through(lf + "\r\nx\n"), kHead + "\r\nx\r\n") << "LF and CRLF are no danger to one another";
    EXPECT_EQ(through(cr + "\ra\r\nb\n\rc"), kHead + "\r\na\r\nb\r\n\r\nc\r\n") << "and the text is as it was";
    const QByteArray filler(32 * 1024 - kHead.size() - 3, 'x'); // the pair is torn apart by the blocks it is read in
    EXPECT_EQ(through(kHead + "Y: " + filler.chopped(1) + "\r\nSubject: s\r\n\r\nx\r\n").right(17), "Subject: s\r\n\r\nx\r\n");
}

TEST_F(Eml, ANulInTheTextIsRefused)
{
    const auto source = openEml(file(kHead + "\r\n" + QByteArray(100000, 'x') + QByteArray(1, '\0') + "\r\n"));
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error(), (EmlError{EmlError::Kind::ControlCharacter, QStringLiteral("text")}));
}

} // namespace
} // namespace pillarbox::message
