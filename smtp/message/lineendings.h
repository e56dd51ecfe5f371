#pragma once
// Makes every line end CRLF, whether it was LF, CR or CRLF, and adds the last one when it is missing. In the header, up to the
// first empty line, all end as the first does: another CR there stays one, for whoever forbids control characters, and begins
// no field that nobody wrote. Works on pieces.

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace pillarbox::message {

class LineEndings
{
public:
    // Appends to out.
    void convert(QByteArrayView in, QByteArray &out);
    void finish(QByteArray &out);

private:
    enum class End { Cr, Lf }; // CRLF is told by its LF

    void take(char c, QByteArray &out);
    void end(End end, QByteArray &out);

    bool m_afterCr = false; // in the header it is decided only then what that was
    bool m_atLineStart = true;
    bool m_inHeader = true;
    std::optional<End> m_first;
};

} // namespace pillarbox::message
