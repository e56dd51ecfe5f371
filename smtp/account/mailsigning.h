#pragma once
// How an identity's mail is signed (DKIM, RFC 6376): where the public key is published, and what is to stand there. The private
// key is the keychain's.

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace pillarbox::account {

struct MailSigning {
    QByteArray domain; // d=, in the form of DNS
    QByteArray selector; // s=
    QByteArray publicRecord; // TXT of recordName()

    QByteArray recordName() const { return selector + "._domainkey." + domain; }
    QString keyId() const; // of its entry in CredentialStore; identities that publish one record share it
    QJsonObject toJson() const;
    static std::optional<MailSigning> fromJson(const QJsonObject &json); // absent: not all of it is there
    bool operator==(const MailSigning &) const = default;
};

// A label of DNS, or several with dots between them (RFC 6376 section 3.1).
bool isSelector(const QByteArray &text);
// That may sign for this address, aligned for DMARC (RFC 7489 section 3.1.1): its domain or one above it, of two labels or
// more.
bool maySignFor(const QByteArray &domain, const QByteArray &mailDomain);

} // namespace pillarbox::account
