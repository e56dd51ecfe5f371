#include "smtp/message/mimewriter.h"

#include "tests/unit/message/messagefixture.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>

namespace pillarbox::message {
namespace {

using tests::AttachmentFolder;
using tests::simpleDraft;
using tests::written;

QByteArray header(const QByteArray &message)
{
    return message.first(message.indexOf("\r\n\r\n") + 2);
}

QByteArray body(const QByteArray &message)
{
    return message.sliced(message.indexOf("\r\n\r\n") + 4);
}

TEST(WriteMessage, PlainTextLooksAsPeopleExpect)
{
    WriteOptions options;
    options.messageId = "<id@example.org>";
    options.date = QDateTime(QDate(2026, 3, 5), QTime(7, 8, 9), Qt::OffsetFromUTC, -(3 * 3600 + 1800));
    EXPECT_EQ(written(simpleDraft(), options).toStdString(),
        "Date: Thu, 05 Mar 2026 07:08:09 -0330\r\n"
        "From: Ann Example <ann@example.org>\r\n"
        "To: bob@example.net\r\n"
        "Subject: Hello\r\n"
        "Message-ID: <id@example.org>\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "\r\n"
        "How are you?\r\n");
}

TEST(WriteMessage, SaysWhereToAnswerAndForWhomOnlyWhereItIsSet)
{
    Draft draft = simpleDraft();
    EXPECT_FALSE(written(draft).contains("Reply-To")) << "nor anything else that nobody set";
    EXPECT_FALSE(written(draft).contains("Organization"));
    draft.replyTo = {QStringLiteral("The desk"), QStringLiteral("desk@example.org")};
    draft.organisation = QStringLiteral("Analytical Engines");
    const QByteArray bytes = written(draft);
    EXPECT_TRUE(bytes.contains("\r\nReply-To: The desk <desk@example.org>\r\n")) << bytes.constData();
    EXPECT_TRUE(bytes.contains("\r\nOrganization: Analytical Engines\r\n"));
    draft.organisation = QStringLiteral("A\nBcc: x@y.z");
    EXPECT_FALSE(writeMessage(draft));
    draft.organisation.clear();
    draft.replyTo.address = QStringLiteral("nobody");
    EXPECT_FALSE(writeMessage(draft));
}

TEST(WriteMessage, ARichSignatureTravelsBesideThePlainText)
{
    Draft draft = simpleDraft();
    draft.body = QStringLiteral("Hello\n\n-- \nAda");
    draft.signature = QStringLiteral("Ada");
    draft.richSignature = QStringLiteral("<b>Ada</b>");
    const QByteArray bytes = written(draft);
    EXPECT_TRUE(bytes.contains("multipart/alternative")) << bytes.constData();
    EXPECT_LT(bytes.indexOf("Content-Type: text/plain"), bytes.indexOf("Content-Type: text/html"));
    EXPECT_TRUE(bytes.contains("Hello<br><br>--"));
    EXPECT_TRUE(bytes.contains("<b>Ada</b>"));
    draft.body = QStringLiteral("Hello");
    EXPECT_FALSE(written(draft).contains("html")) << "it was taken out";
}

TEST(WriteMessage, DateIsEnglishInEveryLocale)
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    WriteOptions options;
    options.date = QDateTime(QDate(2026, 12, 1), QTime(0, 0), Qt::OffsetFromUTC, 3600);
    const QByteArray message = written(simpleDraft(), options);
    QLocale::setDefault(before);
    EXPECT_TRUE(message.startsWith("Date: Tue, 01 Dec 2026 00:00:00 +0100\r\n")) << message.constData();
}

TEST(WriteMessage, DateIsNowUnlessGiven)
{
    const QDateTime before = QDateTime::currentDateTime();
    const QString line = QString::fromLatin1(written(simpleDraft()).split('\r').first().sliced(6));
    const QDateTime date = QDateTime::fromString(line, Qt::RFC2822Date);
    EXPECT_LE(std::abs(before.secsTo(date)), 120) << qUtf8Printable(line);
    EXPECT_EQ(date.offsetFromUtc(), before.offsetFromUtc());
}

TEST(WriteMessage, SaysNothingOfMachineOrProgram)
{
    AttachmentFolder folder;
    Draft draft = simpleDraft();
    draft.attachments = {folder.add(QStringLiteral("a.txt"), "x")};
    const QByteArray message = written(draft);
    static const QRegularExpression allowed(QStringLiteral("^(Date|From|To|Subject|Message-ID|MIME-Version|Content-Type): | "));
    for (const QByteArray &line : header(message).trimmed().split('\n')) {
        EXPECT_TRUE(allowed.match(QString::fromLatin1(line)).hasMatch()) << line.constData();
    }
    EXPECT_FALSE(message.contains(folder.path().toUtf8()));
    EXPECT_FALSE(header(message).contains(QSysInfo::machineHostName().toUtf8()));
}

TEST(WriteMessage, BccIsNeverAmongTheBytes)
{
    Draft draft = simpleDraft();
    draft.bcc = {{QStringLiteral("Secret"), QStringLiteral("secret@example.com")}};
    EXPECT_FALSE(written(draft).toLower().contains("\nbcc"));
    EXPECT_FALSE(written(draft).toLower().contains("secret"));
    draft.to.clear();
    EXPECT_TRUE(written(draft).contains("\r\nTo: undisclosed-recipients:;\r\n"));
}

TEST(WriteMessage, MessageIdIsRandomAtTheFromDomain)
{
    Draft draft = simpleDraft();
    draft.from.address = QStringLiteral("a@MÜNCHEN.example");
    const auto first = writeMessage(draft);
    const auto second = writeMessage(draft);
    static const QRegularExpression form(QStringLiteral("^<[0-9a-f]{32}@xn--mnchen-3ya\\.example>$"));
    EXPECT_TRUE(form.match(QString::fromLatin1(first->facts.messageId)).hasMatch()) << first->facts.messageId.constData();
    EXPECT_NE(first->facts.messageId, second->facts.messageId);
    EXPECT_TRUE(makeMessageId(QStringLiteral("nonsense")).endsWith("@invalid>"));
}

TEST(WriteMessage, TellsTheFactsOfWhatItWrites)
{
    Draft draft = simpleDraft();
    draft.body = QStringLiteral("Grüße\n");
    const auto source = writeMessage(draft);
    EXPECT_FALSE(source->facts.has8BitContent || source->facts.has8BitHeader || source->facts.hasLongLine);
    EXPECT_EQ(source->facts.subject, draft.subject);
    EXPECT_EQ(source->facts.from, QStringLiteral("Ann Example <ann@example.org>"));
    EXPECT_TRUE(source->device->isSequential());
    draft.cc = {{QString(), QStringLiteral("jörg@example.org")}};
    EXPECT_TRUE(writeMessage(draft)->facts.has8BitHeader);
    EXPECT_TRUE(written(draft).contains("\r\nCc: j\xc3\xb6rg@example.org\r\n"));
}

TEST(WriteMessage, TextTravelsPlainOnlyWhereNothingCanChangeIt)
{
    Draft draft = simpleDraft();
    const auto encoding = [&draft](const QString &text) {
        draft.body = text;
        return written(draft).contains("\r\nContent-Transfer-Encoding: 7bit\r\n") ? "7bit" : "quoted-printable";
    };
    EXPECT_STREQ(encoding(QStringLiteral("a\tb\n.\n-- \nAnn")), "7bit");
    EXPECT_STREQ(encoding(QString(78, QLatin1Char('x'))), "7bit");
    EXPECT_STREQ(encoding(QString(79, QLatin1Char('x'))), "quoted-printable");
    EXPECT_STREQ(encoding(QStringLiteral("ends in a space \nx")), "quoted-printable");
    EXPECT_STREQ(encoding(QStringLiteral("From here")), "quoted-printable");
    EXPECT_STREQ(encoding(QStringLiteral("ü")), "quoted-printable");
    EXPECT_STREQ(encoding(QString(QChar(0))), "quoted-printable");
}

TEST(WriteMessage, QuotedPrintableKeepsItsLinesAndTheirStartsSafe)
{
    Draft draft = simpleDraft();
    draft.body = QStringLiteral("From ü\n.\n= \n") + QString(200, QLatin1Char('.'));
    const QByteArray text = body(written(draft));
    EXPECT_TRUE(text.startsWith("=46rom =C3=BC\r\n=2E\r\n=3D=20\r\n=2E..")) << text.constData();
    for (const QByteArray &line : text.split('\n')) {
        EXPECT_LE(line.size(), 77);
        EXPECT_FALSE(line.startsWith('.'));
    }
}

TEST(WriteMessage, LineEndsAreMadeOne)
{
    Draft draft = simpleDraft();
    draft.body = QStringLiteral("a\r\nb\rc\nd");
    EXPECT_EQ(body(written(draft)), "a\r\nb\r\nc\r\nd\r\n");
    draft.body.clear();
    EXPECT_EQ(body(written(draft)), "");
}

TEST(WriteMessage, HtmlComesWithItsPlainText)
{
    Draft draft = simpleDraft();
    draft.html = QStringLiteral("<p>How are you?</p>");
    const QByteArray message = written(draft);
    EXPECT_TRUE(message.contains("Content-Type: multipart/alternative;"));
    EXPECT_LT(message.indexOf("text/plain"), message.indexOf("text/html"));
    draft.body.clear();
    EXPECT_FALSE(written(draft).contains("multipart"));
}

TEST(WriteMessage, AttachedMessagesTravelAsOctets)
{
    AttachmentFolder folder;
    Draft draft = simpleDraft();
    for (const QByteArray type : {"message/rfc822", "multipart/mixed", "nonsense", "text/x\r\nBcc: a@b.org", ""}) {
        Attachment attachment = folder.add(QStringLiteral("a.eml"), "From: a@b.org\n\nx\n");
        attachment.mimeType = type;
        draft.attachments = {attachment};
        EXPECT_TRUE(written(draft).contains("\r\nContent-Type: application/octet-stream; name=\"a.eml\"\r\n"))
            << type.constData();
    }
}

TEST(WriteMessage, RefusesControlCharactersByField)
{
    AttachmentFolder folder;
    struct Case {
        const char *field;
        std::function<void(Draft &, const QString &)> put;
    };
    const QList<Case> cases{{"Subject", [](Draft &d, const QString &s) { d.subject += s; }},
        {"From", [](Draft &d, const QString &s) { d.from.name += s; }},
        {"From", [](Draft &d, const QString &s) { d.from.address += s; }},
        {"To", [](Draft &d, const QString &s) { d.to[0].name += s; }},
        {"Cc",
            [](Draft &d, const QString &s) {
                d.cc = {{s, QStringLiteral("a@b.org")}};
            }},
        {"Bcc",
            [](Draft &d, const QString &s) {
                d.bcc = {{QString(), s + QStringLiteral("a@b.org")}};
            }},
        {"Attachment", [&folder](Draft &d, const QString &s) { d.attachments = {folder.add(s, "x")}; }}};
    for (const char32_t control : {0u, 1u, 10u, 13u, 27u, 127u, 0x85u, 0x9bu, 0x2028u, 0x2029u}) {
        for (const Case &each : cases) {
            Draft draft = simpleDraft();
            each.put(draft, QString::fromUcs4(&control, 1));
            const auto result = writeMessage(draft);
            ASSERT_FALSE(result) << each.field << ' ' << static_cast<unsigned>(control);
            EXPECT_EQ(result.error(), (WriteError{WriteError::Kind::ControlCharacter, QString::fromLatin1(each.field)}));
        }
    }
}

TEST(WriteMessage, RefusesBadAddresses)
{
    Draft draft = simpleDraft();
    draft.to.append({QString(), QStringLiteral("no address")});
    EXPECT_EQ(writeMessage(draft).error(), (WriteError{WriteError::Kind::BadAddress, QStringLiteral("no address")}));
    draft = simpleDraft();
    draft.from.address.clear();
    EXPECT_EQ(writeMessage(draft).error().kind, WriteError::Kind::NoFrom);
}

TEST(EncodedSize, CanBeAskedOfADraftInAnyState)
{
    AttachmentFolder folder;
    Draft draft;
    EXPECT_GT(encodedSize(draft), 0);
    draft.from.address = QStringLiteral("half@");
    draft.to = {{QStringLiteral("N\n"), QStringLiteral("half an\naddress")}};
    draft.attachments = {{QStringLiteral("/nowhere"), QStringLiteral("x"), {}, 57000000}};
    EXPECT_GT(encodedSize(draft), 78000000);
}

TEST(EncodedSize, GrowsByWholeBase64Lines)
{
    AttachmentFolder folder;
    Draft draft = simpleDraft();
    for (const int size : {0, 1, 2, 3, 56, 57, 58, 113, 114, 115, 58367, 58368, 58369, 200000}) {
        draft.attachments = {folder.add(QStringLiteral("a.bin"), QByteArray(size, 'x'))};
        EXPECT_EQ(encodedSize(draft), written(draft).size()) << size;
    }
}

} // namespace
} // namespace pillarbox::message
