// Reports as servers write them, and what is none.

#include "smtp/message/deliveryreport.h"
#include "smtp/message/parsedmessage.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTimeZone>

#include <gtest/gtest.h>

#include <ostream>

namespace pillarbox::message {

using namespace Qt::StringLiterals;

QString reportFile(const QString &name)
{
    return u"" REPORTS_DIR "/"_s + name + u".eml"_s;
}

// "action final status diagnostic"
QStringList linesOf(const DeliveryReport &report)
{
    QStringList lines;
    for (const RecipientReport &recipient : report.recipients)
        lines.append(QStringList{QString::fromLatin1(reportActionName(recipient.action)), recipient.finalRecipient,
            QString::fromLatin1(recipient.status), recipient.diagnostic}
                         .join(u' '));
    return lines;
}

struct Known {
    const char *file;
    QStringList lines;
    QString reporter;
};

void PrintTo(const Known &known, std::ostream *out)
{
    *out << known.file;
}

class KnownReport : public testing::TestWithParam<Known>
{
};

TEST_P(KnownReport, IsRead)
{
    const auto report = readDeliveryReport(reportFile(QString::fromLatin1(GetParam().file)));
    ASSERT_TRUE(report);
    EXPECT_EQ(report->messageId, "<plans-1@firm.example>");
    EXPECT_EQ(linesOf(*report), GetParam().lines) << linesOf(*report).join(u'\n').toStdString();
    for (const RecipientReport &recipient : report->recipients) {
        EXPECT_EQ(recipient.reporter, GetParam().reporter) << recipient.reporter.toStdString();
        EXPECT_EQ(recipient.reportedAt.date().year(), 2026);
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, KnownReport,
    testing::Values(
        Known{"postfix-failed",
            {u"failed nobody@x.example 5.1.1 550 5.1.1 <nobody@x.example>: Recipient address rejected: User unknown"_s,
                u"failed full@y.example 5.2.2 552 5.2.2 Mailbox full"_s},
            u"mx.relay.example"_s},
        Known{"postfix-delayed",
            {u"delayed bob@x.example 4.4.1 connect to mail.x.example[192.0.2.25]:25: Connection timed out"_s},
            u"mx.relay.example"_s},
        Known{"postfix-delivered",
            {u"delivered bob@x.example 2.0.0 delivered to maildir"_s,
                u"relayed carl@z.example 2.0.0 250 2.0.0 Ok: queued as 77"_s},
            u"mail.x.example"_s},
        Known{"exim-report", {u"failed nobody@x.example 5.0.0 550 5.1.1 User unknown"_s}, u"mail.relay.example"_s},
        Known{"exim-old",
            {u"failed nobody@x.example 5.1.1 SMTP error from remote mail server after RCPT TO:<nobody@x.example>: host "
             "mail.x.example [192.0.2.25]: 550 5.1.1 User unknown"_s,
                u"failed full@y.example  mailbox is full: retry timeout exceeded"_s},
            u"mail.relay.example"_s},
        Known{"exim-warning", {u"delayed bob@x.example  Delay reason: Connection timed out"_s}, u"mail.relay.example"_s},
        Known{"qmail",
            {u"failed nobody@x.example 5.1.1 192.0.2.25 does not like recipient. Remote host said: 550 5.1.1 sorry, no mailbox "
             "here by that name Giving up on 192.0.2.25."_s,
                u"failed full@y.example 5.2.2 Mailbox is over its quota. (#5.2.2)"_s},
            u"mail.relay.example"_s},
        Known{"yahoo",
            {u"failed nobody@x.example  554: delivery error: dd This user doesn't have a yahoo.example account "
             "(nobody@x.example) [0] - mta4.example"_s},
            u"yahoo.example"_s},
        Known{"gmail",
            {u"failed nobody@x.example 5.1.1 550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 "
             "Please try double-checking"_s},
            u"googlemail.example"_s},
        Known{"exchange",
            {u"failed nobody@x.example 5.1.10 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address "
             "lookup"_s},
            u"AM6PR01.firm.example"_s},
        Known{"exchange-old",
            {u"failed nobody@x.example  The recipient name is not recognized The MTS-ID of the original message is: c=us;a= "
             ";p=firm;l=MAIL1 MSEXCH:IMS:FIRM:SITE:MAIL1 0 (000C05A6) Unknown Recipient"_s},
            u"firm.example"_s},
        Known{"sendmail-old", {u"failed nobody@x.example 5.1.1 (reason: 550 5.1.1 <nobody@x.example>... User unknown)"_s},
            u"relay.example"_s},
        Known{"utf8-failed", {u"failed jörg@x.example 5.1.1 550 5.1.1 Empfänger unbekannt"_s}, u"mail.x.example"_s},
        Known{"mdn-displayed", {u"displayed bob@x.example  "_s}, u"Some Mail 1.0"_s},
        Known{"forwarded", {u"delayed bob@x.example 4.4.1 connect to mail.x.example[192.0.2.25]:25: Connection timed out"_s},
            u"mx.relay.example"_s}));

TEST(DeliveryReport, TellsTheEnvelopeAndWhoWasMeant)
{
    const auto report = readDeliveryReport(reportFile(u"postfix-delivered"_s));
    ASSERT_TRUE(report);
    EXPECT_EQ(report->envelopeId, "QQ314159");
    ASSERT_EQ(report->recipients.size(), 2);
    EXPECT_EQ(report->recipients[1].originalRecipient, u"carl@x.example"_s);
    EXPECT_EQ(report->recipients[0].reportedAt, QDateTime(QDate(2026, 3, 2), QTime(14, 2, 9), QTimeZone::utc()));
    EXPECT_EQ(readDeliveryReport(reportFile(u"utf8-failed"_s))->recipients[0].originalRecipient, u"jörg@x.example"_s);
}

TEST(DeliveryReport, OtherMailIsNone)
{
    for (const QString &name : {u"none-reply"_s, u"none-autoreply"_s, u"none-postmaster"_s, u"none-abuse"_s}) {
        const auto report = readDeliveryReport(reportFile(name));
        ASSERT_FALSE(report) << name.toStdString();
        EXPECT_EQ(report.error().kind, ReportError::Kind::NotAReport);
    }
    EXPECT_EQ(readDeliveryReport(u"/nowhere/x.eml"_s).error().kind, ReportError::Kind::CannotReadFile);
}

TEST(DeliveryReport, TooLargeIsToldWithoutReadingIt)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"large.eml"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Subject: large\n\n");
    ASSERT_TRUE(file.resize(26LL * 1024 * 1024));
    file.close();
    EXPECT_EQ(readDeliveryReport(file.fileName()).error().kind, ReportError::Kind::TooLarge);
}

// What a label would show, or a list could grow by.
TEST(DeliveryReport, HostileWordsAreHarmless)
{
    const QByteArray head
        = "From: MAILER-DAEMON@x\r\nDate: Mon, 99 Foo 99999 99:99:99 +9999\r\nContent-Type: multipart/report; "
          "boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
          "a\x1b[31m\xe2\x80\xae.example\r\nOriginal-Envelope-Id: "
        + QByteArray(100000, 'e') + "\r\n\r\n";
    QByteArray groups;
    for (int i = 0; i < 5000; ++i)
        groups += "Final-Recipient: rfc822;b@x.example\r\nAction: failed\r\nStatus: 5." + QByteArray(500, '1')
            + "\r\nDiagnostic-Code: smtp; \x07<b>" + QByteArray(5000, 'd') + "\r\n\r\n";
    const auto report = deliveryReportOf(parseBytes(head + groups + "--b--\r\n"));
    ASSERT_TRUE(report);
    EXPECT_LE(report->recipients.size(), 1000);
    EXPECT_LE(report->envelopeId.size(), 200);
    const RecipientReport &recipient = report->recipients[0];
    EXPECT_FALSE(recipient.reportedAt.isValid() && recipient.reportedAt.date().year() > 9999);
    EXPECT_LE(recipient.diagnostic.size(), 1000);
    EXPECT_TRUE(recipient.status.isEmpty());
    for (const QString &text : {recipient.diagnostic, recipient.reporter})
        for (const QChar each : text)
            EXPECT_TRUE(each.isPrint()) << text.toStdString();
}

TEST(DeliveryReport, BrokenOnesAreNoCrash)
{
    for (const QString &name : QDir(u"" REPORTS_DIR ""_s).entryList(QDir::Files)) {
        QFile file(u"" REPORTS_DIR "/"_s + name);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        for (qsizetype end = 0; end < whole.size(); end += 7)
            deliveryReportOf(parseBytes(whole.first(end)));
    }
}

} // namespace pillarbox::message
