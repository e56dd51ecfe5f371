#pragma once
// Why there are no tokens: facts only, ui/text has the words.

#include <QString>

namespace pillarbox::account {

struct OAuthError {
    enum class Kind {
        NoClient, // this build knows no client id for the provider
        Unreachable, // network, time limit, 5xx: worth another try
        BadAnswer, // not what the RFC says: detail names what is missing
        WrongIssuer, // the metadata, or who answered, is somebody else's
        NoSuchFlow, // it has no device sign-in
        NoListener, // the redirection cannot be awaited here
        Denied, // the person, or the provider, said no
        Expired, // nobody finished the sign-in in time
        SignInAgain, // invalid_grant: what was granted is gone
        ClientRefused, // the client id or its secret
        Refused, // any other error code: detail
    };
    Kind kind = Kind::Refused;
    QString detail; // the server's error code and words, or a host; never a token

    bool operator==(const OAuthError &) const = default;
};

} // namespace pillarbox::account
