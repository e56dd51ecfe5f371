#pragma once
// Macros of SPF (RFC 7208 section 7): their syntax, and what they stand for. Those of explanations alone (c, r, t) are an
// error here.

#include <QByteArray>
#include <QHostAddress>

#include <optional>

namespace pillarbox::domain {

struct SpfMacroValues {
    QHostAddress address; // of the client
    QByteArray localPart; // of the sender
    QByteArray senderDomain;
    QByteArray domain; // whose record it is
    QByteArray helo;
    QByteArray validatedName; // macro p; "unknown" where there is none
};

// A macro-string: visible ASCII, and each percent sign the beginning of a macro.
bool isSpfMacroString(const QByteArray &text);
// A macro-string that ends in a macro or in a label that can be a top one.
bool isSpfDomainSpec(const QByteArray &text);
bool needsValidatedName(const QByteArray &spec);
// Whether it is the same for every sender and client.
bool isSpfConstant(const QByteArray &spec);

// The name to ask for: without the last dot, and cut from the left at a dot until it is no longer than 253 octets.
// spec: a valid one.
QByteArray expandSpfMacros(const QByteArray &spec, const SpfMacroValues &values);

} // namespace pillarbox::domain
