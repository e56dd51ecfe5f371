#include "smtp/account/importjson.h"

#include "smtp/account/ehloname.h"
#include "smtp/account/importtext.h"
#include "smtp/account/trustedpem.h"
#include "smtp/protocol/saslmechanism.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace pillarbox::account {

namespace {

using Kind = ImportRemark::Kind;

constexpr int kVersion = 1;
constexpr qsizetype kMostAccounts = 1000;
const QString kType = QStringLiteral("pillarbox accounts");

// Of this profile, or learnt of the relay.
constexpr std::array kOfThisProfile{
    "id", "hasStoredSecret", "isSandbox", "sizeLimit", "futureRelease", "memory", "verifiedEndpoints"};

bool isSecretName(const QString &key)
{
    static const QStringList parts{QStringLiteral("password"), QStringLiteral("passwd"), QStringLiteral("passphrase"),
        QStringLiteral("secret"), QStringLiteral("token"), QStringLiteral("privatekey"), QStringLiteral("apikey")};
    const bool isPlace = key.endsWith(QLatin1String("Endpoint")); // where tokens are asked for
    return !isPlace && std::any_of(parts.begin(), parts.end(), [&](const QString &part) {
        return key.contains(part, Qt::CaseInsensitive);
    });
}

// At any depth; found gets the names.
QJsonValue withoutSecrets(const QJsonValue &value, QStringList &found)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const auto &element : value.toArray())
            array.append(withoutSecrets(element, found));
        return array;
    }
    if (!value.isObject())
        return value;
    const QJsonObject object = value.toObject();
    QJsonObject kept;
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (isSecretName(field.key()) && !field.value().isBool())
            found.append(field.key());
        else
            kept.insert(field.key(), withoutSecrets(field.value(), found));
    }
    return kept;
}

bool isText(const QJsonValue &value)
{
    return value.isString() && isImportableText(value.toString());
}

bool isPort(const QJsonValue &value)
{
    return value.isDouble() && value.toInt(-1) >= 0 && value.toInt() <= 0xffff;
}

bool isSecurity(const QJsonValue &value)
{
    static const QStringList words{QStringLiteral("none"), QStringLiteral("starttls"), QStringLiteral("tls")};
    return value.isString() && words.contains(value.toString());
}

bool isMechanism(const QJsonValue &value)
{
    return value.isString()
        && (value.toString().isEmpty() || protocol::knownMechanisms().contains(value.toString().toLatin1()));
}

bool isPem(const QJsonValue &value)
{
    return value.isString() && (value.toString().isEmpty() || holdsCertificate(value.toString().toLatin1()));
}

struct Field {
    const char *name;
    bool (*isGood)(const QJsonValue &);
};

constexpr std::array kFields{
    Field{"label", isText},
    Field{"name", isText},
    Field{"address",
        [](const QJsonValue &value) { return value.isString() && message::parseMailbox(value.toString()).has_value(); }},
    Field{"host", [](const QJsonValue &value) { return value.isString() && isImportableHost(value.toString()); }},
    Field{"port", isPort},
    Field{"security", isSecurity},
    Field{"userName", isText},
    Field{"mechanism", isMechanism},
    Field{"trustedPem", isPem},
    Field{"proxy",
        [](const QJsonValue &value) { return value.isString() && transport::proxyFrom(value.toString()).has_value(); }},
    Field{"limits",
        [](const QJsonValue &value) {
            return value.isObject() && SendingLimits::fromJson(value.toObject()).toJson() == value.toObject();
        }},
    Field{"timeout", [](const QJsonValue &value) { return value.toDouble() >= 1 && value.toInt() == value.toDouble(); }},
    Field{"ehloName", [](const QJsonValue &value) { return value.isString() && ehloNameOf(value.toString()).has_value(); }},
    Field{"isDefault", [](const QJsonValue &value) { return value.isBool(); }},
    Field{"bccSelf", [](const QJsonValue &value) { return value.isBool(); }},
};

const Field *fieldOf(const QString &name)
{
    const auto field
        = std::find_if(kFields.begin(), kFields.end(), [&](const Field &known) { return name == QLatin1String(known.name); });
    return field == kFields.end() ? nullptr : field;
}

bool isOfThisProfile(const QString &name)
{
    return std::any_of(
        kOfThisProfile.begin(), kOfThisProfile.end(), [&](const char *own) { return name == QLatin1String(own); });
}

// What the table does not know is good when an account takes it exactly as it stands.
std::optional<Kind> troubleOf(const QString &name, const QJsonValue &value)
{
    if (const Field *known = fieldOf(name))
        return known->isGood(value) ? std::nullopt : std::optional(Kind::BadValue);
    const QJsonObject taken = Account::fromJson({{name, value}}).toJson();
    if (isOfThisProfile(name) || !taken.contains(name))
        return Kind::UnknownField;
    return taken.value(name) == value ? std::nullopt : std::optional(Kind::BadValue);
}

QString labelOf(const QString &accountId, const QList<Account> &accounts)
{
    const auto found
        = std::find_if(accounts.begin(), accounts.end(), [&](const Account &account) { return account.id == accountId; });
    return found == accounts.end() ? QString() : found->label;
}

QString nameOf(const QJsonObject &json, qsizetype position)
{
    for (const char *key : {"label", "address"}) {
        QString text = json.value(QLatin1String(key)).toString();
        if (!text.isEmpty() && isImportableText(text))
            return text;
    }
    return QStringLiteral("#%1").arg(position + 1);
}

// To a private key in the other keychain, or to another account by its id.
void leaveWhatIsBound(ImportTarget &target)
{
    Account &account = target.account();
    if (!account.clientCertificate.isEmpty())
        target.remark(Kind::KeyStays, QStringLiteral("clientCertificate"));
    account.clientCertificate.clear();
    bool isSigning = account.identity.signing.has_value();
    account.identity.signing.reset();
    for (Identity &identity : account.furtherIdentities) {
        isSigning = isSigning || identity.signing;
        identity.signing.reset();
    }
    if (isSigning)
        target.remark(Kind::KeyStays, QStringLiteral("dkim"));
    if (!account.backup.isEmpty())
        target.remark(Kind::NotTaken, QStringLiteral("backup"));
    account.backup.clear();
}

ImportedAccount accountOf(const QJsonValue &value, qsizetype position, const QString &file)
{
    ImportedAccount imported;
    ImportTarget target(imported, nameOf(value.toObject(), position), file);
    QStringList secrets;
    const QJsonObject json = withoutSecrets(value, secrets).toObject();
    for (const QString &name : secrets)
        target.remark(Kind::SecretLeft, name);
    QJsonObject good;
    for (auto field = json.begin(); field != json.end(); ++field) {
        if (const auto trouble = troubleOf(field.key(), field.value()))
            target.remark(*trouble, isImportableText(field.key()) ? field.key() : QString());
        else
            good.insert(field.key(), field.value());
    }
    imported.account = Account::fromJson(good);
    leaveWhatIsBound(target);
    target.setSecurity(imported.account.security, true);
    if (good.contains(QLatin1String("oauth")))
        target.remark(Kind::SignInAgain);
    target.complete(QStringLiteral("address"), QStringLiteral("host"));
    return imported;
}

std::optional<Kind> troubleOf(const QJsonDocument &document)
{
    const QJsonObject object = document.object();
    const QJsonValue version = object.value(QLatin1String("version"));
    if (object.value(QLatin1String("type")).toString() != kType || !version.isDouble() || version.toInt() < 1)
        return Kind::Damaged;
    if (version.toInt() > kVersion)
        return Kind::NewerVersion;
    return object.value(QLatin1String("accounts")).isArray() ? std::nullopt : std::optional(Kind::Damaged);
}

} // namespace

QByteArray exportAccounts(const QList<Account> &accounts)
{
    QJsonArray list;
    for (const Account &account : accounts) {
        if (account.isSandbox)
            continue;
        QStringList secrets;
        QJsonObject json = withoutSecrets(account.toJson(), secrets).toObject();
        for (const char *key : kOfThisProfile)
            json.remove(QLatin1String(key));
        if (const QString backup = labelOf(account.backup, accounts); !backup.isEmpty())
            json[QStringLiteral("backup")] = backup;
        list.append(json);
    }
    return QJsonDocument(
        QJsonObject{{QStringLiteral("type"), kType}, {QStringLiteral("version"), kVersion}, {QStringLiteral("accounts"), list}})
        .toJson();
}

Expected<Done, QString> writeExportFile(const QString &path, const QList<Account> &accounts)
{
    const QByteArray json = exportAccounts(accounts);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return Done{};
    return Unexpected{file.errorString()};
}

Imported readExport(const QByteArray &bytes, const QString &file)
{
    Imported imported;
    const auto document = QJsonDocument::fromJson(bytes);
    if (const auto trouble = troubleOf(document)) {
        imported.remarks.append({*trouble, {}, {}, file, 0});
        return imported;
    }
    const QJsonObject object = document.object();
    for (const QString &key : object.keys()) {
        if (key != QLatin1String("type") && key != QLatin1String("version") && key != QLatin1String("accounts"))
            imported.remarks.append({isSecretName(key) ? Kind::SecretLeft : Kind::UnknownField, {},
                isImportableText(key) ? key : QString(), file, 0});
    }
    const QJsonArray list = object.value(QLatin1String("accounts")).toArray();
    if (list.size() > kMostAccounts)
        imported.remarks.append({Kind::TooMany, {}, {}, file, 0});
    for (qsizetype i = 0; i < std::min(list.size(), kMostAccounts); ++i)
        imported.accounts.append(accountOf(list.at(i), i, file));
    return imported;
}

Imported readExportFile(const QString &file)
{
    const auto bytes = readImportBytes(file);
    if (bytes)
        return readExport(bytes.value(), file);
    Imported imported;
    imported.remarks.append({bytes.error(), {}, {}, file, 0});
    return imported;
}

} // namespace pillarbox::account
