#pragma once
// A key record of DKIM (RFC 6376 section 3.6.1, RFC 8301, RFC 8463): what kind of key, how long, and what is wrong with it.

#include <QByteArray>
#include <QList>

namespace pillarbox::domain {

struct DkimKey {
    enum class Type { Rsa, Ed25519, Other };
    enum class Problem {
        Unreadable, // no tag list, another version, or no key in it
        Revoked, // p= is empty
        TooShort, // RSA under 1024 bits: receivers must not accept it (RFC 8301)
        Short, // RSA under 2048 bits, which RFC 8301 asks for
        Sha1Only,
        NotForMail, // s= names other services
        Testing, // t=y
        Several, // keys stand under one selector: whatever receivers make of that (RFC 6376 section 3.6.2.2)
        Foreign, // it is not the one that signs here
    };
    Type type = Type::Rsa;
    int bits = 0; // 0: unknown
    QList<Problem> problems;

    bool isUsable() const;
    bool operator==(const DkimKey &) const = default;
};

// Whether a text may be a key record at all: other texts are met under the same name.
bool isDkimKeyRecord(const QByteArray &text);
DkimKey readDkimKey(const QByteArray &text);

} // namespace pillarbox::domain
