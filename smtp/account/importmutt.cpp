#include "smtp/account/importmutt.h"

#include "smtp/account/muttsettings.h"

#include <QFileInfo>
#include <QUrl>

namespace pillarbox::account {

namespace {

using Kind = ImportRemark::Kind;
using protocol::Security;

QString word(const char *name)
{
    return QLatin1String(name);
}

// smtp[s]://[user[:password]@]host[:port][/…], each part percent-encoded; the user may hold an @ as it is.
struct SmtpUrl {
    bool isImplicitTls = false;
    QString userName;
    bool hasPassword = false;
    QString host;
    std::optional<QString> port;
};

QString decoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

std::optional<SmtpUrl> parseUrl(const QString &text)
{
    SmtpUrl url;
    url.isImplicitTls = text.startsWith(QLatin1String("smtps://"), Qt::CaseInsensitive);
    if (!url.isImplicitTls && !text.startsWith(QLatin1String("smtp://"), Qt::CaseInsensitive))
        return std::nullopt;
    QString rest = text.section(QLatin1String("://"), 1).section(QLatin1Char('/'), 0, 0);
    if (const qsizetype at = rest.lastIndexOf(QLatin1Char('@')); at >= 0) {
        const QString user = rest.left(at);
        url.hasPassword = user.contains(QLatin1Char(':'));
        url.userName = decoded(user.section(QLatin1Char(':'), 0, 0));
        rest = rest.mid(at + 1);
    }
    const qsizetype bracket = rest.indexOf(QLatin1Char(']'));
    const qsizetype colon = rest.indexOf(QLatin1Char(':'), std::max(bracket, qsizetype(0)));
    url.host = decoded(colon < 0 ? rest : rest.left(colon));
    if (url.host.startsWith(QLatin1Char('[')) && url.host.endsWith(QLatin1Char(']')))
        url.host = url.host.sliced(1, url.host.size() - 2);
    if (colon >= 0)
        url.port = rest.mid(colon + 1);
    return url;
}

void takePort(ImportTarget &target, const SmtpUrl &url)
{
    target.account().port = url.isImplicitTls ? 465 : 25; // mutt's own without one
    if (!url.port)
        return;
    bool isNumber = false;
    const int port = url.port->toInt(&isNumber);
    if (isNumber && port > 0 && port <= 0xffff)
        target.account().port = quint16(port);
    else
        target.remark(Kind::BadValue, word("smtp_url"));
}

// mutt upgrades for certain with ssl_force_tls, its default, and else when it is offered.
void takeSecurity(ImportTarget &target, const SmtpUrl &url, const MuttSettings &settings)
{
    const bool isForced = settings.value(word("ssl_force_tls"), word("yes")) == QLatin1String("yes");
    const bool isTried = settings.value(word("ssl_starttls"), word("yes")) != QLatin1String("no");
    if (url.isImplicitTls)
        target.setSecurity(Security::ImplicitTls, true);
    else if (isForced)
        target.setSecurity(Security::StartTls, true);
    else
        target.setSecurity(isTried ? Security::StartTls : Security::None, false);
}

void takeServer(ImportTarget &target, const MuttSettings &settings)
{
    const auto url = parseUrl(settings.value(word("smtp_url")));
    if (!url || !target.setHost(url->host, word("smtp_url"))) {
        target.remark(Kind::BadValue, word("smtp_url"));
        return;
    }
    takeSecurity(target, *url, settings);
    takePort(target, *url);
    if (!url->userName.isEmpty())
        target.setUserName(url->userName, word("smtp_url"));
    if (url->hasPassword)
        target.remark(Kind::SecretLeft, word("smtp_url"));
}

void takeSender(ImportTarget &target, const MuttSettings &settings)
{
    if (const QString from = settings.value(word("from")); !from.isEmpty())
        target.setAddress(from, word("from"));
    const QString name = settings.value(word("realname"));
    if (target.account().identity.name.isEmpty() && !name.isEmpty())
        target.setName(name, word("realname"));
}

void tellWhatStays(ImportTarget &target, const MuttSettings &settings)
{
    if (settings.has(word("smtp_pass")))
        target.remark(Kind::SecretLeft, word("smtp_pass"));
    const QString methods = settings.value(word("smtp_authenticators")).toLower();
    if (settings.has(word("smtp_oauth_refresh_command")) || methods.contains(QLatin1String("oauth")))
        target.remark(Kind::SignInAgain, word("smtp_authenticators"));
    for (const char *name : {"tunnel", "preconnect", "ssl_client_cert", "certificate_file", "envelope_from_address"})
        if (!settings.value(word(name)).isEmpty())
            target.remark(Kind::NotTaken, word(name));
    for (const char *name : {"ssl_verify_host", "ssl_verify_dates"})
        if (settings.value(word(name)) == QLatin1String("no"))
            target.remark(Kind::NotTaken, word(name));
}

} // namespace

Imported readMuttFile(const QString &file, const ImportPlaces &places)
{
    Imported imported;
    MuttSettings settings(places, imported);
    settings.readFile(file);
    const auto &doubts = settings.doubts();
    if (settings.value(word("smtp_url")).isEmpty() && !doubts.contains(word("smtp_url")))
        return imported; // mutt sends through a program then
    ImportedAccount each;
    ImportTarget target(each, settings.value(word("from"), word("mutt")), file);
    for (const char *name : {"smtp_url", "from", "realname", "ssl_starttls", "ssl_force_tls", "smtp_pass"})
        if (const auto doubt = doubts.constFind(word(name)); doubt != doubts.constEnd())
            target.remark(doubt->kind, doubt->field, doubt->line);
    if (settings.has(word("smtp_url")))
        takeServer(target, settings);
    takeSender(target, settings);
    tellWhatStays(target, settings);
    target.complete(word("from"), word("smtp_url"));
    imported.accounts.append(each);
    return imported;
}

Imported importMutt(const ImportPlaces &places)
{
    const QList<QStringList> programs{{places.inHome(QStringLiteral(".muttrc")), places.inHome(QStringLiteral(".mutt/muttrc")),
                                          places.configOr(QStringLiteral("mutt/muttrc"))},
        {places.configOr(QStringLiteral("neomutt/neomuttrc")), places.configOr(QStringLiteral("neomutt/muttrc")),
            places.inHome(QStringLiteral(".neomuttrc")), places.inHome(QStringLiteral(".neomutt/neomuttrc"))}};
    Imported imported;
    for (const QStringList &files : programs) {
        const auto first
            = std::find_if(files.begin(), files.end(), [](const QString &file) { return QFileInfo::exists(file); });
        if (first != files.end())
            imported.append(readMuttFile(*first, places));
    }
    return imported;
}

} // namespace pillarbox::account
