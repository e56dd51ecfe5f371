#include "smtp/account/importmsmtp.h"

#include "smtp/account/msmtpfile.h"
#include "smtp/protocol/saslmechanism.h"

#include <QFileInfo>

#include <algorithm>

namespace pillarbox::account {

namespace {

using Kind = ImportRemark::Kind;
using protocol::Security;

QString word(const char *command)
{
    return QLatin1String(command);
}

std::optional<quint16> numberOf(const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number > 0 && number <= 0xffff ? std::optional(quint16(number)) : std::nullopt;
}

// Without TLS msmtp takes 25, and with STARTTLS, too.
void takePort(ImportTarget &target, const MsmtpSection &section)
{
    target.account().port = target.account().security == Security::ImplicitTls ? 465 : 25;
    if (!section.has(word("port")))
        return;
    if (const auto port = numberOf(section.value(word("port"))))
        target.account().port = *port;
    else
        target.remark(Kind::BadValue, word("port"), section.lines.value(word("port")));
}

bool isSwitch(const MsmtpSection &section, const QString &command)
{
    const QString value = section.value(command);
    return value.isEmpty() || value == QLatin1String("on") || value == QLatin1String("off");
}

void takeSecurity(ImportTarget &target, const MsmtpSection &section)
{
    for (const char *command : {"tls", "tls_starttls"})
        if (!isSwitch(section, word(command)))
            target.remark(Kind::BadValue, word(command), section.lines.value(word(command)));
    const bool isStartTls = section.isOn(word("tls_starttls"), true);
    if (!section.isOn(word("tls"), false))
        target.setSecurity(Security::None, true);
    else
        target.setSecurity(isStartTls ? Security::StartTls : Security::ImplicitTls, true);
}

void takeMechanism(ImportTarget &target, const QString &method)
{
    const QByteArray name = method.toUpper().toLatin1();
    if (method.isEmpty() || method == QLatin1String("on"))
        return;
    if (name == "OAUTHBEARER" || name == "XOAUTH2")
        target.remark(Kind::SignInAgain, word("auth"));
    else if (protocol::knownMechanisms().contains(name))
        target.account().mechanism = name;
    else
        target.remark(Kind::NotTaken, word("auth"));
}

void takeSignIn(ImportTarget &target, const MsmtpSection &section)
{
    if (section.has(word("auth")) && section.isOn(word("auth"), false)) {
        if (section.has(word("user")))
            target.setUserName(section.value(word("user")), word("user"));
        takeMechanism(target, section.value(word("auth")));
    }
    if (section.has(word("password")))
        target.remark(Kind::SecretLeft, word("password"), section.lines.value(word("password")));
    if (section.has(word("passwordeval")))
        target.remark(Kind::CommandNotRun, word("passwordeval"), section.lines.value(word("passwordeval")));
}

// "%U@%H" and "*@example.org" are patterns, not addresses.
void takeAddress(ImportTarget &target, const MsmtpSection &section)
{
    const QString from = section.value(word("from"));
    if (from.contains(QLatin1Char('%')) || from.contains(QLatin1Char('*')))
        target.remark(Kind::BadValue, word("from"), section.lines.value(word("from")));
    else if (!from.isEmpty())
        target.setAddress(from, word("from"));
    if (section.has(word("from_full_name")))
        target.setName(section.value(word("from_full_name")), word("from_full_name"));
}

// "localhost" is msmtp's own without one, and says nothing.
void takeEhloName(ImportTarget &target, const MsmtpSection &section)
{
    const QString name = section.value(word("domain"));
    if (!name.isEmpty() && name != QLatin1String("localhost"))
        target.setEhloName(name, word("domain"));
}

void takeProxy(ImportTarget &target, const MsmtpSection &section)
{
    const QString host = section.value(word("proxy_host"));
    if (host.isEmpty())
        return;
    const auto port = numberOf(section.value(word("proxy_port"), QStringLiteral("1080")));
    if (port && isImportableHost(host))
        target.account().proxy = {transport::Proxy::Kind::Socks5, host, *port, {}, {}};
    else
        target.remark(Kind::BadValue, word("proxy_host"));
}

void tellWhatStays(ImportTarget &target, const MsmtpSection &section)
{
    for (const char *command : {"tls_fingerprint", "tls_key_file", "tls_cert_file", "tls_host_override", "timeout",
             "connect_timeout", "source_ip", "socket", "ntlmdomain"}) {
        const QString value = section.value(word(command));
        if (!value.isEmpty() && value != QLatin1String("off"))
            target.remark(Kind::NotTaken, word(command), section.lines.value(word(command)));
    }
    const QString trust = section.value(word("tls_trust_file"));
    const bool isSystem
        = trust.isEmpty() || trust == QLatin1String("system") || trust.contains(QLatin1String("ca-certificates"));
    if (!isSystem)
        target.remark(Kind::NotTaken, word("tls_trust_file"), section.lines.value(word("tls_trust_file")));
    if (!section.isOn(word("tls_certcheck"), true))
        target.remark(Kind::NotTaken, word("tls_certcheck"), section.lines.value(word("tls_certcheck")));
}

ImportedAccount accountOf(const MsmtpSection &section, const QString &file)
{
    ImportedAccount imported;
    ImportTarget target(imported, section.name, file);
    if (section.name != QLatin1String("default"))
        target.setLabel(section.name, word("account"));
    target.account().isDefault = section.name == QLatin1String("default");
    if (section.value(word("protocol")) == QLatin1String("lmtp"))
        target.remark(Kind::NotTaken, word("protocol"));
    else if (section.has(word("host")))
        target.setHost(section.value(word("host")), word("host"));
    takeSecurity(target, section);
    takePort(target, section);
    takeAddress(target, section);
    takeSignIn(target, section);
    takeEhloName(target, section);
    takeProxy(target, section);
    tellWhatStays(target, section);
    target.complete(word("from"), word("host"));
    return imported;
}

} // namespace

Imported readMsmtpFile(const QString &file)
{
    const MsmtpFile read = MsmtpFile::read(file);
    Imported imported;
    imported.remarks = read.remarks;
    QString defaultName;
    for (const MsmtpSection &section : read.sections) {
        if (section.isAlias && section.name == QLatin1String("default"))
            defaultName = section.parents.constFirst();
        else
            imported.accounts.append(accountOf(section, file));
    }
    for (ImportedAccount &each : imported.accounts)
        each.account.isDefault = each.account.isDefault || (!defaultName.isEmpty() && each.account.label == defaultName);
    return imported;
}

Imported importMsmtp(const ImportPlaces &places)
{
    for (const QString &file : {places.inHome(QStringLiteral(".msmtprc")), places.configOr(QStringLiteral("msmtp/config"))})
        if (QFileInfo::exists(file))
            return readMsmtpFile(file);
    return {};
}

} // namespace pillarbox::account
