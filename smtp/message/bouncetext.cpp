#include "smtp/message/bouncetext.h"

#include "smtp/message/emlfields.h"
#include "smtp/message/parsedmessage.h"
#include "smtp/message/reportfields.h"

#include <QRegularExpression>

#include <algorithm>

namespace pillarbox::message {

namespace {

using namespace Qt::StringLiterals;

// What a server has to say stands in the first lines.
constexpr qsizetype kLongestText = 256 * 1024;
constexpr qsizetype kMostLines = 5000;
constexpr qsizetype kLongestLine = 1000;
constexpr qsizetype kMostAddresses = 200;

// A person could write of a message too, and have its text below.
bool isFromAServer(const HeaderLines &header)
{
    static const QStringList names{u"mailer-daemon"_s, u"postmaster"_s, u"mail-daemon"_s, u"mdaemon"_s};
    if (!valueOf(header, "x-failed-recipients").isEmpty())
        return true;
    const QList<Mailbox> from = mailboxesOf(header, "from");
    if (from.isEmpty()) // qmail may write MAILER-DAEMON without a domain
        return valueOf(header, "from").toLower().contains("mailer-daemon");
    const QString local = from.first().address.section(u'@', 0, 0).toLower();
    return std::any_of(names.begin(), names.end(), [&local](const QString &name) { return local.startsWith(name); })
        || local.startsWith(u"microsoftexchange"_s);
}

// A postmaster is a person too, who may be on holiday; the programs of that name say in the subject what it is about.
bool isAboutDelivery(const ParsedMessage &mail)
{
    static const QRegularExpression words(
        u"deliver|fail|return|bounce|reject|warning|delay|zustell"_s, QRegularExpression::CaseInsensitiveOption);
    const QList<Mailbox> from = mailboxesOf(mail.header, "from");
    const bool isPostmaster = !from.isEmpty() && from.first().address.startsWith(u"postmaster@"_s, Qt::CaseInsensitive);
    return !isPostmaster || textOf(mail.header, "subject").contains(words);
}

QStringList linesOf(const ParsedMessage &mail)
{
    QString text;
    for (const MessagePart &part : mail.parts) {
        const bool isHtml = part.type == "text/html";
        if (part.isText() && !part.isAttachment && !isHtml && part.type != "text/rfc822-headers" && text.size() < kLongestText)
            text += decodedText(part).left(kLongestText) + u'\n';
    }
    QStringList lines = text.split(u'\n');
    lines.resize(std::min(lines.size(), kMostLines));
    for (QString &line : lines)
        line.truncate(kLongestLine);
    return lines;
}

// Where the message itself begins in the text.
qsizetype copyIn(const QStringList &lines)
{
    static const QRegularExpression begin(u"^\\s*-{3,}.*(copy|original|unsent|header|returned)|^(Return-Path|Received|From):"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (begin.match(lines[i]).hasMatch() && !lines[i].contains(u"following addresses"_s))
            return i;
    return lines.size();
}

QByteArray messageIdIn(const QStringList &lines)
{
    for (qsizetype i = copyIn(lines); i < lines.size(); ++i) {
        if (!lines[i].trimmed().startsWith(u"message-id:"_s, Qt::CaseInsensitive))
            continue;
        const QByteArray id = reportMessageId(lines[i].toUtf8());
        return id.isEmpty() && i + 1 < lines.size() ? reportMessageId(lines[i + 1].toUtf8()) : id; // folded
    }
    return {};
}

// "<a@b>:", "  a@b", "a@b on Mon, 2 Mar 2026".
QString addressAt(const QString &line)
{
    static const QRegularExpression form(u"^\\s{0,8}<?([^\\s<>,;]{1,250}@[^\\s<>:,;]{1,250})>?(:|\\s+on\\s|\\.{3}|\\s*$)"_s);
    const auto match = form.match(line);
    return match.hasMatch() ? reportAddress(match.captured(1).toUtf8()) : QString();
}

QString behindAddress(const QString &line)
{
    const qsizetype behind = line.indexOf(u':', line.indexOf(u'@'));
    const bool isOn = line.contains(u" on "_s); // a date has colons
    return behind < 0 || isOn ? QString() : line.sliced(behind + 1);
}

QList<RecipientReport> recipientsIn(const QStringList &lines)
{
    QList<RecipientReport> recipients;
    bool isOpen = false; // a paragraph about the last one
    const qsizetype end = copyIn(lines);
    for (const QString &line : lines.first(end)) {
        if (const QString address = addressAt(line); !address.isEmpty() && recipients.size() < kMostAddresses) {
            recipients.append({.originalRecipient = {},
                .finalRecipient = address,
                .status = {},
                .diagnostic = behindAddress(line),
                .reporter = {},
                .reportedAt = {}});
            isOpen = true;
        } else if (line.trimmed().isEmpty()) {
            isOpen = isOpen && recipients.last().diagnostic.trimmed().isEmpty();
        } else if (isOpen) {
            recipients.last().diagnostic += u' ' + line.trimmed();
        }
    }
    return recipients;
}

void addNamed(QList<RecipientReport> &recipients, const HeaderLines &header)
{
    const QStringList named = QString::fromUtf8(valueOf(header, "x-failed-recipients")).split(u',');
    for (const QString &name : named.first(std::min(named.size(), kMostAddresses))) {
        const QString address = reportAddress(name.toUtf8());
        const bool isKnown = std::any_of(recipients.begin(), recipients.end(),
            [&address](const RecipientReport &recipient) { return isSameMailbox(recipient.finalRecipient, address); });
        if (!address.isEmpty() && !isKnown)
            recipients.append({.originalRecipient = {},
                .finalRecipient = address,
                .status = {},
                .diagnostic = {},
                .reporter = {},
                .reportedAt = {}});
    }
}

// "Warning: message … delayed 24 hours", "Warning: could not send message for past 4 hours".
bool isWarning(const HeaderLines &header)
{
    const QString subject = textOf(header, "subject");
    return subject.startsWith(u"warning"_s, Qt::CaseInsensitive) || subject.contains(u"delayed"_s, Qt::CaseInsensitive);
}

} // namespace

std::optional<DeliveryReport> bounceOf(const ParsedMessage &mail)
{
    if (!isFromAServer(mail.header) || !isAboutDelivery(mail))
        return {};
    const QStringList lines = linesOf(mail);
    const QByteArray returned = returnedMessageId(mail);
    DeliveryReport report;
    report.messageId = returned.isEmpty() ? messageIdIn(lines) : returned;
    if (report.messageId.isEmpty())
        return {};
    report.recipients = recipientsIn(lines);
    addNamed(report.recipients, mail.header);
    const QList<Mailbox> from = mailboxesOf(mail.header, "from");
    for (RecipientReport &recipient : report.recipients) {
        recipient.action = isWarning(mail.header) ? ReportAction::Delayed : ReportAction::Failed;
        recipient.status = reportStatus(recipient.diagnostic.toUtf8());
        recipient.diagnostic = reportText(recipient.diagnostic);
        recipient.reporter = from.isEmpty() ? QString() : reportText(from.first().address.section(u'@', -1));
    }
    return report;
}

} // namespace pillarbox::message
