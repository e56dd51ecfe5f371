#pragma once
// Why the keychain gave or took nothing. As a fact beside a message's trouble it is a word in SendError::detail.

#include <QString>

namespace pillarbox::account {

struct CredentialError {
    enum class Kind {
        NoKeychain, // no service answers: only "keep for this session" is possible
        NoCollection, // the service has no default collection yet, and so no entry
        Locked,
        Refused, // the user or the keychain said no
        NotFound, // the keychain is open and has no such entry
        TimedOut,
        SignInNeeded, // the authorization server wants the person again: only a sign-in helps
        Unreachable, // the authorization server could not be asked for a new token: detail is its host
        Failed,
    };
    Kind kind = Kind::Failed;
    QString detail; // the keychain's own words

    bool operator==(const CredentialError &) const = default;
};

// Nothing is known of the entry until somebody opens the keychain, starts it, or makes one.
bool isShut(CredentialError::Kind kind);

// "locked", "not found" …; where the keychain has words of its own, those after it.
QString reasonOf(const CredentialError &error);
CredentialError credentialErrorFrom(const QString &reason);

} // namespace pillarbox::account
