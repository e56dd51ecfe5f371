// The registry of enhanced status codes, as far as people meet them.

#include "ui/text/servermeaning.h"

namespace pillarbox::ui {

using protocol::SendError;
using protocol::Stage;

namespace {

bool isGreylisting(const SendError &error)
{
    if (error.replyCode < 400 || error.replyCode >= 500)
        return false;
    const QByteArray text = error.serverText.toLower();
    return text.contains("greylist") || text.contains("graylist") || text.contains("grey list")
        || error.enhanced == protocol::EnhancedStatusCode{4, 7, 1};
}

ServerMeaning ofAddress(int detail)
{
    switch (detail) {
    case 1:
    case 6:
    case 10:
        return ServerMeaning::NoSuchMailbox;
    case 2:
        return ServerMeaning::NoSuchDomain;
    case 3:
        return ServerMeaning::BadRecipientSyntax;
    case 7:
    case 8:
    case 9:
        return ServerMeaning::SenderRefused;
    default:
        return ServerMeaning::Unknown;
    }
}

ServerMeaning ofMailboxOrSystem(int subject, int detail)
{
    if ((subject == 2 && detail == 3) || (subject == 3 && detail == 4))
        return ServerMeaning::TooLarge;
    if (subject == 2)
        return detail == 2 ? ServerMeaning::MailboxFull : ServerMeaning::MailboxDisabled;
    return detail == 1 ? ServerMeaning::NoRoom : ServerMeaning::Unknown;
}

ServerMeaning ofPolicy(int detail, Stage stage)
{
    switch (detail) {
    case 0:
        return stage == Stage::Mail ? ServerMeaning::SignInWanted : ServerMeaning::Policy;
    case 1:
        return stage == Stage::Rcpt ? ServerMeaning::RelayDenied
            : stage == Stage::Mail  ? ServerMeaning::SenderRefused
                                    : ServerMeaning::Policy;
    case 3:
    case 8:
    case 9:
        return ServerMeaning::SignInWanted;
    case 10:
    case 11:
        return ServerMeaning::TlsWanted;
    case 20:
    case 21:
    case 22:
    case 23:
    case 24:
    case 25:
    case 26:
    case 27:
        return ServerMeaning::SenderNotProven;
    default:
        return ServerMeaning::Policy;
    }
}

ServerMeaning ofEnhanced(const protocol::EnhancedStatusCode &code, Stage stage)
{
    switch (code.subject) {
    case 1:
        return ofAddress(code.detail);
    case 2:
    case 3:
        return ofMailboxOrSystem(code.subject, code.detail);
    case 4:
        return code.detail == 5 ? ServerMeaning::TooMany : ServerMeaning::Routing;
    case 5:
        return code.detail == 3                        ? ServerMeaning::TooMany
            : code.detail == 1 && stage == Stage::Mail ? ServerMeaning::SignInWanted
                                                       : ServerMeaning::NotUnderstood;
    case 6:
        return ServerMeaning::Content;
    case 7:
        return ofPolicy(code.detail, stage);
    default:
        return ServerMeaning::Unknown;
    }
}

ServerMeaning ofReplyCode(int code, Stage stage)
{
    switch (code) {
    case 530:
        return ServerMeaning::SignInWanted;
    case 538:
        return ServerMeaning::TlsWanted;
    case 552:
        return ServerMeaning::TooLarge;
    case 452:
        return stage == Stage::Rcpt ? ServerMeaning::TooMany : ServerMeaning::NoRoom;
    case 500:
    case 501:
    case 502:
    case 503:
    case 504:
    case 555:
        return ServerMeaning::NotUnderstood;
    default:
        return ServerMeaning::Unknown;
    }
}

} // namespace

ServerMeaning meaningOf(const SendError &error)
{
    if (isGreylisting(error))
        return ServerMeaning::Greylisting;
    // 530 says "authentication required" whatever the enhanced code adds (RFC 4954 section 6).
    if (error.replyCode == 530 && error.enhanced != protocol::EnhancedStatusCode{5, 7, 10})
        return ServerMeaning::SignInWanted;
    if (error.enhanced) {
        const ServerMeaning meaning = ofEnhanced(*error.enhanced, error.stage);
        if (meaning != ServerMeaning::Unknown)
            return meaning;
    }
    return ofReplyCode(error.replyCode, error.stage);
}

} // namespace pillarbox::ui
