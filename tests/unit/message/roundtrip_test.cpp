// What was given is what other software reads, over nasty values and random ones: GMime and Python's email package.

#include "tests/unit/message/messagefixture.h"
#include "tests/unit/message/readmessage.h"

#include <QRandomGenerator>

#include <algorithm>

namespace pillarbox {
namespace {

using message::Draft;
using message::Mailbox;
using tests::AttachmentFolder;
using tests::ReadMessage;

QStringList nastyValues()
{
    const QStringList values{QStringLiteral("plain"), QStringLiteral("two words"), QStringLiteral("Grüße aus München"),
        QStringLiteral("日本語テキスト"), QStringLiteral("😀👩‍👩‍👧‍👦🏳️‍🌈"),
        QStringLiteral("דוד שלום"), QStringLiteral("\u202eabc\u202c"), QStringLiteral("e\u0301o\u0308"),
        QStringLiteral("quote\"d"), QStringLiteral("back\\slash"), QStringLiteral("100%25.txt"), QStringLiteral("it's"),
        QStringLiteral("semi;colon"), QStringLiteral("a,b<c>(d)@e:[f]"), QStringLiteral("=?utf-8?q?look=20alike?="),
        QStringLiteral("=?utf-8?B?eA==?= x"), QStringLiteral("?= =?"), QStringLiteral("a  b   c"), QStringLiteral("tab\there"),
        QStringLiteral("utf-8''x%20y"), QStringLiteral("a*0*=b"), QStringLiteral("a=b; c=\"d\""), QStringLiteral("."),
        QStringLiteral("_"), QStringLiteral("a_b c_d ü"), QStringLiteral("ends in dot."), QStringLiteral("\u00a0nbsp\u00a0"),
        QStringLiteral("Re: [x] #1 & <b>bold</b>"), QStringLiteral("Ä").repeated(300), QStringLiteral("😀").repeated(300),
        QStringLiteral("x").repeated(300), QStringLiteral("word ").repeated(60) + QLatin1Char('x'),
        QStringLiteral("wörd ").repeated(60) + QLatin1Char('x'), QStringLiteral("\"").repeated(200)};
    return values;
}

QStringList spacedValues()
{
    return {QStringLiteral(" lead"), QStringLiteral("trail "), QStringLiteral("   "), QStringLiteral(" ü "),
        QStringLiteral("  both  ")};
}

Draft draftOf(const QString &value, AttachmentFolder &folder)
{
    Draft draft;
    draft.from = {value, QStringLiteral("ann@example.org")};
    draft.to = {{value, QStringLiteral("bob@example.net")}, {QStringLiteral("x"), QStringLiteral("\"a b\"@example.net")},
        {value, QStringLiteral("last@xn--mnchen-3ya.example")}};
    draft.cc = {{QString(), QStringLiteral("nobody@example.com")}, {value, QStringLiteral("c@example.net")}};
    draft.subject = value;
    draft.body = value + QStringLiteral("\n.\nFrom x\n  ") + value + QStringLiteral(" \n");
    draft.attachments = {folder.add(value, value.toUtf8()), folder.add(value + QStringLiteral(".pdf"), QByteArray(100, '\0'))};
    return draft;
}

void checkWire(const QByteArray &bytes)
{
    EXPECT_TRUE(bytes.endsWith("\r\n"));
    EXPECT_EQ(bytes.count('\n'), bytes.count("\r\n"));
    EXPECT_EQ(bytes.count('\r'), bytes.count("\r\n"));
    EXPECT_TRUE(std::all_of(
        bytes.cbegin(), bytes.cend(), [](char c) { return c == '\r' || c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f); }));
    for (const QByteArray &line : bytes.split('\n')) {
        EXPECT_LE(line.size(), 79) << line.constData();
    }
}

// In words, so that a failure can be read; GMime turns A-labels into Unicode, which is the same domain.
std::string inWords(const QList<Mailbox> &mailboxes)
{
    QStringList words;
    for (const Mailbox &mailbox : mailboxes) {
        words.append(mailbox.name % QLatin1Char('|') % QString::fromUtf8(message::envelopePath(mailbox.address)));
    }
    return words.join(QLatin1Char('\n')).toStdString();
}

void checkEqual(const ReadMessage &read, const Draft &draft)
{
    SCOPED_TRACE(qUtf8Printable(QLatin1Char('[') + draft.subject + QLatin1Char(']')));
    EXPECT_EQ(read.subject.toStdString(), draft.subject.toStdString());
    EXPECT_EQ(inWords({read.from}), inWords({draft.from}));
    EXPECT_EQ(inWords(read.to), inWords(draft.to));
    EXPECT_EQ(inWords(read.cc), inWords(draft.cc));
    EXPECT_EQ(read.text.toStdString(), draft.body.toStdString());
    EXPECT_EQ(read.html.toStdString(), draft.html.toStdString());
    ASSERT_EQ(read.attachments.size(), draft.attachments.size());
    for (qsizetype i = 0; i < draft.attachments.size(); ++i) {
        EXPECT_EQ(read.attachments.at(i).fileName.toStdString(), draft.attachments.at(i).fileName.toStdString());
        QFile file(draft.attachments.at(i).path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_EQ(read.attachments.at(i).bytes, file.readAll());
    }
}

QList<QByteArray> writtenAndChecked(const QList<Draft> &drafts)
{
    QList<QByteArray> messages;
    for (const Draft &draft : drafts) {
        messages.append(tests::written(draft));
        EXPECT_EQ(messages.last().size(), message::encodedSize(draft));
        checkWire(messages.last());
    }
    return messages;
}

void checkWithGMime(const QList<QByteArray> &messages, const QList<Draft> &drafts)
{
    SCOPED_TRACE("GMime");
    for (qsizetype i = 0; i < drafts.size(); ++i) {
        checkEqual(tests::readWithGMime(messages.at(i)), drafts.at(i));
    }
}

void checkWithPython(const QList<QByteArray> &messages, const QList<Draft> &drafts)
{
    SCOPED_TRACE("Python");
    const QList<ReadMessage> read = tests::readWithPython(messages);
    for (qsizetype i = 0; i < drafts.size(); ++i) {
        checkEqual(read.at(i), drafts.at(i));
    }
}

void checkAll(const QList<Draft> &drafts)
{
    const QList<QByteArray> messages = writtenAndChecked(drafts);
    checkWithGMime(messages, drafts);
    checkWithPython(messages, drafts);
}

TEST(RoundTrip, NastyValuesArriveAsGiven)
{
    AttachmentFolder folder;
    QList<Draft> drafts;
    for (const QString &value : nastyValues()) {
        drafts.append(draftOf(value, folder));
    }
    checkAll(drafts);
}

// GMime takes spaces off the ends of names, whatever stands on the wire; they are there, as Python shows.
TEST(RoundTrip, SpacesAtTheEndsArrive)
{
    AttachmentFolder folder;
    QList<Draft> everywhere;
    QList<Draft> inFileNames;
    for (const QString &value : spacedValues()) {
        everywhere.append(draftOf(value, folder));
        inFileNames.append(draftOf(QStringLiteral("plain"), folder));
        inFileNames.last().attachments = {folder.add(value, "x")};
    }
    checkWithPython(writtenAndChecked(everywhere), everywhere);
    checkWithGMime(writtenAndChecked(inFileNames), inFileNames);
}

TEST(RoundTrip, EmptyValuesArriveAsNothing)
{
    AttachmentFolder folder;
    Draft draft = tests::simpleDraft();
    draft.from.name.clear();
    draft.subject.clear();
    draft.body.clear();
    draft.attachments = {folder.add(QStringLiteral("empty"), {})};
    checkAll({draft});
}

TEST(RoundTrip, HtmlArrivesBesideTheText)
{
    AttachmentFolder folder;
    Draft draft = draftOf(QStringLiteral("Grüße"), folder);
    draft.html = QStringLiteral("<p style=\"color: red\">Grüße</p>\n");
    Draft without = draft;
    without.attachments.clear();
    checkAll({draft, without});
}

QString randomText(QRandomGenerator &random, int maxLength)
{
    const QString alphabet = QStringLiteral("abcXYZ012 .,;:\"'\\()<>[]@=?_%*&äßé日本😀\u0301\u05d0!#$~`{|}/+-^");
    const QList<uint> characters = alphabet.toUcs4();
    QString text;
    const int length = 1 + random.bounded(maxLength);
    for (int i = 0; i < length; ++i) {
        const char32_t character = characters.at(random.bounded(characters.size()));
        text += QString::fromUcs4(&character, 1);
    }
    return text.trimmed().isEmpty() ? QStringLiteral("x") : text.trimmed();
}

QByteArray randomBytes(QRandomGenerator &random, int maxSize)
{
    QByteArray bytes(random.bounded(maxSize), '\0');
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random.bounded(256)); });
    return bytes;
}

TEST(RoundTrip, RandomMessagesArriveAsGiven)
{
    const quint32 seed = qEnvironmentVariableIsSet("PILLARBOX_SEED") ? qEnvironmentVariable("PILLARBOX_SEED").toUInt()
                                                                     : QRandomGenerator::system()->generate();
    RecordProperty("seed", std::to_string(seed));
    SCOPED_TRACE("PILLARBOX_SEED=" + std::to_string(seed));
    std::printf("PILLARBOX_SEED=%u\n", seed);
    QRandomGenerator random(seed);
    AttachmentFolder folder;
    QList<Draft> drafts;
    for (int i = 0; i < 60; ++i) {
        Draft draft = draftOf(randomText(random, 120), folder);
        draft.from.name = randomText(random, 40);
        draft.subject = randomText(random, 400);
        draft.body = randomText(random, 3000).replace(QLatin1Char('~'), QLatin1Char('\n')) + QLatin1Char('\n');
        draft.attachments.append(folder.add(randomText(random, 30), randomBytes(random, 3000)));
        drafts.append(draft);
    }
    checkAll(drafts);
}

} // namespace
} // namespace pillarbox
