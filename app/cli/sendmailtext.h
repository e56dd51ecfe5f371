#pragma once
// A message as other programs write it to sendmail(8), taken apart as it comes: where it ends, where its header ends. What is
// no field ends the header, and a message may begin without one. Line ends become CRLF. Holds the header and no more.

#include "smtp/message/lineendings.h"

#include <QByteArray>
#include <QByteArrayView>

namespace pillarbox::app {

class SendmailText
{
public:
    explicit SendmailText(bool isDotPlain); // else a line with a dot alone is the end

    // Appends to body what belongs there.
    void feed(QByteArrayView in, QByteArray &body);
    void finish(QByteArray &body);

    bool hasEnded() const { return m_hasEnded; }
    bool hasHeader() const { return m_hasHeader; } // header() is all of it
    const QByteArray &header() const { return m_header; } // whole lines, without the empty one
    bool isTooLong() const { return m_isTooLong; } // it has no bounded header

private:
    QByteArray undotted(QByteArrayView in);
    void split(QByteArrayView canonical, QByteArray &body);
    void takeLine(QByteArray &body);

    bool m_isDotPlain;
    bool m_isAtLineStart = true;
    QByteArray m_held; // may become the line that ends it all
    message::LineEndings m_lineEndings;
    QByteArray m_line; // of the header, not complete yet
    QByteArray m_header;
    bool m_isFirstLine = true;
    bool m_hasHeader = false;
    bool m_hasEnded = false;
    bool m_isTooLong = false;
};

} // namespace pillarbox::app
