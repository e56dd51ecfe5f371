// Names, routes, silence and cut links.

#include "ui/text/cause.h"
#include "ui/text/causewords.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

namespace {

class NetworkWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Cause noSuchHost(const Context &context);
    static Cause resolveFailed(const Context &context);
    static Cause unreachable(const SendError &error, const Context &context);
    static Cause timedOut(const SendError &error, const Context &context);
    static Cause disconnected(const SendError &error, const Context &context);
    static Cause captivePortal(const SendError &error, const Context &context);
    static Cause proxy(const QString &fault);
};

// The words are TlsSocket's.
Cause NetworkWords::proxy(const QString &fault)
{
    const QString hint = tr("Check the proxy's settings, or send without it.");
    if (fault == QLatin1String("proxy authentication required"))
        return {tr("The proxy did not let this computer through."), tr("It wants a user name and a password, or others."), hint,
            Action::SendNow};
    if (fault == QLatin1String("proxy denied"))
        return {tr("The proxy does not let mail through."), tr("It forbids connections to this server or port."), hint,
            Action::SendNow};
    if (fault == QLatin1String("proxy made no connection"))
        return {tr("The proxy made no connection to the server."),
            tr("It does not know the server's name, or does not let mail through."), hint, Action::SendNow};
    if (fault == QLatin1String("proxy timed out"))
        return {tr("No connection came about through the proxy in time."),
            tr("The proxy is down, or the server behind it does not answer."), hint, Action::SendNow};
    if (fault == QLatin1String("proxy unknown"))
        return {tr("This computer did not tell its proxy in time."),
            tr("The system's proxy settings may name a script that cannot be fetched."), hint, Action::SendNow};
    if (fault == QLatin1String("proxy violates its protocol") || fault == QLatin1String("proxy closed"))
        return {tr("The proxy did not answer as a proxy does."), tr("It may be of another kind, or overloaded."), hint,
            Action::SendNow};
    return {tr("The proxy cannot be reached."), tr("It is down, or its name or port is wrong."), hint, Action::SendNow};
}

Cause NetworkWords::noSuchHost(const Context &context)
{
    const QString what
        = context.host.isEmpty() ? tr("No server has this name.") : tr("No server is called %1.").arg(context.host);
    return {what, tr("The name may be mistyped, or it is known in another network only."),
        tr("Check the server's name in the account."), Action::EditAccount};
}

Cause NetworkWords::resolveFailed(const Context &context)
{
    const QString what = context.host.isEmpty() ? tr("The server's address could not be looked up.")
                                                : tr("The address of %1 could not be looked up.").arg(context.host);
    return {what, tr("No name server answered. This computer is probably offline."), tr("Check the network connection."),
        Action::SendNow};
}

Cause NetworkWords::unreachable(const SendError &error, const Context &context)
{
    const QString why = tr("The connection was refused, or there is no way to the server.");
    const QString detail = shownDetail(error);
    const QString what = context.port > 0
        ? tr("%1 does not take connections on port %2.").arg(serverName(context), QString::number(context.port))
        : context.host.isEmpty() ? tr("No mail service answered.")
                                 : tr("No mail service answered at %1.").arg(context.host);
    return {what, detail.isEmpty() ? why : tr("%1 (%2)").arg(why, detail),
        tr("Check the port in the account, and whether this network lets mail out."), Action::SendNow};
}

Cause NetworkWords::timedOut(const SendError &error, const Context &context)
{
    if (error.stage == Stage::Connect) {
        const QString what = context.port > 0
            ? tr("%1 did not answer on port %2 in time.").arg(serverName(context), QString::number(context.port))
            : tr("%1 did not answer in time.").arg(serverName(context));
        return {
            what, tr("The server is down, or a firewall drops the connection."), tr("Try another network."), Action::SendNow};
    }
    if (error.stage == Stage::Greeting && !context.isInOutbox) // the first time; later it is known to speak
        return {tr("%1 did not greet in time; its port may want TLS from the first byte.").arg(serverName(context)),
            tr("It was reached, but a mail server speaks first, and this one says nothing. Port 465 is such a port; it may "
               "also be "
               "no mail server."),
            tr("Check port and encryption in the account."), Action::EditAccount};
    return {tr("%1 stopped answering.").arg(serverName(context)),
        tr("The time allowed for an answer ran out. %1").arg(whileSentence(error.stage)), {}, Action::SendNow};
}

Cause NetworkWords::captivePortal(const SendError &error, const Context &context)
{
    const QString shown = shownDetail(error);
    const QString why = shown.isEmpty()
        ? tr("Before that it lets no mail out, as in hotels and trains.")
        : tr("Before that it answers in the place of %1, as %2; so do networks in hotels and trains. Nothing that it shows is "
             "trusted.")
              .arg(serverName(context), shown);
    return {tr("This network wants you to sign in first."), why,
        tr("Open the network's sign-in page in the browser, then try again."), Action::SendNow};
}

Cause NetworkWords::disconnected(const SendError &error, const Context &context)
{
    const QString what = context.host.isEmpty() ? tr("The connection to the server was cut.")
                                                : tr("The connection to %1 was cut.").arg(context.host);
    return {what, whileSentence(error.stage), {}, Action::SendNow};
}

} // namespace

Cause networkCause(const SendError &error, const Context &context)
{
    if (error.stage == Stage::Connect && error.detail.startsWith(QLatin1String("proxy ")))
        return NetworkWords::proxy(error.detail);
    switch (error.kind) {
    case ErrorKind::NoSuchHost:
        return NetworkWords::noSuchHost(context);
    case ErrorKind::ResolveFailed:
        return NetworkWords::resolveFailed(context);
    case ErrorKind::Unreachable:
        return NetworkWords::unreachable(error, context);
    case ErrorKind::TimedOut:
        return NetworkWords::timedOut(error, context);
    case ErrorKind::CaptivePortal:
        return NetworkWords::captivePortal(error, context);
    default:
        return NetworkWords::disconnected(error, context);
    }
}

} // namespace pillarbox::ui
