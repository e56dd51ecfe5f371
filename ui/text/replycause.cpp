// What the server said: refusals by stage and permanence, a closing server, and answers that are none.

#include "ui/text/cause.h"
#include "ui/text/causewords.h"
#include "ui/text/servermeaning.h"

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
    static QString why(ServerMeaning meaning);
    static QString you(ServerMeaning meaning);
    static Cause refused(const SendError &error, const Context &context);
    static Cause closing(const SendError &error, const Context &context);
    static Cause violation(const SendError &error, const Context &context);
    static Cause foreign(const QString &service, const Context &context);
    static QString useOf(const QString &service);
    static QString answered(const QString &code) { return tr("It answered %1.").arg(code); }
    static QString noReason() { return tr("Its own words may say more."); }
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

QString ReplyWords::why(ServerMeaning meaning)
{
    switch (meaning) {
    case ServerMeaning::Greylisting:
        return tr("The server is delaying mail from senders it does not know yet. Nothing is wrong.");
    case ServerMeaning::NoSuchMailbox:
        return tr("There is no such mailbox.");
    case ServerMeaning::NoSuchDomain:
        return tr("The domain of the address takes no mail.");
    case ServerMeaning::BadRecipientSyntax:
        return tr("It does not take the address for a valid one.");
    case ServerMeaning::SenderRefused:
        return tr("It does not let this account send from this address.");
    case ServerMeaning::MailboxDisabled:
        return tr("The mailbox takes no mail at present.");
    case ServerMeaning::MailboxFull:
        return tr("The mailbox is full.");
    case ServerMeaning::TooLarge:
        return tr("The message is too large.");
    case ServerMeaning::NoRoom:
        return tr("The server has no room left.");
    case ServerMeaning::Routing:
        return tr("It cannot reach the recipient's own server.");
    case ServerMeaning::TooMany:
        return tr("There are too many recipients or messages at once.");
    case ServerMeaning::Content:
        return tr("It cannot pass on the content in this form.");
    case ServerMeaning::SignInWanted:
        return tr("It wants a sign-in before it takes mail.");
    case ServerMeaning::RelayDenied:
        return tr("It does not pass on mail to this address for this account.");
    case ServerMeaning::Policy:
        return tr("Its rules or its spam filter forbid it.");
    case ServerMeaning::SenderNotProven:
        return tr("The sender's domain does not vouch for this mail (SPF, DKIM or DMARC).");
    case ServerMeaning::TlsWanted:
        return tr("It wants a stronger encryption or sign-in.");
    case ServerMeaning::NotUnderstood:
        return tr("It did not understand or allow a command.");
    case ServerMeaning::Unknown:
        break;
    }
    return noReason();
}

QString ReplyWords::you(ServerMeaning meaning)
{
    switch (meaning) {
    case ServerMeaning::NoSuchMailbox:
    case ServerMeaning::NoSuchDomain:
    case ServerMeaning::BadRecipientSyntax:
        return tr("Check the address.");
    case ServerMeaning::SenderRefused:
        return tr("Check From, or the account's user name.");
    case ServerMeaning::TooLarge:
        return tr("Make the attachments smaller.");
    case ServerMeaning::SignInWanted:
    case ServerMeaning::RelayDenied:
    case ServerMeaning::TlsWanted:
        return tr("Check the sign-in settings of the account.");
    case ServerMeaning::TooMany:
        return tr("Send to fewer people at a time.");
    default:
        return tr("If it lasts, show the server's answer to your provider.");
    }
}

Action actionOf(ServerMeaning meaning)
{
    switch (meaning) {
    case ServerMeaning::SignInWanted:
    case ServerMeaning::RelayDenied:
    case ServerMeaning::TlsWanted:
        return Action::EditAccount;
    default:
        return Action::Edit;
    }
}

Cause ReplyWords::refused(const SendError &error, const Context &context)
{
    const bool isPermanent = error.replyCode >= 500;
    const ServerMeaning meaning = meaningOf(error);
    const QString host = serverName(context);
    Cause cause;
    cause.what = (isPermanent ? refusedForGood(error.stage) : refusedForNow(error.stage)).arg(host);
    if (meaning == ServerMeaning::Greylisting)
        cause.what = tr("%1 asked to try again later (greylisting).").arg(host);
    const QString code = codeText(error.replyCode, error.enhanced);
    cause.why = code.isEmpty() ? why(meaning) : QString(answered(code) + QLatin1Char(' ') + why(meaning));
    cause.you = isPermanent ? you(meaning) : QString();
    cause.action = isPermanent ? actionOf(meaning) : Action::SendNow;
    return cause;
}

Cause ReplyWords::closing(const SendError &error, const Context &context)
{
    const QString code = codeText(error.replyCode, error.enhanced);
    const QString why = tr("The server is busy or being serviced.");
    return {tr("%1 is closing the connection for now.").arg(serverName(context)),
        QString((code.isEmpty() ? why : QString(answered(code) + QLatin1Char(' ') + why)) + QLatin1Char(' ')
            + whileSentence(error.stage)),
        {}, Action::SendNow};
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
