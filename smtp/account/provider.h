#pragma once
// What is known of mail providers and relays, from resources/providers.json: facts only, ui/text has the words.

#include "smtp/account/usernameform.h"
#include "smtp/protocol/enhancedstatuscode.h"
#include "smtp/transport/endpoint.h"

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pillarbox::account {

// What has to be typed into the password field.
enum class PasswordKind {
    Own, // the mailbox' own
    App, // always one made for a mail program
    AppWithTwoStep, // likewise, once signing in takes two steps; else the mailbox' own
    Mail, // a second password, set for mail programs in the provider's settings
    AuthorisationCode, // shown when mail programs are allowed in
    SmtpCredential, // made for SMTP in the relay's panel, together with a user name
    SmtpKey, // likewise, a key that is not the API's
    ApiKey,
    KeyPair, // the secret half; the other is the user name
    Token,
    Bridge, // shown by a program on this machine
    OAuth, // none: only a sign-in on the provider's web page
};

// A reply of this provider that says more than its words.
struct DeadEnd {
    enum class Meaning {
        AppPasswordNeeded,
        WebSignInNeeded, // the provider wants to see its user in a browser first
        PasswordSignInOff, // for this mailbox or organisation
        PasswordSignInGone, // for good, for everybody
        PasswordSignInRefused, // wrong, or switched off: the provider does not say which
    };
    int replyCode = 0;
    protocol::EnhancedStatusCode enhanced;
    Meaning meaning = Meaning::AppPasswordNeeded;

    bool operator==(const DeadEnd &) const = default;
};

struct Provider {
    enum class Kind {
        Mailbox,
        Relay, // sends for domains that it does not host: found by name only
        Bridge, // listens on this machine
        None, // takes no mail from mail programs at all
    };
    QString name; // "Gmail"
    Kind kind = Kind::Mailbox;
    QStringList domains; // of addresses; one with a leading dot means every domain below it
    QStringList mailExchangers; // of domains hosted there; a leading dot as above
    QList<transport::Endpoint> endpoints; // best first; "{region}" in a host stands for one of the regions
    QStringList regions;
    UserNameForm userName;
    QByteArrayList mechanisms; // worth trying, best first
    PasswordKind password = PasswordKind::Own;
    bool needsEnabling = false; // mail programs are shut out until its web page lets them in
    QString helpUrl;
    QList<DeadEnd> deadEnds;
    QString spfInclude; // of an own domain that sends through it; empty: unknown or no own domains

    bool needsAppPassword() const { return password == PasswordKind::App || password == PasswordKind::Mail; }
    bool needsOAuth() const { return password == PasswordKind::OAuth; } // a password cannot work there
    QList<transport::Endpoint> endpointsIn(const QString &region) const;
    std::optional<DeadEnd::Meaning> meaningOf(int replyCode, const protocol::EnhancedStatusCode &enhanced) const;
    bool operator==(const Provider &) const = default;
};

const QList<Provider> &providers();
// Null: none known.
const Provider *providerOf(const QString &address);
const Provider *providerOfDomain(const QString &domain);
const Provider *providerOfMailExchanger(const QString &host);
// One of its servers, of any region. Of one on this machine only its port tells whose it is; 0: unknown.
const Provider *providerOfHost(const QString &host, quint16 port = 0);

} // namespace pillarbox::account
