#include "smtp/message/base64source.h"

#include "smtp/message/base64lines.h"

#include <QCoreApplication>

namespace pillarbox::message {

namespace {

constexpr qint64 kBlock = kBase64LineInput * 1024; // whole lines; 57 KiB in, 78 KiB out

QString changedText()
{
    return QCoreApplication::translate("Message", "The file changed while it was read.");
}

} // namespace

Base64Source::Base64Source(const QString &path, QString shownName, qint64 size)
    : m_file(path)
    , m_shownName(std::move(shownName))
    , m_unread(size)
{
}

qint64 Base64Source::read(char *to, qint64 max)
{
    if (m_position == m_encoded.size() && !fill()) {
        return -1;
    }
    const qint64 count = std::min<qint64>(max, m_encoded.size() - m_position);
    std::memcpy(to, m_encoded.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    return count;
}

// The next block of lines, an empty one at the end.
bool Base64Source::fill()
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return fail(m_file.errorString());
    }
    m_position = 0;
    m_input.resize(std::min(m_unread, kBlock));
    for (qint64 done = 0; done < m_input.size();) {
        const qint64 count = m_file.read(m_input.data() + done, m_input.size() - done);
        if (count <= 0) {
            return fail(count < 0 ? m_file.errorString() : changedText());
        }
        done += count;
    }
    m_unread -= m_input.size();
    char extra = 0;
    if (m_unread == 0 && m_file.read(&extra, 1) > 0) {
        return fail(changedText());
    }
    encodeBase64Lines(m_input, m_encoded);
    return true;
}

bool Base64Source::fail(const QString &reason)
{
    m_encoded.clear();
    m_position = 0;
    m_errorText = m_shownName % QLatin1String(": ") % reason;
    return false;
}

} // namespace pillarbox::message
