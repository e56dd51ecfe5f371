#include "app/cli/setconnection.h"

#include "app/cli/accountjson.h"
#include "app/cli/connectionoptions.h"
#include "app/cli/trustfile.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class ConnectionWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString set(const QString &label) { return tr("The connection of \"%1\" is made so from now on.").arg(label); }
};

} // namespace

SetConnection::SetConnection(Arguments arguments, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_arguments(std::move(arguments))
{
}

void SetConnection::start()
{
    if (const auto loaded = session().load(); !loaded)
        return fail(loaded.error());
    auto account = session().findAccount(m_arguments.words().constFirst());
    if (!account)
        return fail(account.error());
    if (const auto failure = changeConnection(*account, m_arguments))
        return fail(*failure);
    if (const auto failure = changeTrust(*account, m_arguments))
        return fail(*failure);
    account->proxy.password = {}; // of the environment of this moment
    if (const auto saved = session().accounts().save(*account); !saved)
        return fail(failureOf(saved.error()));
    m_account = *account;
    session().openOutbox([this](const Expected<Done, Failure> &opened) { opened ? release() : fail(opened.error()); });
}

// What stood still because of the connection as it was: a key that changed, say.
void SetConnection::release()
{
    session().outbox().accountFixed(m_account.id, [this](const Expected<Done, outbox::OutboxError> &released) {
        released ? succeed(accountJson(m_account), ConnectionWords::set(m_account.label)) : fail(failureOf(released.error()));
    });
}

} // namespace pillarbox::app
