// A stranger's message taken apart: what is in it, and that nothing in it does harm.

#include "smtp/message/htmltotext.h"
#include "smtp/message/parsedmessage.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::message {

TEST(ParsedMessage, PartsComeDecodedInTheirOrder)
{
    const ParsedMessage message = parseBytes(
        "Subject: two\r\n words\r\nBroken line\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\npreamble\r\n--b\r\n"
        "Content-Type: Text/Plain; charset=ISO-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nF=FCr 5 =A4\r\n"
        "--b\r\nContent-Type: application/pdf; name=x\r\nContent-Disposition: attachment; filename*=utf-8''%C3%BC.pdf\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\n"
        "text\r\n--b--\r\n");
    EXPECT_EQ(valueOf(message.header, "subject"), "two words");
    EXPECT_EQ(message.type, "multipart/mixed");
    ASSERT_EQ(message.parts.size(), 3);
    EXPECT_EQ(message.parts[0].type, "text/plain");
    EXPECT_EQ(decodedText(message.parts[0]).trimmed(), QStringLiteral("Für 5 €"));
    EXPECT_EQ(message.parts[1].fileName, QStringLiteral("ü.pdf"));
    EXPECT_TRUE(message.parts[1].isAttachment);
    EXPECT_EQ(message.parts[1].content, QByteArray("\0\1\2", 3));
    EXPECT_EQ(message.parts[2].type, "message/rfc822");
    EXPECT_TRUE(message.parts[2].content.startsWith("Subject: inner"));
    EXPECT_FALSE(message.isCut);
}

TEST(ParsedMessage, UnknownCharsetAndBrokenUtf8AreNoCrash)
{
    for (const QByteArray &charset : {QByteArray("x-nobody"), QByteArray("utf-8"), QByteArray("utf-16"), QByteArray("")}) {
        const auto message = parseBytes("Content-Type: text/plain; charset=" + charset + "\r\n\r\nabc \xff\xfe\xc3 def\r\n");
        ASSERT_EQ(message.parts.size(), 1);
        decodedText(message.parts[0]);
    }
}

TEST(ParsedMessage, DeepNestingIsCut)
{
    QByteArray bytes;
    for (int i = 0; i < 100000; ++i) {
        const QByteArray boundary = "b" + QByteArray::number(i);
        bytes += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    EXPECT_TRUE(parseBytes(bytes + "\r\ntext\r\n").parts.size() <= 1);
    QByteArray messages;
    for (int i = 0; i < 100000; ++i)
        messages += "Content-Type: message/rfc822\r\n\r\n";
    EXPECT_TRUE(parseBytes(messages).parts.size() <= 1);
}

TEST(ParsedMessage, KeepsNoMoreThanWasAskedFor)
{
    QByteArray many = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (int i = 0; i < 5000; ++i)
        many += "--b\r\n\r\n" + QByteArray(100, 'x') + "\r\n";
    const auto message = parseBytes(many, {.partOctets = 50, .parts = 20});
    EXPECT_EQ(message.parts.size(), 20);
    EXPECT_TRUE(message.isCut);
    for (const MessagePart &part : message.parts)
        EXPECT_EQ(part.content.size(), 50);
    EXPECT_TRUE(parseBytes(many, {.octets = 1000}).isCut);
}

TEST(ParsedMessage, FileWithAMailboxLine)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.eml")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("From MAILER-DAEMON Mon Mar  2 14:02:00 2026\nSubject: plain\n\nwords\n");
    file.close();
    const auto message = parseFile(file.fileName());
    ASSERT_TRUE(message);
    EXPECT_EQ(message->header.size(), 1);
    ASSERT_EQ(message->parts.size(), 1);
    EXPECT_EQ(decodedText(message->parts[0]), QStringLiteral("words\n"));
    EXPECT_FALSE(parseFile(folder.filePath(QStringLiteral("missing.eml"))));
}

TEST(HtmlToText, SaysWhatIsRead)
{
    EXPECT_EQ(htmlToText(QStringLiteral("<head><style>p{}</style><SCRIPT>var a;</SCRIPT></head><!-- no > --><p>Gr&uuml;&#223;e"
                                        "&#x20;an&nbsp;A&amp;B<br>x &lt; y & z</p>")),
        QStringLiteral("Grüße an A&B x < y & z"));
    for (const char *broken : {"<", "<style", "&#xd800;", "&#99999999;", "<!--", "&", "&;", "<script><script>"})
        htmlToText(QString::fromLatin1(broken));
}

} // namespace pillarbox::message
