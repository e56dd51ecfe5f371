// Folding, encoded words and parameters, by the rules of RFC 5322, 2047 and 2231 alone; other tests ask other readers.

#include "smtp/message/encodedword.h"
#include "smtp/message/headertext.h"
#include "smtp/message/mimeparameter.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::message {
namespace {

QByteArray subject(const QString &text)
{
    HeaderField field("Subject");
    appendUnstructured(field, text);
    return field.finished();
}

QByteArray to(const QList<Mailbox> &mailboxes)
{
    HeaderField field("To");
    appendMailboxes(field, mailboxes);
    return field.finished();
}

qsizetype longestLine(const QByteArray &field)
{
    qsizetype longest = 0;
    for (const QByteArray &line : field.split('\n')) {
        longest = std::max(longest, line.size() - 1);
    }
    return longest;
}

TEST(Unstructured, PlainTextStaysReadable)
{
    EXPECT_EQ(subject(QStringLiteral("Hello, world: 100% \"quoted\"")), "Subject: Hello, world: 100% \"quoted\"\r\n");
}

TEST(Unstructured, FoldsAtSpaces)
{
    const QByteArray field = subject(QStringLiteral("word ").repeated(60).trimmed());
    EXPECT_LE(longestLine(field), 76);
    EXPECT_EQ(QByteArray(field).replace("\r\n ", " "), "Subject: " + QByteArray("word ").repeated(60).trimmed() + "\r\n");
}

TEST(Unstructured, EncodesWhatFoldingOrReadersWouldChange)
{
    EXPECT_EQ(subject(QStringLiteral(" a")), "Subject: =?UTF-8?Q?_a?=\r\n");
    EXPECT_EQ(subject(QStringLiteral("a  b")), "Subject: =?UTF-8?Q?a__b?=\r\n");
    EXPECT_EQ(subject(QStringLiteral("abc\td")), "Subject: =?UTF-8?Q?abc=09d?=\r\n");
    EXPECT_EQ(subject(QStringLiteral("=?utf-8?q?x?=")), "Subject: =?UTF-8?B?PT91dGYtOD9xP3g/PQ==?=\r\n");
    EXPECT_LE(longestLine(subject(QString(2000, QLatin1Char('x')))), 76);
}

TEST(EncodedWords, TakesTheShorterEncoding)
{
    EXPECT_EQ(encodedWords(QStringLiteral("Meeting in Köln")), QList<QByteArray>{"=?UTF-8?Q?Meeting_in_K=C3=B6ln?="});
    EXPECT_EQ(encodedWords(QStringLiteral("日本")), QList<QByteArray>{"=?UTF-8?B?5pel5pys?="});
    EXPECT_TRUE(encodedWords(QString()).isEmpty());
}

QByteArray decodedWord(const QByteArray &word)
{
    const QByteArray content = word.sliced(10, word.size() - 12);
    return word.startsWith("=?UTF-8?B?") ? QByteArray::fromBase64(content)
                                         : QByteArray::fromPercentEncoding(QByteArray(content).replace('_', ' '), '=');
}

TEST(EncodedWords, NeverDividesACharacterOrExceedsALine)
{
    for (const QString &text : QStringList{QStringLiteral("a😀é日").repeated(70), QStringLiteral("é").repeated(200),
             QStringLiteral("x") + QStringLiteral("日").repeated(200), QStringLiteral("ü ab").repeated(50)}) {
        for (const qsizetype room : {0, 24, 40, 67, 75}) {
            QString joined;
            for (const QByteArray &word : encodedWords(text, room)) {
                EXPECT_LE(word.size(), 75);
                const QString piece = QString::fromUtf8(decodedWord(word));
                EXPECT_FALSE(piece.contains(QChar(QChar::ReplacementCharacter)));
                joined += piece;
            }
            EXPECT_EQ(joined.toStdString(), text.toStdString());
        }
    }
}

TEST(EncodedWords, OnlyTheLastOneIsPadded)
{
    for (const QString &text :
        QStringList{QStringLiteral("é").repeated(200), QStringLiteral("x") + QStringLiteral("日").repeated(200)}) {
        QList<QByteArray> words = encodedWords(text);
        words.removeLast();
        for (const QByteArray &word : words) {
            EXPECT_FALSE(word.startsWith("=?UTF-8?B?") && word.endsWith("=?=")) << word.constData();
        }
    }
}

TEST(Mailboxes, QuotesOrEncodesNames)
{
    const auto one = [](const QString &name) { return to({{name, QStringLiteral("a@b.org")}}); };
    EXPECT_EQ(one(QString()), "To: a@b.org\r\n");
    EXPECT_EQ(one(QStringLiteral("Ann O'Neil")), "To: Ann O'Neil <a@b.org>\r\n");
    EXPECT_EQ(one(QStringLiteral("Last, \"First\" \\")), "To: \"Last, \\\"First\\\" \\\\\" <a@b.org>\r\n");
    EXPECT_EQ(one(QStringLiteral("Zoë, Annabel")), "To: =?UTF-8?Q?Zo=C3=AB=2C_Annabel?= <a@b.org>\r\n");
    EXPECT_EQ(one(QStringLiteral(" ")), "To: =?UTF-8?Q?_?= <a@b.org>\r\n");
}

TEST(Mailboxes, NeverEncodesInsideAnAddress)
{
    EXPECT_EQ(to({{QString(), QStringLiteral("jörg@münchen.example")}}), "To: j\xc3\xb6rg@xn--mnchen-3ya.example\r\n");
}

TEST(Mailboxes, FoldsALongList)
{
    QList<Mailbox> mailboxes;
    for (int i = 0; i < 2000; ++i) {
        mailboxes.append({QStringLiteral("Name %1, Zoë").arg(i), QStringLiteral("user%1@example.org").arg(i)});
    }
    const QByteArray field = to(mailboxes);
    EXPECT_LE(longestLine(field), 76);
    EXPECT_EQ(field.count(','), 1999); // no comma but those between mailboxes
}

TEST(Parameter, IsPlainWhereThatIsSafe)
{
    EXPECT_EQ(mimeParameter("filename", QStringLiteral("a 100%'s.pdf")), QList<QByteArray>{"filename=\"a 100%'s.pdf\""});
}

TEST(Parameter, IsExtendedOtherwise)
{
    EXPECT_EQ(mimeParameter("filename", QStringLiteral("é \".pdf")), QList<QByteArray>{"filename*=UTF-8''%C3%A9%20%22.pdf"});
    EXPECT_EQ(mimeParameter("filename", QStringLiteral("a\\b*'~")), QList<QByteArray>{"filename*=UTF-8''a%5Cb%2A%27%7E"});
}

TEST(Parameter, IsDividedBetweenCharacters)
{
    const QString name = QStringLiteral("日é😀x").repeated(75);
    const QList<QByteArray> pieces = mimeParameter("filename", name);
    QString joined;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const QByteArray start = "filename*" + QByteArray::number(i) + "*=" + (i == 0 ? "UTF-8''" : "");
        ASSERT_TRUE(pieces.at(i).startsWith(start)) << pieces.at(i).constData();
        EXPECT_LE(pieces.at(i).size(), 74);
        const QString piece = QString::fromUtf8(QByteArray::fromPercentEncoding(pieces.at(i).sliced(start.size())));
        EXPECT_FALSE(piece.contains(QChar(QChar::ReplacementCharacter)));
        joined += piece;
    }
    EXPECT_EQ(joined, name);
}

TEST(PlainFileName, IsShortAsciiWithTheSameEnding)
{
    EXPECT_EQ(plainFileName(QStringLiteral("Résumé \"1\".pdf")), "Resume _1_.pdf");
    EXPECT_EQ(plainFileName(QStringLiteral("日本.txt")), "__.txt");
    EXPECT_EQ(plainFileName(QStringLiteral("  ")), "attachment");
    const QByteArray shortened = plainFileName(QString(300, QLatin1Char('x')) + QLatin1String(".docx"));
    EXPECT_EQ(shortened.size(), 60);
    EXPECT_TRUE(shortened.endsWith("x.docx"));
}

} // namespace
} // namespace pillarbox::message
