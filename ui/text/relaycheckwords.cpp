#include "ui/text/relaycheckwords.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QLocale>

namespace pillarbox::ui {

namespace {

class CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(RelayCheck)

public:
    static QString reached(const account::Account &account);
    static QString notAsked()
    {
        return tr("A mail server cannot be asked whether it has a message, so nothing was asked of it.");
    }
    static QString provider(const outbox::Item &item);
    static QString copy(const QString &address)
    {
        return tr("You are a recipient yourself: look into the mailbox of %1.").arg(address);
    }
    static QString ask() { return tr("Ask a recipient whether it has come."); }
    static QString unreachable() { return tr("This says nothing about the message either."); }
};

QString CheckWords::reached(const account::Account &account)
{
    return account.userName.isEmpty() ? tr("%1 answers.").arg(account.host)
                                      : tr("%1 answers, and lets %2 in.").arg(account.host, account.userName);
}

QString CheckWords::provider(const outbox::Item &item)
{
    if (item.receipt && !item.receipt->queueId.isEmpty())
        return tr("Ask your provider about the reference %1.").arg(printable(item.receipt->queueId));
    const QString id = printable(item.summary.messageId);
    if (!item.handedOverAt)
        return tr("Ask your provider about the message %1.").arg(id);
    return tr("Ask your provider about the message %1, handed over on %2.")
        .arg(id, QLocale().toString(item.handedOverAt->toLocalTime(), QLocale::ShortFormat));
}

QString ownAmong(const QList<outbox::Recipient> &recipients, const QStringList &ownAddresses)
{
    for (const QString &address : ownAddresses)
        for (const outbox::Recipient &recipient : recipients)
            if (recipient.outcome == outbox::Outcome::Unknown && message::isSameMailbox(recipient.mailbox.address, address))
                return address;
    return {};
}

} // namespace

QString RelayCheckWords::text() const
{
    return (QStringList{verdict, meaning} + steps).join(QLatin1Char(' '));
}

RelayCheckWords relayCheckWords(const outbox::Item &item, const account::Account &account,
    const account::SignInCheck::Result &result, const QStringList &ownAddresses)
{
    RelayCheckWords words;
    words.meaning = CheckWords::notAsked();
    if (result) {
        words.verdict = CheckWords::reached(account);
    } else {
        words.verdict = explain(
            result.error(), {.host = account.host, .port = account.port, .userName = account.userName, .isInOutbox = false})
                            .what;
        words.meaning += QLatin1Char(' ') + CheckWords::unreachable();
    }
    if (const QString own = ownAmong(item.summary.recipients, ownAddresses); !own.isEmpty())
        words.steps += CheckWords::copy(printable(own.toUtf8()));
    words.steps << CheckWords::provider(item) << CheckWords::ask();
    return words;
}

} // namespace pillarbox::ui
