#pragma once
// What `pillarbox send` was told, checked for contradictions but not for content: no file has been opened yet.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "app/cli/passwordsource.h"
#include "app/cli/routeoptions.h"
#include "smtp/outbox/item.h"
#include "smtp/protocol/credential.h"
#include "smtp/protocol/deliveryoptions.h"
#include "smtp/protocol/security.h"
#include "smtp/transport/endpoint.h"

#include <chrono>
#include <optional>

namespace pillarbox::app {

// Who and what; the same for both ways of sending.
struct MessageOptions {
    std::optional<QString> eml; // "-": standard input
    QString subject;
    QString body;
    std::optional<QString> bodyFile;
    std::optional<QString> htmlFile;
    QStringList attachments;
    std::optional<QString> from;
    QStringList to;
    QStringList cc;
    QStringList bcc;
};

// One attempt without an account.
struct DirectOptions {
    QList<transport::Endpoint> endpoints;
    QString userName;
    QByteArray mechanism;
    protocol::SecretKind secretKind = protocol::SecretKind::Password;
    std::optional<QString> caFile;
    RouteOptions route;
    bool isInsecureAuthAllowed = false;

    bool signsIn() const { return !userName.isEmpty() || secretKind == protocol::SecretKind::Certificate; }
    bool needsSecret() const { return signsIn() && secretKind != protocol::SecretKind::Certificate; }
};

struct SendOptions {
    MessageOptions message;
    std::optional<DirectOptions> direct; // --host
    std::optional<QString> account; // --account; neither: the default account
    protocol::DeliveryOptions wishes;
    std::optional<outbox::Schedule> schedule; // --at
    bool isQueueOnly = false; // also with a schedule
    std::optional<std::chrono::milliseconds> timeout;
    std::optional<QString> transcriptFile;
    bool isJson = false;
};

const QList<Flag> &sendFlags();
Expected<SendOptions, Failure> sendOptionsOf(const Arguments &arguments);

// Shared by the commands that name an endpoint.
Expected<QString, Failure> hostOf(const QString &text);
Expected<quint16, Failure> portOf(const QString &text);
Expected<std::chrono::milliseconds, Failure> timeoutOf(const QString &text);
Expected<QByteArray, Failure> mechanismOf(const QString &text);

} // namespace pillarbox::app
