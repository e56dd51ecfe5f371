#pragma once
// What a token endpoint is asked (RFC 6749 sections 4.1.3 and 6, RFC 8628 section 3.4), and what its answer means.

#include "smtp/account/jsonrequest.h"
#include "smtp/account/oauthsettings.h"
#include "smtp/account/oauthtokens.h"

namespace pillarbox::account {

FormFields codeGrant(const OAuthSettings &settings, const Secret &clientSecret, const QByteArray &code,
    const QByteArray &redirect, const QByteArray &verifier);
FormFields deviceGrant(const OAuthSettings &settings, const Secret &clientSecret, const QByteArray &deviceCode);
FormFields refreshGrant(const OAuthSettings &settings, const OAuthTokens &tokens);

// before: its refresh token stays where the answer brings none; its client secret always.
Expected<OAuthTokens, OAuthError> tokensOf(const JsonRequest::Result &answer, const OAuthTokens &before, const QDateTime &now);
// An error code with its words, as a redirection or an answer carries them.
OAuthError oauthErrorOf(const QString &code, const QString &description);

} // namespace pillarbox::account
