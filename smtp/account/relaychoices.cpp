#include "smtp/account/relaychoices.h"

#include "smtp/account/provider.h"

namespace pillarbox::account {

namespace {

QList<RelayChoice> choicesOfTable()
{
    QList<RelayChoice> choices;
    for (const Provider &provider : providers()) {
        if (provider.endpoints.isEmpty())
            continue; // it takes no mail from mail programs
        if (provider.regions.isEmpty())
            choices.append({provider.name, provider.endpoints.first(), provider.userName});
        for (const QString &region : provider.regions)
            choices.append({provider.name % u' ' % region, provider.endpointsIn(region).first(), provider.userName});
    }
    return choices;
}

} // namespace

const QList<RelayChoice> &relayChoices()
{
    static const QList<RelayChoice> choices = choicesOfTable();
    return choices;
}

} // namespace pillarbox::account
