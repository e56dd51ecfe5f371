#include "app/cli/identitycommand.h"

#include "app/cli/identitysigning.h"
#include "app/cli/placeoptions.h"
#include "smtp/dns/hostname.h"
#include "smtp/message/controlcharacters.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace pillarbox::app {

namespace {

using account::Account;
using account::Identity;
using message::Mailbox;

class IdentityWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString which()
    {
        return tr("Say what to do with identities: add, list, set, set-default, remove, sign, unsign or check-signing.");
    }
    static QString label() { return tr("Give the label of one account."); }
    static QString address() { return tr("--address is missing."); }
    static QString badAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
    static QString badText(const QString &flag) { return tr("%1 cannot hold control characters.").arg(flag); }
    static QString tooLong(const QString &file, qint64 kibibytes)
    {
        return tr("%1 is no signature: it has more than %2 KiB.").arg(file).arg(kibibytes);
    }
    static QString cannotRead(const QString &file) { return tr("%1 cannot be read, or is not UTF-8.").arg(file); }
    static QString cannotReadKey(const QString &file) { return tr("%1 cannot be read.").arg(file); }
    static QString taken(const QString &address) { return tr("The account has an identity %1 already.").arg(address); }
    static QString absent(const QString &address) { return tr("The account has no identity %1.").arg(address); }
    static QString badSelector(const QString &text) { return tr("\"%1\" is no selector.").arg(text); }
    static QString badDomain(const QString &text) { return tr("\"%1\" is no domain.").arg(text); }
    static QString badKeyType(const QString &text) { return tr("\"%1\" is no kind of key: rsa or ed25519.").arg(text); }
    static QString noKey(const QString &file)
    {
        return tr("%1 holds no private key that can sign: RSA of 1024 bits or more, or Ed25519, not encrypted.").arg(file);
    }
    static QString last() { return tr("An account keeps at least one identity."); }
};

Unexpected<Failure> usage(const QString &text)
{
    return Unexpected{usageFailure(text)};
}

Expected<Mailbox, Failure> mailboxOf(const QString &text)
{
    const auto mailbox = message::parseMailbox(text);
    if (!mailbox)
        return Unexpected{Failure{ExitCode::BadMessage, IdentityWords::badAddress(message::printable(text))}};
    return *mailbox;
}

constexpr qint64 kLongestSignature = 256LL * 1024; // octets

// An empty value takes away what was set.
std::optional<Failure> setText(QString &text, const Arguments &arguments, const char *flag)
{
    const QString given = arguments.valueOr(flag, text);
    if (message::hasControlCharacter(given))
        return Failure{ExitCode::BadMessage, IdentityWords::badText(QLatin1String(flag))};
    text = given;
    return std::nullopt;
}

std::optional<Failure> setReplyTo(Identity &identity, const Arguments &arguments)
{
    const auto text = arguments.value("--reply-to");
    if (!text)
        return std::nullopt;
    const auto mailbox = text->isEmpty() ? Expected<Mailbox, Failure>(Mailbox()) : mailboxOf(*text);
    if (!mailbox)
        return mailbox.error();
    identity.replyTo = *mailbox;
    return std::nullopt;
}

std::optional<Failure> setBcc(Identity &identity, const Arguments &arguments)
{
    QList<Mailbox> bcc;
    const QStringList texts = arguments.values("--bcc");
    for (const QString &text : texts) {
        const auto mailbox = text.isEmpty() ? Expected<Mailbox, Failure>(Mailbox()) : mailboxOf(text);
        if (!mailbox)
            return mailbox.error();
        if (!text.isEmpty())
            bcc.append(*mailbox);
    }
    if (!texts.isEmpty())
        identity.bcc = bcc;
    return std::nullopt;
}

std::optional<Failure> setEnvelopeSender(Identity &identity, const Arguments &arguments)
{
    const auto text = arguments.value("--envelope-sender");
    if (!text)
        return std::nullopt;
    const auto mailbox = text->isEmpty() ? Expected<Mailbox, Failure>(Mailbox()) : mailboxOf(*text);
    if (!mailbox)
        return mailbox.error();
    identity.envelopeSender = mailbox->address;
    return std::nullopt;
}

std::optional<Failure> setSignature(Identity &identity, const Arguments &arguments)
{
    const auto name = arguments.value("--signature-file");
    if (!name)
        return std::nullopt;
    QFile file(*name);
    const bool isRead = name->isEmpty() || file.open(QIODevice::ReadOnly);
    const QByteArray bytes = name->isEmpty() ? QByteArray() : file.read(kLongestSignature + 1);
    if (bytes.size() > kLongestSignature)
        return Failure{ExitCode::BadMessage, IdentityWords::tooLong(message::printable(*name), kLongestSignature / 1024)};
    const QString text = QString::fromUtf8(bytes).replace(QLatin1String("\r\n"), QLatin1String("\n"));
    if (!isRead || text.contains(QChar::ReplacementCharacter) || text.contains(QChar::Null))
        return Failure{ExitCode::CannotReadFile, IdentityWords::cannotRead(message::printable(*name))};
    identity.signature = text;
    identity.richSignature.clear(); // it was another one's form
    return std::nullopt;
}

std::optional<Failure> apply(Identity &identity, const Arguments &arguments)
{
    for (const auto &failure : {setText(identity.name, arguments, "--name"),
             setText(identity.organisation, arguments, "--organisation"), setReplyTo(identity, arguments),
             setBcc(identity, arguments), setEnvelopeSender(identity, arguments), setSignature(identity, arguments)}) {
        if (failure)
            return failure;
    }
    return std::nullopt;
}

Identity *placeOf(Account &account, const QString &address)
{
    if (message::isSameMailbox(account.identity.address, address))
        return &account.identity;
    const auto found = std::find_if(account.furtherIdentities.begin(), account.furtherIdentities.end(),
        [&](const Identity &identity) { return message::isSameMailbox(identity.address, address); });
    return found == account.furtherIdentities.end() ? nullptr : &*found;
}

void putFirst(Account &account, const QString &address)
{
    QList<Identity> identities = account.identities();
    std::stable_partition(identities.begin(), identities.end(),
        [&](const Identity &identity) { return message::isSameMailbox(identity.address, address); });
    account.identity = identities.takeFirst();
    account.furtherIdentities = identities;
}

IdentityChange adding(const Mailbox &mailbox, const Arguments &arguments)
{
    return [mailbox, arguments](Account account) -> Expected<Account, Failure> {
        if (account.identityFor(mailbox.address))
            return Unexpected{Failure{ExitCode::Configuration, IdentityWords::taken(mailbox.address)}};
        Identity identity{{mailbox.name, mailbox.address}};
        if (const auto failure = apply(identity, arguments))
            return Unexpected{*failure};
        account.furtherIdentities.append(identity);
        return account;
    };
}

Unexpected<Failure> absent(const Mailbox &mailbox)
{
    return Unexpected{Failure{ExitCode::Configuration, IdentityWords::absent(mailbox.address)}};
}

IdentityChange setting(const Mailbox &mailbox, const Arguments &arguments)
{
    return [mailbox, arguments](Account account) -> Expected<Account, Failure> {
        Identity *identity = placeOf(account, mailbox.address);
        if (!identity)
            return absent(mailbox);
        if (const auto failure = apply(*identity, arguments))
            return Unexpected{*failure};
        return account;
    };
}

IdentityChange puttingFirst(const Mailbox &mailbox)
{
    return [mailbox](Account account) -> Expected<Account, Failure> {
        if (!account.identityFor(mailbox.address))
            return absent(mailbox);
        putFirst(account, mailbox.address);
        return account;
    };
}

IdentityChange removing(const Mailbox &mailbox)
{
    return [mailbox](Account account) -> Expected<Account, Failure> {
        if (!account.identityFor(mailbox.address))
            return absent(mailbox);
        if (account.furtherIdentities.isEmpty())
            return Unexpected{Failure{ExitCode::Configuration, IdentityWords::last()}};
        putFirst(account, mailbox.address);
        account.identity = account.furtherIdentities.takeFirst();
        return account;
    };
}

constexpr qint64 kLargestKey = 64LL * 1024; // octets of a PEM file
constexpr auto kUsualSelector = "pillarbox";

Expected<std::optional<message::DkimPrivateKey>, Failure> keyOf(const Arguments &arguments)
{
    const auto name = arguments.value("--key");
    if (!name)
        return std::optional<message::DkimPrivateKey>();
    QFile file(*name);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{Failure{ExitCode::CannotReadFile, IdentityWords::cannotReadKey(message::printable(*name))}};
    const auto key = message::DkimPrivateKey::fromPem(Secret(file.read(kLargestKey)));
    if (!key)
        return Unexpected{Failure{ExitCode::BadMessage, IdentityWords::noKey(message::printable(*name))}};
    return key;
}

Expected<SignIdentity::Wish, Failure> wishOf(const Arguments &arguments)
{
    SignIdentity::Wish wish;
    const QString selector = arguments.valueOr("--selector", QLatin1String(kUsualSelector));
    wish.selector = selector.toLatin1();
    if (!account::isSelector(wish.selector))
        return usage(IdentityWords::badSelector(message::printable(selector)));
    if (const auto text = arguments.value("--domain")) {
        wish.domain = dns::toAsciiHost(*text).value_or(QString()).toLatin1();
        if (!account::isSelector(wish.domain))
            return usage(IdentityWords::badDomain(message::printable(*text)));
    }
    if (const auto type = arguments.value("--key-type")) {
        if (*type != QLatin1String("rsa") && *type != QLatin1String("ed25519"))
            return usage(IdentityWords::badKeyType(message::printable(*type)));
        using Type = message::DkimPrivateKey::Type;
        wish.type = *type == QLatin1String("rsa") ? Type::Rsa : Type::Ed25519;
    }
    const auto key = keyOf(arguments);
    if (!key)
        return Unexpected{key.error()};
    wish.key = *key;
    return wish;
}

Expected<std::unique_ptr<Task>, Failure> signingTaskOf(
    const QString &word, const Arguments &arguments, const Mailbox &mailbox, const Profile &profile)
{
    const SigningOptions options{arguments.words().constFirst(), mailbox.address, arguments.has("--json")};
    if (word == QLatin1String("unsign"))
        return std::unique_ptr<Task>(std::make_unique<UnsignIdentity>(options, profile));
    if (word == QLatin1String("check-signing")) {
        const auto places = placesOf(arguments);
        if (!places)
            return Unexpected{places.error()};
        return std::unique_ptr<Task>(std::make_unique<CheckSigning>(options, places->nameserver, profile));
    }
    const auto wish = wishOf(arguments);
    if (!wish)
        return Unexpected{wish.error()};
    return std::unique_ptr<Task>(std::make_unique<SignIdentity>(options, *wish, profile));
}

QJsonValue signingJson(const std::optional<account::MailSigning> &signing)
{
    if (!signing)
        return {};
    return QJsonObject{{QStringLiteral("domain"), QString::fromLatin1(signing->domain)},
        {QStringLiteral("selector"), QString::fromLatin1(signing->selector)},
        {QStringLiteral("record"), QString::fromLatin1(signing->publicRecord)}};
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject identityJson(const Identity &identity, bool isDefault)
{
    QJsonArray bcc;
    for (const Mailbox &mailbox : identity.bcc)
        bcc.append(message::displayText(mailbox));
    const QString replyTo = identity.replyTo.address.isEmpty() ? QString() : message::displayText(identity.replyTo);
    return {{QStringLiteral("address"), identity.address}, {QStringLiteral("name"), identity.name},
        {QStringLiteral("replyTo"), orNull(replyTo)}, {QStringLiteral("organisation"), orNull(identity.organisation)},
        {QStringLiteral("signature"), orNull(identity.signature)},
        {QStringLiteral("richSignature"), orNull(identity.richSignature)}, {QStringLiteral("bcc"), bcc},
        {QStringLiteral("envelopeSender"), orNull(identity.envelopeSender)},
        {QStringLiteral("dkim"), signingJson(identity.signing)}, {QStringLiteral("default"), isDefault}};
}

Expected<std::unique_ptr<Task>, Failure> taskOf(const QString &word, const Arguments &arguments, const Profile &profile)
{
    const QString label = arguments.words().constFirst();
    const auto make = [&](IdentityChange change) {
        return std::unique_ptr<Task>(
            std::make_unique<IdentityTask>(label, std::move(change), profile, arguments.has("--json")));
    };
    if (word == QLatin1String("list"))
        return make({});
    if (!arguments.has("--address"))
        return usage(IdentityWords::address());
    const auto mailbox = mailboxOf(arguments.valueOr("--address"));
    if (!mailbox)
        return Unexpected{mailbox.error()};
    if (word.contains(QLatin1String("sign")))
        return signingTaskOf(word, arguments, *mailbox, profile);
    if (word == QLatin1String("add"))
        return make(adding(*mailbox, arguments));
    if (word == QLatin1String("set"))
        return make(setting(*mailbox, arguments));
    return make(word == QLatin1String("remove") ? removing(*mailbox) : puttingFirst(*mailbox));
}

} // namespace

Expected<std::unique_ptr<Task>, Failure> identityTaskOf(const QStringList &words, const Profile &profile)
{
    using Kind = Flag::Kind;
    static const QStringList commands{QStringLiteral("add"), QStringLiteral("list"), QStringLiteral("set"),
        QStringLiteral("set-default"), QStringLiteral("remove"), QStringLiteral("sign"), QStringLiteral("unsign"),
        QStringLiteral("check-signing")};
    const QString word = words.value(0);
    if (!commands.contains(word))
        return usage(IdentityWords::which());
    QList<Flag> flags{{"--json", Kind::Switch}};
    if (word != QLatin1String("list"))
        flags += {"--address", Kind::Value};
    if (word == QLatin1String("add") || word == QLatin1String("set"))
        flags += QList<Flag>{{"--name", Kind::Value}, {"--reply-to", Kind::Value}, {"--organisation", Kind::Value},
            {"--signature-file", Kind::Value}, {"--bcc", Kind::Repeated}, {"--envelope-sender", Kind::Value}};
    if (word == QLatin1String("sign"))
        flags += QList<Flag>{
            {"--selector", Kind::Value}, {"--domain", Kind::Value}, {"--key-type", Kind::Value}, {"--key", Kind::Value}};
    if (word == QLatin1String("check-signing"))
        flags += {"--nameserver", Kind::Value};
    const auto arguments = Arguments::parse(flags, words.mid(1));
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(IdentityWords::label());
    return taskOf(word, *arguments, profile);
}

IdentityTask::IdentityTask(QString label, IdentityChange change, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_label(std::move(label))
    , m_change(std::move(change))
{
}

void IdentityTask::start()
{
    if (const auto loaded = session().load(m_change ? ProfileSession::Use::Write : ProfileSession::Use::Read); !loaded)
        return fail(loaded.error());
    const auto before = session().findAccount(m_label);
    const auto account = before && m_change ? m_change(before.value()) : before;
    if (!account)
        return fail(account.error());
    if (!m_change)
        return report(*account);
    if (const auto saved = session().accounts().save(*account); !saved)
        return fail(failureOf(saved.error()));
    session().forgetSecrets(*before, [this, account = *account](const Expected<Done, account::CredentialError> &forgotten) {
        if (!forgotten)
            writeError(failureOf(forgotten.error()).text);
        report(account);
    });
}

void IdentityTask::report(const account::Account &account)
{
    QJsonArray list;
    QStringList lines;
    const auto identities = account.identities();
    for (const Identity &identity : identities) {
        list += identityJson(identity, list.isEmpty());
        lines += (lines.isEmpty() ? QStringLiteral("* ") : QStringLiteral("  ")) + message::displayText(identity);
    }
    succeed({{QStringLiteral("account"), account.label}, {QStringLiteral("identities"), list}}, lines.join(QLatin1Char('\n')));
}

} // namespace pillarbox::app
