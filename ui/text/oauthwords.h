#pragma once
// What is said of a sign-in by browser.

#include "smtp/account/oautherror.h"

#include <QString>

namespace pillarbox::ui {

// provider: "Google".
QString oauthText(const account::OAuthError &error, const QString &provider);
QString oauthDonePage(); // in the browser
QString oauthRefusedPage();

} // namespace pillarbox::ui
