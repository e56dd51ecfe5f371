#include "smtp/message/emlheaderfilter.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

constexpr qsizetype kMaxHeader = 16LL * 1024 * 1024; // 100,000 recipients fit; a disk image does not

// Empty when the line is no field. Space before the colon is obsolete syntax (RFC 5322 4.5) that still hides a Bcc.
QByteArray writtenName(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0) {
        return {};
    }
    QByteArray name = line.first(colon).toByteArray();
    while (name.endsWith(' ') || name.endsWith('\t')) {
        name.chop(1);
    }
    const bool valid = std::all_of(name.cbegin(), name.cend(), [](char c) { return c > 0x20 && c < 0x7f; });
    return valid ? name : QByteArray();
}

QByteArray fieldName(QByteArrayView line)
{
    return writtenName(line).toLower();
}

bool isFolded(QByteArrayView line)
{
    return line.front() == ' ' || line.front() == '\t';
}

// RFC 5322 2.2 lets none of them into a field; a terminal may obey them. The line's own CRLF is its end.
bool hasControlCharacter(QByteArrayView line)
{
    return std::any_of(line.begin(), line.end() - 2, [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; });
}

bool isPrivate(const QByteArray &name)
{
    return name == "bcc" || name == "resent-bcc";
}

bool isOfInterest(const QByteArray &name)
{
    static const QList<QByteArray> names{
        "from", "to", "cc", "bcc", "subject", "date", "message-id", "resent-from", "resent-to", "resent-cc", "resent-bcc"};
    return names.contains(name);
}

QByteArrayView withoutLineEnd(QByteArrayView line)
{
    return line.first(line.size() - 2);
}

} // namespace

EmlHeaderFilter::EmlHeaderFilter(Ending ending)
    : m_ending(std::move(ending))
{
}

qsizetype EmlHeaderFilter::feed(QByteArrayView in, QByteArray &out)
{
    qsizetype done = 0;
    while (done < in.size() && !isDone() && !isBroken()) {
        const qsizetype lineEnd = in.indexOf('\n', done);
        const qsizetype stop = lineEnd < 0 ? in.size() : lineEnd + 1;
        m_line.append(in.data() + done, stop - done);
        m_size += stop - done;
        done = stop;
        if (m_size > kMaxHeader) {
            m_state = State::Broken;
        } else if (lineEnd >= 0) {
            takeLine(m_line, out);
            m_line.clear();
        }
    }
    return done;
}

void EmlHeaderFilter::finish(QByteArray &out)
{
    if (m_state == State::Fields) {
        end(out);
    } else if (!isDone()) {
        m_state = State::Broken;
    }
}

void EmlHeaderFilter::takeLine(QByteArrayView line, QByteArray &out)
{
    if (m_state == State::FirstLine) {
        m_state = State::FirstField;
        if (line.startsWith("From ")) {
            return;
        }
    }
    if (hasControlCharacter(line)) {
        forbid(line);
    } else if (line == "\r\n") {
        finish(out);
        out.append(line);
    } else if (isFolded(line)) {
        takeContinuation(line, out);
    } else {
        takeField(line, out);
    }
}

void EmlHeaderFilter::takeContinuation(QByteArrayView line, QByteArray &out)
{
    if (m_state == State::FirstField) {
        m_state = State::Broken;
        return;
    }
    if (m_isKept) {
        m_fields.last().value.append("\r\n").append(withoutLineEnd(line));
    }
    if (!m_isRemoved) {
        out.append(line);
    }
}

void EmlHeaderFilter::takeField(QByteArrayView line, QByteArray &out)
{
    const QByteArray name = fieldName(line);
    if (name.isEmpty() && m_state == State::FirstField) {
        m_state = State::Broken;
        return;
    }
    m_state = State::Fields;
    m_fieldName = writtenName(line);
    m_isRemoved = isPrivate(name);
    m_isKept = isOfInterest(name);
    if (m_isKept) {
        m_fields.append({name, withoutLineEnd(line).sliced(line.indexOf(':') + 1).toByteArray()});
    }
    if (!m_isRemoved) {
        out.append(line);
    }
}

// A line that could not be a field says that this is no message, and nothing about a field.
void EmlHeaderFilter::forbid(QByteArrayView line)
{
    const QByteArray name = isFolded(line) ? m_fieldName : writtenName(line);
    if (!name.isEmpty() || m_state == State::Fields) {
        m_forbiddenField = name.isEmpty() ? QStringLiteral("header") : QString::fromLatin1(name);
    }
    m_state = State::Broken;
}

void EmlHeaderFilter::end(QByteArray &out)
{
    out.append(m_ending(m_fields));
    m_state = State::Done;
}

} // namespace pillarbox::message
