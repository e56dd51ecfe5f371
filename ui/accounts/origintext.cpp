#include "ui/accounts/origintext.h"

#include "ui/text/hosttext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using account::HostHint;
using account::SourceError;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccountCheck)
};

} // namespace

QString originText(const HostHint &hint)
{
    const QString host = hostText(hint.host);
    switch (hint.source) {
    case HostHint::Source::Provider:
        return Words::tr("%1, known for your provider").arg(host);
    case HostHint::Source::Services:
        return hint.isElsewhere ? Words::tr("%1, named in the domain's DNS but outside the domain").arg(host)
                                : Words::tr("%1, named in the domain's DNS").arg(host);
    case HostHint::Source::Autoconfig:
        return Words::tr("%1, named in the domain's settings file").arg(host);
    case HostHint::Source::IspDatabase:
        return Words::tr("%1, from the public collection of mail settings").arg(host);
    case HostHint::Source::MailExchanger:
        return Words::tr("%1, known for the provider that takes the domain's mail").arg(host);
    case HostHint::Source::User:
        return Words::tr("%1, as you entered it").arg(host);
    case HostHint::Source::Guess:
        break;
    }
    return Words::tr("%1, guessed from your address").arg(host);
}

QString declinedBy(const account::Discovery &discovery)
{
    const auto reports = discovery.sources();
    for (const account::SourceReport &report : reports) {
        const bool isProvider = report.source == HostHint::Source::Provider || report.source == HostHint::Source::MailExchanger;
        if (isProvider && report.error && report.error->kind == SourceError::Kind::NotSubmitting)
            return report.error->detail;
    }
    return {};
}

QString declinedTitle(const QString &provider)
{
    return Words::tr("%1 takes no mail from mail programs.").arg(provider);
}

QString declinedAdvice()
{
    return Words::tr("It can only be sent from its own program or web page.");
}

} // namespace pillarbox::ui
