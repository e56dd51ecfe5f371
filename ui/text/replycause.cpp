// What the server said: refusals by stage and permanence, a closing server, and answers that are none.

#include "ui/text/cause.h"
#include "ui/text/causewords.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

namespace {

class ReplyWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static QString refusedForGood(Stage stage);
    static QString refusedForNow(Stage stage);
    static Cause refused(const SendError &error, const Context &context);
    static Cause closing(const SendError &error, const Context &context);
    static Cause violation(const SendError &error, const Context &context);
    static Cause foreign(const QString &service, const Context &context);
    static QString useOf(const QString &service);
};

QString ReplyWords::refusedForGood(Stage stage)
{
    switch (stage) {
    case Stage::Greeting:
        return tr("%1 does not accept connections from here.");
    case Stage::Ehlo:
        return tr("%1 refused Pillarbox's introduction.");
    case Stage::StartTls:
        return tr("%1 refused to start encryption.");
    case Stage::Auth:
        return tr("%1 refused this way of signing in.");
    case Stage::Mail:
        return tr("%1 refused the sender.");
    case Stage::Rcpt:
        return tr("%1 refused the recipient.");
    case Stage::Data:
        return tr("%1 refused to take the message.");
    case Stage::EndOfData:
        return tr("%1 refused the message after reading it.");
    default:
        return tr("%1 refused.");
    }
}

QString ReplyWords::refusedForNow(Stage stage)
{
    switch (stage) {
    case Stage::Greeting:
        return tr("%1 accepts no connection just now.");
    case Stage::Ehlo:
        return tr("%1 postponed the conversation.");
    case Stage::StartTls:
        return tr("%1 cannot start encryption just now.");
    case Stage::Auth:
        return tr("%1 cannot check sign-ins just now.");
    case Stage::Mail:
        return tr("%1 asked to try again later, when it heard the sender.");
    case Stage::Rcpt:
        return tr("%1 asked to try the recipient again later.");
    case Stage::Data:
        return tr("%1 asked to try again later, before taking the message.");
    case Stage::EndOfData:
        return tr("%1 asked to try again later, after reading the message.");
    default:
        return tr("%1 asked to try again later.");
    }
}

// Why, and what helps, is the catalogue's to say.
Cause ReplyWords::refused(const SendError &error, const Context &context)
{
    const QString what = error.replyCode >= 500 ? refusedForGood(error.stage) : refusedForNow(error.stage);
    return {what.arg(serverName(context)), whileSentence(error.stage), {}, Action::SendNow};
}

Cause ReplyWords::closing(const SendError &error, const Context &context)
{
    return {
        tr("%1 is closing the connection for now.").arg(serverName(context)), whileSentence(error.stage), {}, Action::SendNow};
}

QString ReplyWords::useOf(const QString &service)
{
    if (service == QLatin1String("POP3") || service == QLatin1String("IMAP"))
        return tr("%1 is for fetching mail, not for sending it.").arg(service);
    if (service == QLatin1String("HTTP"))
        return tr("HTTP is for web pages; it may also be this network's page for signing in that answers.");
    if (service == QLatin1String("SSH"))
        return tr("SSH is for signing in to computers.");
    return tr("%1 is for transferring files.").arg(service);
}

Cause ReplyWords::foreign(const QString &service, const Context &context)
{
    const QString what = context.port > 0
        ? tr("Port %1 of %2 speaks %3; that is no mail server.")
              .arg(QString::number(context.port), context.host.isEmpty() ? tr("the server") : context.host, service)
        : tr("%1 speaks %2; that is no mail server.").arg(serverName(context), service);
    return {what, useOf(service), tr("Check server and port; mail is mostly sent on port 587 or 465."), Action::EditAccount};
}

Cause ReplyWords::violation(const SendError &error, const Context &context)
{
    const QString detail = shownDetail(error);
    if (detail.startsWith(QLatin1String("service/")))
        return foreign(detail.sliced(8), context);
    return {tr("%1 answered with something that is not mail protocol.").arg(serverName(context)),
        detail.isEmpty() ? whileSentence(error.stage) : tr("%1 (%2)").arg(whileSentence(error.stage), detail),
        tr("Check server and port; another service may be listening there."), Action::EditAccount};
}

} // namespace

Cause replyCause(const SendError &error, const Context &context)
{
    switch (error.kind) {
    case ErrorKind::Refused:
        return ReplyWords::refused(error, context);
    case ErrorKind::ServerClosing:
        return ReplyWords::closing(error, context);
    default:
        return ReplyWords::violation(error, context);
    }
}

} // namespace pillarbox::ui
