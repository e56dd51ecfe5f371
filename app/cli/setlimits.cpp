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

SetLimits::SetLimits(QString label, QList<LimitChange> changes, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_changes(std::move(changes))
{
}

void SetLimits::start()
{
    auto account = session().loadAccount(m_label);
    if (!account)
        return fail(account.error());
    account->limits = changed(account->limits, m_changes);
    if (const auto saved = session().accounts().save(*account); !saved)
        return fail(failureOf(saved.error()));
    m_account = *account;
    session().openOutbox([this](const Expected<Done, Failure> &opened) { opened ? release() : fail(opened.error()); });
}

// What the old limits keep back is asked about again.
void SetLimits::release()
{
    session().outbox().accountFixed(m_account.id, [this](const Expected<Done, outbox::OutboxError> &released) {
        released ? report() : fail(failureOf(released.error()));
    });
}

void SetLimits::report()
{
    const bool isAny = m_account.limits != account::SendingLimits();
    succeed(accountJson(m_account), isAny ? LimitWords::set(m_account.label) : LimitWords::none(m_account.label));
}

} // namespace pillarbox::app
