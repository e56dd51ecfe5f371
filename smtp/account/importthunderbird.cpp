#include "smtp/account/importthunderbird.h"

#include "smtp/account/importtext.h"
#include "smtp/account/thunderbirdprefs.h"

#include <QDir>
#include <QFileInfo>

namespace pillarbox::account {

namespace {

using Kind = ImportRemark::Kind;
using protocol::Security;

constexpr qsizetype kMostProfiles = 20;
constexpr qsizetype kMostAccounts = 200;

QString serverPref(const QString &server, const char *name)
{
    return QStringLiteral("mail.smtpserver.%1.%2").arg(server, QLatin1String(name));
}

QString identityPref(const QString &identity, const char *name)
{
    return QStringLiteral("mail.identity.%1.%2").arg(identity, QLatin1String(name));
}

// try_ssl: 0 never, 1 when it is offered, 2 STARTTLS, 3 from the first byte.
void takeSecurity(ImportTarget &target, const QString &word)
{
    if (word == QLatin1String("3"))
        target.setSecurity(Security::ImplicitTls, true);
    else if (word == QLatin1String("2"))
        target.setSecurity(Security::StartTls, true);
    else if (word == QLatin1String("1"))
        target.setSecurity(Security::StartTls, false);
    else if (word.isEmpty() || word == QLatin1String("0"))
        target.setSecurity(Security::None, true);
    else
        target.remark(Kind::BadValue, QStringLiteral("try_ssl"));
}

// Without one Thunderbird takes 465 for implicit TLS, else 587.
void takePort(ImportTarget &target, const QString &word)
{
    Account &account = target.account();
    account.port = account.security == Security::ImplicitTls ? 465 : 587;
    bool isNumber = false;
    const int port = word.toInt(&isNumber);
    if (!word.isEmpty() && (!isNumber || port < 0 || port > 0xffff))
        target.remark(Kind::BadValue, QStringLiteral("port"));
    else if (port > 0)
        account.port = quint16(port);
}

// authMethod: 1 none, 3 plain, 4 encrypted, 5 Kerberos, 6 NTLM, 7 certificate, 8 any secure one, 9 any, 10 OAuth 2.
void takeSignIn(ImportTarget &target, const QString &userName, const QString &method)
{
    if (method == QLatin1String("1"))
        return;
    if (!userName.isEmpty())
        target.setUserName(userName, QStringLiteral("username"));
    if (method == QLatin1String("10"))
        target.remark(Kind::SignInAgain, QStringLiteral("authMethod"));
    else if (method == QLatin1String("7"))
        target.account().mechanism = "EXTERNAL";
    else if (method == QLatin1String("5") || method == QLatin1String("6"))
        target.remark(Kind::NotTaken, QStringLiteral("authMethod"));
}

void takeServer(ImportTarget &target, const ThunderbirdPrefs &prefs, const QString &server)
{
    const auto text = [&](const char *name) { return prefs.text(serverPref(server, name)); };
    const QString type = text("type");
    if (!type.isEmpty() && type != QLatin1String("smtp")) {
        target.remark(Kind::NotTaken, QStringLiteral("type"));
        return;
    }
    if (!text("hostname").isEmpty())
        target.setHost(text("hostname"), QStringLiteral("hostname"));
    takeSecurity(target, text("try_ssl"));
    takePort(target, text("port"));
    takeSignIn(target, text("username"), text("authMethod"));
    if (!text("hello_argument").isEmpty())
        target.setEhloName(text("hello_argument"), QStringLiteral("hello_argument"));
}

void takeIdentity(ImportTarget &target, const ThunderbirdPrefs &prefs, const QString &identity)
{
    const auto text = [&](const char *name) { return prefs.text(identityPref(identity, name)); };
    if (!text("useremail").isEmpty())
        target.setAddress(text("useremail"), QStringLiteral("useremail"));
    if (!text("fullName").isEmpty())
        target.setName(text("fullName"), QStringLiteral("fullName"));
    for (const char *name : {"reply_to", "organization", "doBccList"})
        if (!text(name).isEmpty())
            target.remark(Kind::NotTaken, QLatin1String(name));
}

struct Pair {
    QString identity; // empty: nobody sends through the server
    QString server; // empty: none is named
};

// Who sends through what, in Thunderbird's order; then the servers that nobody uses.
QList<Pair> pairsOf(const ThunderbirdPrefs &prefs)
{
    const QStringList servers = prefs.list(QStringLiteral("mail.smtpservers"));
    const QString usual = prefs.text(QStringLiteral("mail.smtp.defaultserver"));
    QStringList unused = servers;
    QStringList seen;
    QList<Pair> pairs;
    for (const QString &account : prefs.list(QStringLiteral("mail.accountmanager.accounts"))) {
        for (const QString &identity : prefs.list(QStringLiteral("mail.account.%1.identities").arg(account))) {
            const QString own = prefs.text(identityPref(identity, "smtpServer"));
            const QString server = own.isEmpty() ? (usual.isEmpty() ? servers.value(0) : usual) : own;
            if (seen.contains(identity))
                continue;
            seen.append(identity);
            pairs.append({identity, servers.contains(server) ? server : QString()});
            unused.removeAll(server);
        }
    }
    for (const QString &server : unused)
        pairs.append({{}, server});
    return pairs;
}

ImportedAccount accountOf(const ThunderbirdPrefs &prefs, const Pair &pair, bool isOnlyUser, const QString &file)
{
    const QString description = prefs.text(serverPref(pair.server, "description"));
    const QString address = prefs.text(identityPref(pair.identity, "useremail"));
    const QString name = address.isEmpty() ? pair.server : address;
    ImportedAccount imported;
    ImportTarget target(imported, isImportableText(name) ? name : pair.identity, file);
    takeIdentity(target, prefs, pair.identity);
    if (pair.server.isEmpty())
        target.remark(Kind::Missing, QStringLiteral("smtpServer"));
    else
        takeServer(target, prefs, pair.server);
    if (isOnlyUser && !description.isEmpty())
        target.setLabel(description, QStringLiteral("description"));
    target.complete(
        QStringLiteral("useremail"), pair.server.isEmpty() ? QStringLiteral("smtpServer") : QStringLiteral("hostname"));
    return imported;
}

struct ProfileSection {
    QString path;
    bool isRelative = true;
};

// profiles.ini; QSettings would take its back-slashes and commas for its own.
QList<ProfileSection> sectionsOf(const QStringList &lines)
{
    QList<ProfileSection> sections;
    bool isProfile = false;
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        if (text.startsWith(QLatin1Char('['))) {
            isProfile = text.startsWith(QLatin1String("[Profile"));
            if (isProfile)
                sections.append(ProfileSection());
        } else if (isProfile && text.startsWith(QLatin1String("Path="))) {
            sections.last().path = text.mid(5);
        } else if (isProfile && text == QLatin1String("IsRelative=0")) {
            sections.last().isRelative = false;
        }
    }
    return sections;
}

Imported importFolder(const QString &folder)
{
    Imported imported;
    const QString file = folder + QStringLiteral("/profiles.ini");
    if (!QFileInfo::exists(file))
        return imported;
    const auto lines = importLines(file, imported.remarks);
    auto sections = sectionsOf(lines.value_or(QStringList()));
    if (sections.size() > kMostProfiles) {
        imported.remarks.append({Kind::TooMany, {}, {}, file, 0});
        sections.resize(kMostProfiles);
    }
    for (const ProfileSection &section : sections) {
        const QString profile = section.isRelative ? folder + QLatin1Char('/') + section.path : section.path;
        const QString prefs = QDir::cleanPath(profile + QStringLiteral("/prefs.js"));
        if (!section.path.isEmpty() && QFileInfo::exists(prefs)) // one that was made and never opened has none
            imported.append(readThunderbirdPrefs(prefs));
    }
    return imported;
}

} // namespace

Imported readThunderbirdPrefs(const QString &file)
{
    Imported imported;
    const auto prefs = ThunderbirdPrefs::read(file, imported.remarks);
    QList<Pair> pairs = pairsOf(prefs);
    if (pairs.size() > kMostAccounts) {
        imported.remarks.append({Kind::TooMany, {}, {}, file, 0});
        pairs.resize(kMostAccounts);
    }
    QHash<QString, int> users;
    for (const Pair &pair : pairs)
        ++users[pair.server];
    for (const Pair &pair : pairs)
        imported.accounts.append(accountOf(prefs, pair, users.value(pair.server) == 1, file));
    return imported;
}

Imported importThunderbird(const ImportPlaces &places)
{
    Imported imported;
    for (const char *folder : {".thunderbird", "snap/thunderbird/common/.thunderbird",
             ".var/app/org.mozilla.Thunderbird/.thunderbird", ".var/app/org.mozilla.thunderbird/.thunderbird"})
        imported.append(importFolder(places.inHome(QLatin1String(folder))));
    return imported;
}

} // namespace pillarbox::account
