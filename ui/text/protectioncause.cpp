// Encryption. None of these sentences offers plain text as a way out.

#include "ui/text/cause.h"
#include "ui/text/causewords.h"
#include "ui/text/certificatewords.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using protocol::ErrorKind;
using protocol::SendError;

namespace {

class ProtectionWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static Cause startTlsNotOffered(const Context &context);
    static Cause downgraded(const SendError &error, const Context &context);
    static Cause plainTextInjected(const Context &context);
    static Cause tlsFailed(const SendError &error, const Context &context);
    static Cause plainText(const Context &context);
    static Cause noTls(const Context &context);
    static Cause clientCertificateRefused(const SendError &error, const Context &context);
    static Cause serverUnproven(const SendError &error, const Context &context);
    static QString nothingSecret(const QString &why, const Context &context);
};

Cause ProtectionWords::startTlsNotOffered(const Context &context)
{
    return {tr("%1 does not offer encryption here.").arg(serverName(context)),
        nothingSecret(tr("The server should switch to TLS (STARTTLS) and does not."), context),
        tr("Try port 465 with TLS, or ask the provider. Something on the way may also have taken the offer out."),
        Action::EditAccount};
}

// By hand the next sentence says that nothing was sent at all.
QString ProtectionWords::nothingSecret(const QString &why, const Context &context)
{
    return context.isInOutbox ? tr("%1 Nothing secret was sent.").arg(why) : why;
}

Cause ProtectionWords::downgraded(const SendError &error, const Context &context)
{
    const QString gone = shownDetail(error);
    const QString why = gone == QLatin1String("STARTTLS")
        ? tr("It offered encryption before and does not now. Something on the way may have taken the offer out.")
        : tr("It could sign you in more safely before (%1) and does not offer that now.").arg(gone);
    return {tr("%1 is less safe than it was.").arg(serverName(context)), nothingSecret(why, context),
        tr("If you know of the change, test the account again; else try another network first."), Action::EditAccount};
}

Cause ProtectionWords::plainTextInjected(const Context &context)
{
    const QString what = context.host.isEmpty() ? tr("Someone may be tampering with the connection to the server.")
                                                : tr("Someone may be tampering with the connection to %1.").arg(context.host);
    return {what, nothingSecret(tr("Unencrypted text arrived just before the encryption began."), context),
        tr("Do not send over this network until the cause is known."), Action::EditAccount};
}

Cause ProtectionWords::tlsFailed(const SendError &error, const Context &context)
{
    const QString detail = shownDetail(error);
    if (detail == QLatin1String("plain text"))
        return plainText(context);
    if (detail == QLatin1String("no TLS"))
        return noTls(context);
    const QString why = tr("The two sides found no common encryption, or the port does not speak TLS from the first byte.");
    const QString what = context.host.isEmpty() ? tr("No secure connection came about.")
                                                : tr("No secure connection to %1 came about.").arg(context.host);
    return {what, detail.isEmpty() ? why : tr("%1 (%2)").arg(why, detail), tr("Check port and encryption in the account."),
        Action::EditAccount};
}

Cause ProtectionWords::plainText(const Context &context)
{
    const QString host = context.host.isEmpty() ? tr("the server") : context.host;
    const QString what = context.port > 0
        ? tr("Port %1 of %2 does not speak TLS from the first byte; it may want STARTTLS.")
              .arg(QString::number(context.port), host)
        : tr("%1 does not speak TLS from the first byte; it may want STARTTLS.").arg(serverName(context));
    return {what, nothingSecret(tr("It answers in plain text, as servers do that switch to TLS later."), context),
        tr("Choose STARTTLS in the account, or port 465."), Action::EditAccount};
}

Cause ProtectionWords::noTls(const Context &context)
{
    return {tr("%1 agreed to encryption, and then spoke something else.").arg(serverName(context)),
        nothingSecret(tr("It took STARTTLS, but what came after that is no TLS."), context),
        tr("Test the connection again; if it stays so, show its report to the provider."), Action::EditAccount};
}

Cause ProtectionWords::serverUnproven(const SendError &error, const Context &context)
{
    const QString what = context.host.isEmpty() ? tr("The server did not prove that it knows your password.")
                                                : tr("%1 did not prove that it knows your password.").arg(context.host);
    const QString why
        = tr("Signing in by %1 asks for that proof. Someone may be posing as the server.").arg(shownDetail(error));
    return {
        what, nothingSecret(why, context), tr("Try another network; if it stays so, ask the provider."), Action::EditAccount};
}

Cause ProtectionWords::clientCertificateRefused(const SendError &error, const Context &context)
{
    const QString detail = shownDetail(error);
    const QString why = tr("There was none, or it does not take the one it saw.");
    return {tr("%1 wants a certificate that shows who you are.").arg(serverName(context)),
        nothingSecret(detail.isEmpty() ? why : tr("%1 (%2)").arg(why, detail), context),
        tr("Ask the provider which certificate it takes, or for a way to sign in without one."), Action::EditAccount};
}

} // namespace

Cause protectionCause(const SendError &error, const Context &context)
{
    switch (error.kind) {
    case ErrorKind::StartTlsNotOffered:
        return ProtectionWords::startTlsNotOffered(context);
    case ErrorKind::Downgraded:
        return ProtectionWords::downgraded(error, context);
    case ErrorKind::PlainTextInjected:
        return ProtectionWords::plainTextInjected(context);
    case ErrorKind::TlsFailed:
        return ProtectionWords::tlsFailed(error, context);
    case ErrorKind::ClientCertificateRefused:
        return ProtectionWords::clientCertificateRefused(error, context);
    case ErrorKind::ServerUnproven:
        return ProtectionWords::serverUnproven(error, context);
    default:
        return certificateCause(error, context);
    }
}

} // namespace pillarbox::ui
