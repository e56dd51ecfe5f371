#pragma once
// Who a message of another program is from and for: its header and the words of `pillarbox sendmail` against the accounts.
// A name without a domain is nobody's address; only the login name of whoever runs the program, and any such name of a sender
// (cron's "root"), stand for the account's own address. Pure.

#include "app/cli/failure.h"
#include "app/cli/sendmailoptions.h"
#include "smtp/account/account.h"
#include "smtp/base/expected.h"

#include <QByteArray>
#include <QList>

namespace pillarbox::app {

struct SendmailEnvelope {
    account::Account account;
    account::Identity identity; // of the account; without an envelope sender where -f gives one
    message::Mailbox sender; // of the envelope; empty: nobody
    QList<message::Mailbox> recipients;
    QByteArray header; // with a From that is an address
};

// header: whole lines. loginName: of the user.
Expected<SendmailEnvelope, Failure> sendmailEnvelopeOf(const QByteArray &header, const SendmailOptions &options,
    const QList<account::Account> &accounts, const account::Account &defaultAccount, const QString &loginName);

} // namespace pillarbox::app
