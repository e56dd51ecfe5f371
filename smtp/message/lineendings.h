#pragma once
// Makes every line end CRLF, whether it was LF, CR or CRLF, and adds the last one when it is missing. Works on pieces.

#include <QByteArray>
#include <QByteArrayView>

namespace pillarbox::message {

class LineEndings
{
public:
    // Appends to out.
    void convert(QByteArrayView in, QByteArray &out);
    void finish(QByteArray &out);

private:
    bool m_afterCr = false;
    bool m_atLineStart = true;
};

} // namespace pillarbox::message
