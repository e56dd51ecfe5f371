#pragma once
// What a mail that came back says about a message: delivery status notifications (RFC 3464, 6533), the receipts of readers'
// programs (RFC 8098), and the bounces of those who know neither. Everything in it is a stranger's word: bounded, printable,
// and of use only when it names a message of ours. Any thread; reads files.

#include "smtp/base/expected.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace pillarbox::message {

struct ParsedMessage;

// Displayed and after: a reader's program says so, which is no delivery report.
enum class ReportAction { Failed, Delayed, Delivered, Relayed, Expanded, Displayed, Deleted, Processed };
QByteArray reportActionName(ReportAction action);
std::optional<ReportAction> reportActionFromName(QByteArrayView name);

struct RecipientReport {
    ReportAction action = ReportAction::Failed;
    QString originalRecipient; // as the sender wrote the address; may be empty
    QString finalRecipient; // who it was in the end
    QByteArray status; // "5.1.1", or empty
    QString diagnostic; // in the words of the server that refused it; may be empty
    QString reporter; // the host that reports, or the reader's program; may be empty
    QDateTime reportedAt; // UTC; invalid: not said

    bool operator==(const RecipientReport &) const = default;
};

struct DeliveryReport {
    QByteArray envelopeId; // the ENVID of the transaction; may be empty
    QByteArray messageId; // with brackets, of the message it is about; may be empty
    QList<RecipientReport> recipients;

    bool operator==(const DeliveryReport &) const = default;
};

struct ReportError {
    enum class Kind { CannotReadFile, TooLarge, NotAMessage, NotAReport };
    Kind kind = Kind::NotAReport;
    QString detail; // the file's name; CannotReadFile: and the reason

    bool operator==(const ReportError &) const = default;
};

Expected<DeliveryReport, ReportError> readDeliveryReport(const QString &path);
std::optional<DeliveryReport> deliveryReportOf(const ParsedMessage &mail); // absent: it is none

} // namespace pillarbox::message
