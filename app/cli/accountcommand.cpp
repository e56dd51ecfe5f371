#include "app/cli/accountcommand.h"

#include "app/cli/accountadd.h"
#include "app/cli/accountjson.h"
#include "app/cli/accountorder.h"
#include "app/cli/accountsignin.h"
#include "app/cli/accounttest.h"
#include "app/cli/accounttransfer.h"
#include "app/cli/clientoptions.h"
#include "app/cli/connectionoptions.h"
#include "app/cli/identitycommand.h"
#include "app/cli/passwordsource.h"
#include "app/cli/setbackup.h"
#include "app/cli/setcertificate.h"
#include "app/cli/setconnection.h"
#include "app/cli/setlimits.h"
#include "app/cli/setpassword.h"
#include "app/cli/trustfile.h"
#include "smtp/account/keychainentries.h"
#include "smtp/message/controlcharacters.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace pillarbox::app {

namespace {

class AccountWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString badAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
    static QString which()
    {
        return tr("Say what to do: add, list, test, sign-in, set-password, set-certificate, set-limits, set-connection, "
                  "set-backup, identity, "
                  "set-default, move, duplicate, export, import or remove.");
    }
    static QString unknown(const QString &word) { return tr("\"%1\" is no command of account.").arg(word); }
    static QString surplus(const QString &word) { return tr("Unexpected argument \"%1\".").arg(word); }
    static QString label() { return tr("Give the label of one account."); }
    static QString password() { return tr("--password-env or --password-stdin is missing."); }
    static QString limit() { return tr("Give at least one limit: a number, or none to lift it."); }
    static QString backup() { return tr("Give the label of one account, and that of its backup or none."); }
    static QString place() { return tr("Give the label of one account and its new place, from 1."); }
    static QString oneFile() { return tr("Give one file at most."); }
    static QString fileOrFrom() { return tr("Give one file, or --from with thunderbird, msmtp or mutt."); }
    static QString certificate() { return tr("Give --client-cert with --client-key, or --pkcs12, or --none."); }
    static QString connection()
    {
        return tr(
            "Give --proxy, --timeout, --ehlo, --pin-key or --trust-issuer; none instead of a value goes back to the usual.");
    }
    static QString none() { return tr("There is no account yet."); }
    static QString hasBackup(const QString &label) { return tr("its backup is %1").arg(label); }
    static QString removed(const QString &label) { return tr("The account \"%1\" was removed.").arg(label); }
    static QString leftBehind(int count)
    {
        return count == 1
            ? tr("One message of it has not been sent; \"pillarbox outbox send --account\" sends it through another account.")
            : tr(
                "%n messages of it have not been sent; \"pillarbox outbox send --account\" sends them through another account.",
                nullptr, count);
    }
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

MaybeTask testTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({{"--json", Flag::Kind::Switch}, {"--to", Flag::Kind::Repeated}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(AccountWords::label());
    QStringList recipients;
    for (const QString &text : arguments->values("--to")) {
        const auto mailbox = message::parseMailbox(text);
        if (!mailbox)
            return usage(AccountWords::badAddress(message::printable(text)));
        recipients += mailbox->address;
    }
    return task<AccountTest>(arguments->words().constFirst(), recipients, profile, arguments->has("--json"));
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

MaybeTask setCertificateTask(const QStringList &words, const Profile &profile)
{
    using Kind = Flag::Kind;
    const auto arguments
        = Arguments::parse(clientFlags() + QList<Flag>{{"--none", Kind::Switch}, {"--json", Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(AccountWords::label());
    if (int(arguments->has("--none")) + int(arguments->has("--client-cert")) + int(arguments->has("--pkcs12")) != 1)
        return usage(AccountWords::certificate());
    const auto client = clientIdentityOf(*arguments);
    if (!client)
        return Unexpected{client.error()};
    return task<SetCertificate>(
        arguments->words().constFirst(), client->value_or(transport::ClientIdentity()), profile, arguments->has("--json"));
}

MaybeTask setLimitsTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(limitFlags() + QList<Flag>{{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(AccountWords::label());
    const auto changes = limitChangesOf(*arguments);
    if (!changes)
        return Unexpected{changes.error()};
    if (changes->isEmpty())
        return usage(AccountWords::limit());
    return task<SetLimits>(arguments->words().constFirst(), *changes, profile, arguments->has("--json"));
}

MaybeTask setBackupTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 2)
        return usage(AccountWords::backup());
    return task<SetBackup>(arguments->words().constFirst(), arguments->words().constLast(), profile, arguments->has("--json"));
}

MaybeTask moveTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    const int place = arguments->words().value(1).toInt();
    if (arguments->words().size() != 2 || place < 1)
        return usage(AccountWords::place());
    return task<AccountMove>(arguments->words().constFirst(), place, profile, arguments->has("--json"));
}

MaybeTask duplicateTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(
        {{"--json", Flag::Kind::Switch}, {"--label", Flag::Kind::Value}, {"--with-password", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1 || !account::isImportableText(arguments->valueOr("--label")))
        return usage(AccountWords::label());
    return task<AccountDuplicate>(AccountDuplicate::Options{arguments->words().constFirst(), arguments->valueOr("--label"),
                                      arguments->has("--with-password")},
        profile, arguments->has("--json"));
}

MaybeTask exportTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() > 1)
        return usage(AccountWords::oneFile());
    const auto file = arguments->words().isEmpty() ? std::nullopt : std::optional(arguments->words().constFirst());
    return task<AccountExport>(file, profile, arguments->has("--json"));
}

MaybeTask importTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(
        {{"--json", Flag::Kind::Switch}, {"--from", Flag::Kind::Value}, {"--dry-run", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    const auto from = arguments->value("--from");
    const auto source = from ? importSourceOf(*from) : std::nullopt;
    const bool isClear = from ? source && arguments->words().isEmpty() : arguments->words().size() == 1;
    if (!isClear)
        return usage(AccountWords::fileOrFrom());
    return task<AccountImport>(AccountImport::Options{arguments->words().value(0), source, arguments->has("--dry-run")},
        profile, arguments->has("--json"));
}

MaybeTask signInTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse(oauthFlags() + QList<Flag>{{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(AccountWords::label());
    const bool isByDevice = arguments->has("--device");
    if (isByDevice && !arguments->has("--oauth") && !arguments->has("--client-id") && !arguments->has("--client-secret-env"))
        return task<AccountSignIn>(
            arguments->words().constFirst(), std::optional<OAuthWish>(), true, profile, arguments->has("--json"));
    const auto wish = oauthWishOf(*arguments);
    if (!wish)
        return Unexpected{wish.error()};
    return task<AccountSignIn>(arguments->words().constFirst(), *wish, isByDevice, profile, arguments->has("--json"));
}

MaybeTask setConnectionTask(const QStringList &words, const Profile &profile)
{
    const auto arguments
        = Arguments::parse(connectionFlags() + trustFlags() + QList<Flag>{{"--json", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(AccountWords::label());
    const auto flags = connectionFlags() + trustFlags();
    if (std::none_of(flags.begin(), flags.end(), [&](const Flag &flag) { return arguments->has(flag.name); }))
        return usage(AccountWords::connection());
    account::Account trial;
    if (const auto failure = changeConnection(trial, *arguments))
        return Unexpected{*failure};
    return task<SetConnection>(*arguments, profile, arguments->has("--json"));
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
        return testTask(rest, profile);
    if (word == QLatin1String("remove"))
        return labelTask<AccountRemove>(rest, profile);
    if (word == QLatin1String("sign-in"))
        return signInTask(rest, profile);
    if (word == QLatin1String("set-password"))
        return setPasswordTask(rest, profile);
    if (word == QLatin1String("set-certificate"))
        return setCertificateTask(rest, profile);
    if (word == QLatin1String("set-limits"))
        return setLimitsTask(rest, profile);
    if (word == QLatin1String("set-backup"))
        return setBackupTask(rest, profile);
    if (word == QLatin1String("set-default"))
        return labelTask<AccountSetDefault>(rest, profile);
    if (word == QLatin1String("move"))
        return moveTask(rest, profile);
    if (word == QLatin1String("duplicate"))
        return duplicateTask(rest, profile);
    if (word == QLatin1String("export"))
        return exportTask(rest, profile);
    if (word == QLatin1String("import"))
        return importTask(rest, profile);
    if (word == QLatin1String("set-connection"))
        return setConnectionTask(rest, profile);
    if (word == QLatin1String("identity"))
        return identityTaskOf(rest, profile);
    return usage(AccountWords::unknown(word));
}

void AccountList::start()
{
    if (const auto loaded = session().load(ProfileSession::Use::Read); !loaded)
        return fail(loaded.error());
    QJsonArray list;
    QStringList lines;
    for (const account::Account &account : session().accounts().accounts()) {
        const account::Account *backup = session().accounts().find(account.backup);
        QJsonObject object = accountJson(account);
        object[QStringLiteral("backup")] = backup ? QJsonValue(backup->label) : QJsonValue();
        list += object;
        QStringList parts = trustParts(account);
        if (backup)
            parts += AccountWords::hasBackup(backup->label);
        lines += (QStringList(accountLine(account)) + parts).join(QLatin1String("; "));
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
    const auto account = session().loadAccount(m_label);
    if (!account)
        return fail(account.error());
    m_account = *account;
    // First the account: should anything fail after that, the next start of the program still removes its password.
    if (const auto removed = session().accounts().remove(m_account.id); !removed)
        return fail(failureOf(removed.error()));
    if (!m_account.hasStoredSecret && account::keychainEntriesOf(m_account).size() == 1) {
        (void)session().accounts().secretsRemoved(m_account.id);
        return lookForMail();
    }
    session().forgetSecrets(m_account, [this](const Expected<Done, account::CredentialError> &forgotten) {
        // A password that stays behind in a locked keychain does no harm, but is worth knowing.
        if (!forgotten)
            writeError(failureOf(forgotten.error()).text);
        lookForMail();
    });
}

// The account is gone, whatever is wrong with the outbox; the commands of outbox say that.
void AccountRemove::lookForMail()
{
    session().openOutbox(
        [this](const Expected<Done, Failure> &opened) {
            report(opened ? session().outbox().agenda().of(m_account.id).unsent() : 0);
        },
        ProfileSession::Use::Read);
}

void AccountRemove::report(int unsent)
{
    QJsonObject object = accountJson(m_account);
    object[QStringLiteral("removed")] = true;
    object[QStringLiteral("unsent")] = unsent;
    QString text = AccountWords::removed(m_account.label);
    if (unsent > 0)
        text += u'\n' + AccountWords::leftBehind(unsent);
    succeed(object, text);
}

} // namespace pillarbox::app
