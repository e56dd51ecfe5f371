#include "smtp/account/pastedpassword.h"

#include "smtp/account/provider.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

// Where a person chose it, a space may belong to it.
bool isMadeByProvider(PasswordKind kind)
{
    return kind != PasswordKind::Own && kind != PasswordKind::Mail && kind != PasswordKind::AppWithTwoStep
        && kind != PasswordKind::OAuth;
}

} // namespace

QString withoutPastedSpaces(const QString &password, const Provider &provider)
{
    if (!isMadeByProvider(provider.password))
        return password;
    QString result = password;
    result.erase(std::remove_if(result.begin(), result.end(), [](QChar c) { return c.isSpace(); }), result.end());
    return result;
}

} // namespace pillarbox::account
