#include "app/cli/accountorder.h"

#include "app/cli/accountjson.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class OrderWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString moved(const QString &label, qsizetype place)
    {
        return tr("The account \"%1\" stands at place %2.").arg(label).arg(place);
    }
    static QString isDefault(const QString &label) { return tr("The account \"%1\" is the default now.").arg(label); }
    static QString copyLabel(const QString &label) { return tr("%1 (copy)").arg(label); }
    static QString copied(const QString &label) { return tr("The account \"%1\" was added.").arg(label); }
    static QString noCertificate()
    {
        return tr("It shows no client certificate yet; \"pillarbox account set-certificate\" gives it one.");
    }
    static QString noPassword() { return tr("It has no password yet; \"pillarbox account set-password\" stores one."); }
};

} // namespace

AccountMove::AccountMove(QString label, int place, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_place(place)
{
}

void AccountMove::start()
{
    const auto account = session().loadAccount(m_label);
    if (!account)
        return fail(account.error());
    if (const auto moved = session().accounts().move(account.value().id, m_place - 1); !moved)
        return fail(failureOf(moved.error()));
    const qsizetype place = std::min(qsizetype(m_place), session().accounts().accounts().size());
    QJsonObject object = accountJson(account.value());
    object[QStringLiteral("place")] = place;
    succeed(object, OrderWords::moved(account.value().label, place));
}

AccountSetDefault::AccountSetDefault(QString label, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
{
}

void AccountSetDefault::start()
{
    auto account = session().loadAccount(m_label);
    if (!account)
        return fail(account.error());
    account->isDefault = true;
    if (const auto saved = session().accounts().save(*account); !saved)
        return fail(failureOf(saved.error()));
    succeed(accountJson(*account), OrderWords::isDefault(account->label));
}

AccountDuplicate::AccountDuplicate(Options options, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_options(std::move(options))
{
}

void AccountDuplicate::start()
{
    const auto account = session().loadAccount(m_options.label);
    if (!account)
        return fail(account.error());
    const QString label = m_options.copyLabel.isEmpty() ? OrderWords::copyLabel(account.value().label) : m_options.copyLabel;
    const auto copy = session().accounts().duplicate(account.value().id, label);
    if (!copy)
        return fail(failureOf(copy.error()));
    m_copyId = copy.value();
    m_isOriginalCertified = !account.value().clientCertificate.isEmpty();
    if (!m_options.isWithPassword || !account::SecretCopy::hasAny(account.value()))
        return report();
    m_secretCopy = std::make_unique<account::SecretCopy>(session().accounts(), session().credentials());
    m_secretCopy->start(account.value().id, m_copyId, [this](const Expected<Done, account::CredentialError> &copied) {
        if (!copied)
            writeError(failureOf(copied.error()).text);
        report();
    });
}

void AccountDuplicate::report()
{
    const account::Account *copy = session().accounts().find(m_copyId);
    if (!copy)
        return fail(failureOf(account::AccountError::NoSuchAccount));
    const bool isLacking = copy->needsSecret() && !copy->hasStoredSecret;
    QStringList texts{OrderWords::copied(copy->label)};
    if (isLacking)
        texts.append(OrderWords::noPassword());
    if (m_isOriginalCertified && copy->clientCertificate.isEmpty())
        texts.append(OrderWords::noCertificate());
    succeed(accountJson(*copy), texts.join(QLatin1Char(' ')));
}

} // namespace pillarbox::app
