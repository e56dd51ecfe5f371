#include "app/cli/accountcommand.h"

#include "app/cli/accountadd.h"
#include "app/cli/accountjson.h"
#include "app/cli/accounttest.h"
#include "app/cli/passwordsource.h"
#include "app/cli/setlimits.h"
#include "app/cli/setpassword.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace pillarbox::app {

namespace {

class AccountWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString which() { return tr("Say what to do: add, list, test, set-password, set-limits or remove."); }
    static QString unknown(const QString &word) { return tr("\"%1\" is no command of account.").arg(word); }
    static QString surplus(const QString &word) { return tr("Unexpected argument \"%1\".").arg(word); }
    static QString label() { return tr("Give the label of one account."); }
    static QString password() { return tr("--password-env or --password-stdin is missing."); }
    static QString none() { return tr("There is no account yet."); }
    static QString removed(const QString &label) { return tr("The account \"%1\" was removed.").arg(label); }
};

using MaybeTask = Expected<std::unique_ptr<Task>, Failure>;

Unexpected<Failure> usage(const QString &text)
{
    return Unexpected{usageFailure(text)};
}

template<typename T, typename... Values>
MaybeTask task(Values &&...values)
{
    return std::unique_ptr<Task>(std::make_unique<T>(std::forward<Values>(values)...));
}

MaybeTask listTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (!arguments->words().isEmpty())
        return usage(AccountWords::surplus(arguments->words().constFirst()));
    return task<AccountList>(profile, arguments->has("--json"));
}

// test and remove: a label and nothing else.
template<typename T>
MaybeTask labelTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(AccountWords::label());
    return task<T>(arguments->words().constFirst(), profile, arguments->has("--json"));
}

MaybeTask setPasswordTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(
        {{"--json", Flag::Kind::Switch}, {"--password-env", Flag::Kind::Value}, {"--password-stdin", Flag::Kind::Switch}},
        words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(AccountWords::label());
    if (const auto conflict = arguments->conflictAmong({"--password-env", "--password-stdin"}))
        return usage(*conflict);
    if (!arguments->has("--password-env") && !arguments->has("--password-stdin"))
        return usage(AccountWords::password());
    const auto password = readPassword(*arguments);
    if (!password)
        return Unexpected{password.error()};
    return task<SetPassword>(arguments->words().constFirst(), *password, profile, arguments->has("--json"));
}

MaybeTask setLimitsTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(limitFlags() + QList<Flag>{{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(AccountWords::label());
    const auto limits = sendingLimitsOf(*arguments);
    if (!limits)
        return Unexpected{limits.error()};
    return task<SetLimits>(arguments->words().constFirst(), *limits, profile, arguments->has("--json"));
}

MaybeTask addTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(accountAddFlags(), words);
    if (!arguments)
        return usage(arguments.error());
    auto options = accountAddOptionsOf(*arguments);
    if (!options)
        return Unexpected{options.error()};
    return task<AccountAdd>(std::move(*options), profile, arguments->has("--json"));
}

} // namespace

Expected<std::unique_ptr<Task>, Failure> accountTaskOf(const QStringList &words, const Profile &profile)
{
    if (words.isEmpty())
        return usage(AccountWords::which());
    const QString &word = words.constFirst();
    const QStringList rest = words.mid(1);
    if (word == QLatin1String("list"))
        return listTask(rest, profile);
    if (word == QLatin1String("add"))
        return addTask(rest, profile);
    if (word == QLatin1String("test"))
        return labelTask<AccountTest>(rest, profile);
    if (word == QLatin1String("remove"))
        return labelTask<AccountRemove>(rest, profile);
    if (word == QLatin1String("set-password"))
        return setPasswordTask(rest, profile);
    if (word == QLatin1String("set-limits"))
        return setLimitsTask(rest, profile);
    return usage(AccountWords::unknown(word));
}

void AccountList::start()
{
    if (const auto loaded = session().load(); !loaded)
        return fail(loaded.error());
    QJsonArray list;
    QStringList lines;
    for (const account::Account &account : session().accounts().accounts()) {
        list += accountJson(account);
        lines += accountLine(account);
    }
    const QString text = lines.isEmpty() ? AccountWords::none() : lines.join(QLatin1Char('\n'));
    succeed({{QStringLiteral("accounts"), list}}, text);
}

AccountRemove::AccountRemove(QString label, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
{
}

void AccountRemove::start()
{
    if (const auto loaded = session().load(); !loaded)
        return fail(loaded.error());
    const auto account = session().findAccount(m_label);
    if (!account)
        return fail(account.error());
    m_account = *account;
    if (!m_account.hasStoredSecret)
        return removeAccount();
    m_job = session().credentials().remove(m_account.id, [this](const Expected<Done, account::CredentialError> &removed) {
        // A password that stays behind in a locked keychain does no harm, but is worth knowing.
        if (!removed && removed.error().kind != account::CredentialError::Kind::NotFound)
            writeError(failureOf(removed.error()).text);
        removeAccount();
    });
}

void AccountRemove::removeAccount()
{
    if (const auto removed = session().accounts().remove(m_account.id); !removed)
        return fail(failureOf(removed.error()));
    QJsonObject object = accountJson(m_account);
    object[QStringLiteral("removed")] = true;
    succeed(object, AccountWords::removed(m_account.label));
}

} // namespace pillarbox::app
