#include "smtp/account/credentialerror.h"

#include <array>

namespace pillarbox::account {

namespace {

using Kind = CredentialError::Kind;

struct Word {
    Kind kind;
    const char *word;
};

constexpr std::array<Word, 9> kWords{{{Kind::NoKeychain, "no keychain"}, {Kind::NoCollection, "no collection"},
    {Kind::Locked, "locked"}, {Kind::Refused, "refused"}, {Kind::NotFound, "not found"}, {Kind::TimedOut, "timed out"},
    {Kind::SignInNeeded, "sign-in needed"}, {Kind::Unreachable, "unreachable"}, {Kind::Failed, "failed"}}};
constexpr auto kColon = ": ";

} // namespace

bool isShut(Kind kind)
{
    return kind == Kind::NoKeychain || kind == Kind::NoCollection || kind == Kind::Locked;
}

QString reasonOf(const CredentialError &error)
{
    for (const Word &word : kWords) {
        if (word.kind != error.kind)
            continue;
        const QString name = QLatin1String(word.word);
        return error.detail.isEmpty() ? name : QString(name + QLatin1String(kColon) + error.detail);
    }
    return {};
}

CredentialError credentialErrorFrom(const QString &reason)
{
    if (reason.isEmpty())
        return {Kind::NotFound, {}};
    for (const Word &word : kWords) {
        const QString name = QLatin1String(word.word);
        if (reason == name)
            return {word.kind, {}};
        if (reason.startsWith(name + QLatin1String(kColon)))
            return {word.kind, reason.sliced(name.size() + QLatin1String(kColon).size())};
    }
    return {Kind::Failed, reason};
}

} // namespace pillarbox::account
