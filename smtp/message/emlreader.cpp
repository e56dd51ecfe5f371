#include "smtp/message/emlreader.h"

#include <QCoreApplication>

namespace pillarbox::message {

namespace {

constexpr qint64 kBlock = 32LL * 1024;

} // namespace

EmlReader::EmlReader(std::shared_ptr<QFile> file, EmlHeaderFilter::Ending ending)
    : m_file(std::move(file))
    , m_fileSize(m_file->size())
    , m_fileTime(m_file->fileTime(QFileDevice::FileModificationTime))
    , m_header(std::move(ending))
{
    m_file->seek(0);
}

qint64 EmlReader::read(char *to, qint64 max)
{
    while (m_position == m_out.size()) {
        if (!advance()) {
            return m_errorText.isEmpty() ? 0 : -1;
        }
    }
    const qint64 count = std::min<qint64>(max, m_out.size() - m_position);
    std::memcpy(to, m_out.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    return count;
}

bool EmlReader::advance()
{
    m_out.clear();
    m_position = 0;
    if (m_finished || isBroken() || !m_errorText.isEmpty()) {
        return false;
    }
    const QByteArray input = m_file->read(kBlock);
    if (m_file->error() != QFileDevice::NoError) {
        return fail(m_file->errorString());
    }
    if (!input.isEmpty()) {
        convert(input);
        return true;
    }
    if (hasChanged()) {
        return fail(QCoreApplication::translate("Message", "The file changed while it was read."));
    }
    finish();
    return true;
}

void EmlReader::convert(QByteArrayView input)
{
    QByteArray canonical;
    canonical.reserve(input.size() + input.size() / 16);
    m_lineEndings.convert(input, canonical);
    countAndFilter(canonical);
}

void EmlReader::finish()
{
    QByteArray canonical;
    m_lineEndings.finish(canonical);
    countAndFilter(canonical);
    if (!m_header.isDone()) {
        QByteArray added;
        m_header.finish(added);
        m_octets.add(added, OctetFacts::Part::Header);
        m_out += added;
    }
    m_finished = true;
}

void EmlReader::countAndFilter(const QByteArray &canonical)
{
    const qsizetype headerSize = m_header.isDone() ? 0 : m_header.feed(canonical, m_out);
    m_octets.add(m_out, OctetFacts::Part::Header);
    const QByteArrayView body = QByteArrayView(canonical).sliced(headerSize);
    m_octets.add(body, OctetFacts::Part::Body);
    m_hasNul = m_hasNul || body.contains('\0');
    m_out.append(body);
}

QString EmlReader::forbiddenPart() const
{
    if (!m_header.forbiddenField().isNull()) {
        return m_header.forbiddenField();
    }
    return m_hasNul && m_header.isDone() ? QStringLiteral("text") : QString(); // RFC 5321 4.1.1.4
}

bool EmlReader::fail(const QString &reason)
{
    m_errorText = reason;
    return false;
}

bool EmlReader::hasChanged() const
{
    return m_file->size() != m_fileSize || m_file->fileTime(QFileDevice::FileModificationTime) != m_fileTime;
}

} // namespace pillarbox::message
