#pragma once
// What became of one `pillarbox send`, from either way of sending; its JSON object, its plain text and its exit status are
// the command line's contract.

#include "app/cli/exitcode.h"
#include "smtp/message/wireform.h"
#include "smtp/protocol/deliveryoutcome.h"
#include "smtp/protocol/senderror.h"
#include "smtp/transport/endpoint.h"
#include "ui/text/explanation.h"

#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace pillarbox::app {

struct Rejection {
    QString address;
    int replyCode = 0;
    std::optional<protocol::EnhancedStatusCode> enhanced;
    QByteArray serverText;
    bool isPermanent = false;
};

// Of a recipient who was not answered, for an error of the whole attempt. Its code is told only where it speaks of the
// message; a relay that refuses a connection says nothing of the recipient.
Rejection rejectionFor(const QString &address, const protocol::SendError &error);

enum class SendStatus { Sent, Partial, Deferred, Failed };

struct SendResult {
    std::optional<protocol::SendError> error; // absent: accepted, perhaps not for all; or only queued
    QStringList accepted;
    QList<Rejection> rejected;
    QByteArray messageId;
    QByteArray serverReply;
    QByteArray queueId;
    std::optional<transport::Session> session;
    message::WireForm form = message::WireForm::AsIs;
    QByteArrayList notOffered; // extensions asked for that the server does not have
    QString outboxId;
    std::chrono::milliseconds took{0};
    bool isOnlyQueued = false;
    std::optional<QDateTime> scheduledFor;
    QString heldBy; // with scheduledFor: the server that could hold it until then itself, were it asked to
    QString note; // instead of the explanation, where no SendError says it
    ExitCode noteCode = ExitCode::Ok; // with note: the status of the process
    ui::Context context;

    SendStatus status() const;
    bool isUncertain() const { return error && error->mayHaveBeenDelivered; }
    ExitCode exitCode() const;
    QString text() const; // for people: what, why and what now
    QString sentence() const; // one, for the object
    QString omission() const; // what the server did not do beside taking the message; empty: nothing
    QJsonObject toJson() const;

private:
    QString serverName() const;
};

// What happened, with the reply's code if there was one.
QString plainSentence(const ui::Explanation &explanation, const protocol::SendError &error);
QJsonValue whoJson(const ui::Explanation &explanation); // "provider", or null where nobody has to act on anything
ExitCode exitCodeOf(const protocol::SendError &error);
QString securityWord(protocol::Security security); // "tls"

} // namespace pillarbox::app
