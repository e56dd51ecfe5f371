#pragma once
// A sign-in by browser from the command line: the address, or the code, goes to standard error, and a person does the rest
// wherever a browser is.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "smtp/account/account.h"
#include "smtp/account/oauthsignin.h"

#include <functional>
#include <memory>

namespace pillarbox::app {

// Who is to be asked, as --oauth, --client-id, --client-secret-env and --device say.
struct OAuthWish {
    QString provider; // a key of the table, or an issuer
    QString clientId; // empty: that of the settings
    Secret clientSecret;
    bool isByDevice = false;
};

const QList<Flag> &oauthFlags();
// Absent: without --oauth. A contradiction is a usage error.
Expected<std::optional<OAuthWish>, Failure> oauthWishOf(const Arguments &arguments);
// configDirectory: of the profile, where client ids may be.
Expected<account::OAuthClient, Failure> clientOf(const OAuthWish &wish, const QString &configDirectory);

class OAuthPrompt
{
public:
    using Done = std::function<void(const Expected<account::OAuthTokens, Failure> &)>;

    OAuthPrompt(const account::OAuthClient &client, const account::Account &account, Clock &clock);
    // Calls back once, from the event loop.
    void start(bool isByDevice, Done done);
    const account::OAuthSettings &settings() const { return m_signIn.settings(); }

private:
    account::OAuthSignIn m_signIn;
};

} // namespace pillarbox::app
