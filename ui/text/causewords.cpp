#include "ui/text/causewords.h"

#include <QCoreApplication>

namespace pillarbox::ui {

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

} // namespace pillarbox::ui
