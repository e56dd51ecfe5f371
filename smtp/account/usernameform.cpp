#include "smtp/account/usernameform.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

QString filled(QString text, const QString &address, const QString &local, const QString &domain)
{
    // One pass: a local part may itself look like a placeholder.
    static const QString words[] = {QStringLiteral("{address}"), QStringLiteral("{local}"), QStringLiteral("{domain}")};
    const QString values[] = {address, local, domain};
    for (qsizetype at = text.indexOf(u'{'); at >= 0; at = text.indexOf(u'{', at)) {
        qsizetype skipped = 1;
        for (int i = 0; i < 3; ++i) {
            if (!QStringView(text).sliced(at).startsWith(words[i]))
                continue;
            text.replace(at, words[i].size(), values[i]);
            skipped = values[i].size();
            break;
        }
        at += skipped;
    }
    return text;
}

} // namespace

std::optional<QString> UserNameForm::nameFor(const QString &address) const
{
    const qsizetype at = address.lastIndexOf(u'@');
    if (text.isEmpty() || at < 1 || at + 1 == address.size())
        return {};
    return filled(text, address, address.left(at), address.mid(at + 1));
}

bool UserNameForm::isWellFormed() const
{
    const QString rest = filled(text, {}, {}, {});
    return std::none_of(
        rest.begin(), rest.end(), [](QChar c) { return c == u'{' || c == u'}' || c.category() == QChar::Other_Control; });
}

} // namespace pillarbox::account
