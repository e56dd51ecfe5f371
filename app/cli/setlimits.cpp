#include "app/cli/setlimits.h"

#include "app/cli/accountjson.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class LimitWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString none(const QString &label) { return tr("The account \"%1\" has no limits.").arg(label); }
    static QString set(const QString &label) { return tr("The limits of \"%1\" hold from now on.").arg(label); }
};

} // namespace

SetLimits::SetLimits(QString label, const account::SendingLimits &limits, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_limits(limits)
{
}

void SetLimits::start()
{
    if (const auto loaded = session().load(); !loaded)
        return fail(loaded.error());
    auto account = session().findAccount(m_label);
    if (!account)
        return fail(account.error());
    account->limits = m_limits;
    if (const auto saved = session().accounts().save(*account); !saved)
        return fail(failureOf(saved.error()));
    const bool isAny = m_limits != account::SendingLimits();
    succeed(accountJson(*account), isAny ? LimitWords::set(account->label) : LimitWords::none(account->label));
}

} // namespace pillarbox::app
