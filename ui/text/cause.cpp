// Chooses whose cause it is, and holds the words that several causes share.

#include "ui/text/cause.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using protocol::ErrorKind;
using protocol::Stage;

namespace {

class CauseWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static QString server() { return tr("The server"); }
    static QString during(Stage stage);
};

QString CauseWords::during(Stage stage)
{
    switch (stage) {
    case Stage::Local:
        return tr("Nothing had left this computer yet.");
    case Stage::Resolve:
        return tr("It happened while the server's address was being looked up.");
    case Stage::Connect:
        return tr("It happened while the connection was being made.");
    case Stage::Greeting:
        return tr("The connection stood, but no greeting had come yet.");
    case Stage::Ehlo:
        return tr("It happened right after the greeting.");
    case Stage::StartTls:
        return tr("It happened when encryption was asked for.");
    case Stage::Tls:
        return tr("It happened while the encryption was being agreed on.");
    case Stage::Auth:
        return tr("It happened while signing in.");
    case Stage::Mail:
        return tr("It happened when the sender was named.");
    case Stage::Rcpt:
        return tr("It happened while the recipients were being named.");
    case Stage::Data:
        return tr("It happened while the message was on its way.");
    case Stage::EndOfData:
        return tr("It happened after the whole message, before the server's answer.");
    }
    return {};
}

} // namespace

QString serverName(const Context &context)
{
    return context.host.isEmpty() ? CauseWords::server() : context.host;
}

QString whileSentence(Stage stage)
{
    return CauseWords::during(stage);
}

QString shownDetail(const protocol::SendError &error)
{
    return printable(error.detail.toUtf8()).simplified();
}

Cause causeOf(const protocol::SendError &error, const Context &context)
{
    switch (error.kind) {
    case ErrorKind::Refused:
    case ErrorKind::ProtocolViolation:
    case ErrorKind::ServerClosing:
        return replyCause(error, context);
    case ErrorKind::NoSuchHost:
    case ErrorKind::ResolveFailed:
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::Disconnected:
        return networkCause(error, context);
    case ErrorKind::StartTlsNotOffered:
    case ErrorKind::Downgraded:
    case ErrorKind::PlainTextInjected:
    case ErrorKind::TlsFailed:
    case ErrorKind::CertificateInvalid:
        return protectionCause(error, context);
    case ErrorKind::AuthNotOffered:
    case ErrorKind::AuthWithoutTls:
    case ErrorKind::CredentialMissing:
    case ErrorKind::CredentialRefused:
        return signInCause(error, context);
    default:
        return messageCause(error, context);
    }
}

} // namespace pillarbox::ui
