#pragma once
// A signature's formatting, as far as mail programs agree on it: bold, italic, underlined, struck out, colour, links. Anything
// else that was pasted goes: pictures, fonts, scripts, whatever would be fetched from elsewhere.

#include <QString>

class QTextDocument;

namespace pillarbox::ui {

QString signatureHtml(const QTextDocument &document); // a fragment; empty: nothing in it is formatted
QString signatureText(const QTextDocument &document); // the same characters; '\n' line ends
void readSignature(QTextDocument &document, const QString &html); // fetches nothing

} // namespace pillarbox::ui
