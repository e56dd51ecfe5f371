#pragma once
// File names as MIME parameters (RFC 2231): plain and quoted where that is safe, else in UTF-8 with percent signs, in
// numbered pieces where it is long. A character is never divided between two pieces: some readers decode each by itself.

#include <QByteArray>
#include <QList>
#include <QString>

namespace pillarbox::message {

// The parameter as tokens, without semicolons: {"filename=\"a.pdf\""} or {"filename*0*=UTF-8''…", "filename*1*=…"}.
QList<QByteArray> mimeParameter(const QByteArray &attribute, const QString &value);

// What software that knows no RFC 2231 may show: plain ASCII, at most 60 octets, with the same ending.
QByteArray plainFileName(const QString &fileName);

} // namespace pillarbox::message
