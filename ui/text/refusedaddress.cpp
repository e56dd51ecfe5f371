#include "ui/text/refusedaddress.h"

#include "ui/text/explanation.h"

namespace pillarbox::ui {

bool isRefused(const outbox::Recipient &recipient, outbox::State state)
{
    const bool isGivenUp = state == outbox::State::Failed && recipient.outcome == outbox::Outcome::Pending;
    return recipient.outcome == outbox::Outcome::Refused || isGivenUp;
}

QList<RefusedAddress> refusedOf(const outbox::ItemSummary &item)
{
    QList<RefusedAddress> refused;
    for (const outbox::Recipient &recipient : item.recipients)
        if (isRefused(recipient, item.state))
            refused += RefusedAddress{recipient.mailbox.address, answerOf(recipient)};
    return refused;
}

QString answerOf(const outbox::Recipient &recipient)
{
    const QString code = codeText(recipient.replyCode, recipient.enhanced);
    QString words = printable(recipient.serverText).simplified();
    for (const QString &part : code.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (words.startsWith(part + QLatin1Char(' ')))
            words.remove(0, part.size() + 1);
    return QString(code % QLatin1Char(' ') % words).trimmed();
}

} // namespace pillarbox::ui
