#pragma once
// The signature under a text: behind a line of "-- " (RFC 3676 4.3), so that whoever answers can leave it out.

#include <QString>

namespace pillarbox::message {

// Each comes without its separator; empty: none. The one that stands at the end is taken out where it is still as it was, and
// the other put in its place. A text that ends otherwise, or has a signature of somebody's own, stays as it is.
QString withSignature(const QString &body, const QString &before, const QString &after);

QString trimmedSignature(const QString &signature); // as it stands below the separator
bool endsWithSignature(const QString &body, const QString &signature); // false without one

// The body as HTML, with rich (a fragment of HTML) for the signature at its end; empty where the body does not end with it.
QString htmlWithSignature(const QString &body, const QString &signature, const QString &rich);

} // namespace pillarbox::message
