#include "smtp/message/deliveryreport.h"

#include "smtp/message/bouncetext.h"
#include "smtp/message/emlfields.h"
#include "smtp/message/parsedmessage.h"
#include "smtp/message/reportfields.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace pillarbox::message {

namespace {

constexpr qint64 kLargest = 25LL * 1024 * 1024; // no server returns more of a message than it takes
constexpr qsizetype kMostRecipients = 1000; // of a report; servers put 50 or 100 into one
constexpr int kDeepestForward = 3; // reports that were forwarded as an attachment

constexpr std::array<std::pair<ReportAction, const char *>, 8> kActions{{
    {ReportAction::Failed, "failed"},
    {ReportAction::Delayed, "delayed"},
    {ReportAction::Delivered, "delivered"},
    {ReportAction::Relayed, "relayed"},
    {ReportAction::Expanded, "expanded"},
    {ReportAction::Displayed, "displayed"},
    {ReportAction::Deleted, "deleted"},
    {ReportAction::Processed, "processed"},
}};

const MessagePart *partOf(const ParsedMessage &mail, const QByteArrayList &types)
{
    const auto found = std::find_if(
        mail.parts.begin(), mail.parts.end(), [&types](const MessagePart &part) { return types.contains(part.type); });
    return found == mail.parts.end() ? nullptr : &*found;
}

// RFC 3464 2.3.3: relayed and expanded are no delivery, and no failure.
std::optional<ReportAction> actionOf(const QByteArray &value)
{
    const auto action = reportActionFromName(reportWord(value));
    return action && *action < ReportAction::Displayed ? action : std::nullopt;
}

std::optional<RecipientReport> recipientOf(const HeaderLines &group)
{
    const auto action = actionOf(valueOf(group, "action"));
    RecipientReport report;
    report.originalRecipient = reportAddress(valueOf(group, "original-recipient"));
    report.finalRecipient = reportAddress(valueOf(group, "final-recipient"));
    if (!action || (report.originalRecipient.isEmpty() && report.finalRecipient.isEmpty()))
        return {};
    report.action = *action;
    report.status = reportStatus(valueOf(group, "status"));
    report.diagnostic = reportText(valueOf(group, "diagnostic-code"));
    return report;
}

void readGroups(const MessagePart &part, DeliveryReport &report)
{
    QString reporter;
    const QList<HeaderLines> groups = headerGroups(part.content);
    for (const HeaderLines &group : groups) {
        if (const QByteArray host = valueOf(group, "reporting-mta"); !host.isEmpty())
            reporter = reportText(host);
        if (const QByteArray id = valueOf(group, "original-envelope-id"); !id.isEmpty())
            report.envelopeId = id.first(std::min<qsizetype>(id.size(), 200));
        const auto recipient = recipientOf(group);
        if (recipient && report.recipients.size() < kMostRecipients)
            report.recipients.append(*recipient);
    }
    for (RecipientReport &recipient : report.recipients)
        recipient.reporter = reporter;
}

std::optional<DeliveryReport> deliveryStatus(const ParsedMessage &mail)
{
    const MessagePart *part = partOf(mail, {"message/delivery-status", "message/global-delivery-status"});
    if (!part)
        return {};
    DeliveryReport report;
    readGroups(*part, report);
    report.messageId = returnedMessageId(mail);
    return report.recipients.isEmpty() ? std::nullopt : std::optional(report);
}

// RFC 8098 3.2.6: "manual-action/MDN-sent-manually; displayed".
ReportAction dispositionOf(const QByteArray &value)
{
    const QByteArray word = reportWord(value.sliced(value.indexOf(';') + 1));
    if (word == "displayed")
        return ReportAction::Displayed;
    return word == "deleted" ? ReportAction::Deleted : ReportAction::Processed;
}

std::optional<DeliveryReport> readingReceipt(const ParsedMessage &mail)
{
    const MessagePart *part = partOf(mail, {"message/disposition-notification", "message/global-disposition-notification"});
    const QList<HeaderLines> groups = part ? headerGroups(part->content) : QList<HeaderLines>();
    if (groups.isEmpty() || valueOf(groups[0], "disposition").isEmpty())
        return {};
    RecipientReport recipient;
    recipient.action = dispositionOf(valueOf(groups[0], "disposition"));
    recipient.originalRecipient = reportAddress(valueOf(groups[0], "original-recipient"));
    recipient.finalRecipient = reportAddress(valueOf(groups[0], "final-recipient"));
    recipient.reporter = reportText(valueOf(groups[0], "reporting-ua"));
    const QByteArray given = reportMessageId(valueOf(groups[0], "original-message-id"));
    return DeliveryReport{
        .envelopeId = {}, .messageId = given.isEmpty() ? returnedMessageId(mail) : given, .recipients = {recipient}};
}

std::optional<DeliveryReport> reportIn(const ParsedMessage &mail, int depth)
{
    for (auto *read : {deliveryStatus, readingReceipt, bounceOf}) {
        auto report = read(mail);
        if (!report)
            continue;
        for (RecipientReport &recipient : report->recipients)
            recipient.reportedAt = headerDate(valueOf(mail.header, "date"));
        return report;
    }
    const MessagePart *forwarded = partOf(mail, {"message/rfc822"});
    return forwarded && depth < kDeepestForward ? reportIn(parseBytes(forwarded->content), depth + 1) : std::nullopt;
}

ReportError errorOf(const EmlError &error, const QString &name)
{
    if (error.kind == EmlError::Kind::CannotReadFile)
        return {ReportError::Kind::CannotReadFile, error.detail};
    return {ReportError::Kind::NotAMessage, name};
}

} // namespace

QByteArray reportActionName(ReportAction action)
{
    return std::find_if(kActions.begin(), kActions.end(), [action](const auto &entry) {
        return entry.first == action;
    })->second;
}

std::optional<ReportAction> reportActionFromName(QByteArrayView name)
{
    const auto found
        = std::find_if(kActions.begin(), kActions.end(), [name](const auto &entry) { return name == entry.second; });
    return found == kActions.end() ? std::nullopt : std::optional(found->first);
}

std::optional<DeliveryReport> deliveryReportOf(const ParsedMessage &mail)
{
    return reportIn(mail, 0);
}

Expected<DeliveryReport, ReportError> readDeliveryReport(const QString &path)
{
    const QFileInfo file(path);
    if (file.size() > kLargest)
        return Unexpected{ReportError{ReportError::Kind::TooLarge, file.fileName()}};
    const auto mail = parseFile(path, {.octets = kLargest, .partOctets = kLargest});
    if (!mail)
        return Unexpected{errorOf(mail.error(), file.fileName())};
    const auto report = deliveryReportOf(*mail);
    if (!report)
        return Unexpected{ReportError{ReportError::Kind::NotAReport, file.fileName()}};
    return *report;
}

} // namespace pillarbox::message
