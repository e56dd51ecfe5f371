#pragma once
// An SPF record (RFC 7208 sections 4.5, 4.6, 5 and 6) as a value. Syntax only; spfcheck asks what it refers to.

#include "smtp/base/expected.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHostAddress>
#include <QList>

#include <optional>

namespace pillarbox::domain {

enum class SpfResult { None, Neutral, Pass, Fail, SoftFail, TempError, PermError }; // RFC 7208 section 2.6

// The word of RFC 7208: "softfail".
QByteArray spfResultName(SpfResult result);

struct SpfDirective {
    enum class Mechanism { All, Include, A, Mx, Ptr, Ip4, Ip6, Exists };
    Mechanism mechanism = Mechanism::All;
    SpfResult qualifier = SpfResult::Pass; // what a match means
    QByteArray domainSpec; // with macros; empty: the record's own domain
    QHostAddress network; // of Ip4 and Ip6
    int prefix4 = 32;
    int prefix6 = 128;
    QByteArray term; // as it stands there

    bool asks() const { return mechanism != Mechanism::All && mechanism != Mechanism::Ip4 && mechanism != Mechanism::Ip6; }
    bool operator==(const SpfDirective &) const = default;
};

struct SpfRecord {
    QList<SpfDirective> directives;
    QByteArray redirect; // a domain-spec; empty: none
    QByteArray explanation; // likewise

    bool operator==(const SpfRecord &) const = default;
};

struct SpfSyntaxError {
    enum class Kind {
        NotAscii,
        UnknownMechanism,
        BadDomain, // also a macro that is none, and none where one must be
        BadAddress,
        BadPrefix,
        NothingMayFollow,
        Repeated, // redirect= or exp=
    };
    Kind kind = Kind::UnknownMechanism;
    QByteArray term;

    bool operator==(const SpfSyntaxError &) const = default;
};

bool isSpfRecord(const QByteArray &text);
// text: one for which that is so.
Expected<SpfRecord, SpfSyntaxError> parseSpfRecord(const QByteArray &text);
// Of all texts of a domain.
QByteArrayList spfRecordsAmong(const QByteArrayList &texts);

} // namespace pillarbox::domain
