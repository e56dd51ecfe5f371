#include "ui/text/who.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using protocol::ErrorKind;
using protocol::Stage;

namespace {

class WhoWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static QString sentence(Who who);
};

QString WhoWords::sentence(Who who)
{
    switch (who) {
    case Who::You:
        return tr("It is up to you.");
    case Who::Provider:
        return tr("It is up to your provider.");
    case Who::Recipient:
        return tr("It is up to the recipient's side.");
    case Who::Network:
        return tr("It is up to your network.");
    case Who::Nobody:
        break;
    }
    return tr("Nobody has to act; waiting is enough.");
}

} // namespace

Who whoOf(const protocol::SendError &error, bool isFirstTime)
{
    if (error.mayHaveBeenDelivered && error.kind != ErrorKind::RecordLost)
        return Who::You; // the question is whether to send it again
    switch (error.kind) {
    case ErrorKind::ResolveFailed:
    case ErrorKind::Unreachable:
    case ErrorKind::PlainTextInjected:
    case ErrorKind::TokenUnreachable:
        return Who::Network;
    case ErrorKind::TimedOut:
        return error.stage <= Stage::Connect                ? Who::Network
            : isFirstTime && error.stage == Stage::Greeting ? Who::You // port and encryption may not fit
                                                            : Who::Nobody;
    case ErrorKind::Disconnected:
    case ErrorKind::ServerClosing:
    case ErrorKind::ProgramEnded:
    case ErrorKind::Paced:
        return Who::Nobody;
    case ErrorKind::TlsFailed:
        return error.detail == QLatin1String("plain text") ? Who::You : Who::Provider; // as for the greeting
    case ErrorKind::StartTlsNotOffered:
    case ErrorKind::Downgraded:
    case ErrorKind::CertificateInvalid:
    case ErrorKind::ServerUnproven:
    case ErrorKind::Refused:
        return Who::Provider;
    default:
        return Who::You;
    }
}

QString whoName(Who who)
{
    switch (who) {
    case Who::You:
        return QStringLiteral("you");
    case Who::Provider:
        return QStringLiteral("provider");
    case Who::Recipient:
        return QStringLiteral("recipient");
    case Who::Network:
        return QStringLiteral("network");
    case Who::Nobody:
        break;
    }
    return QStringLiteral("nobody");
}

QString whoSentence(Who who)
{
    return WhoWords::sentence(who);
}

} // namespace pillarbox::ui
