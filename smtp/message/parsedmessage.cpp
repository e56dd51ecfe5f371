#include "smtp/message/parsedmessage.h"

#include "smtp/message/gmimesetup.h"

#include <QFile>
#include <QFileInfo>

#include <memory>

namespace pillarbox::message {

namespace {

// Deeper nesting is no mail that anybody has written.
constexpr int kDeepest = 30;
constexpr qint64 kLongestHeader = 1024 * 1024;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template<typename T>
using Owned = std::unique_ptr<T, Unref>;

QByteArray lowered(const char *text)
{
    return QByteArray(text).toLower();
}

QByteArray typeOf(GMimeObject *object)
{
    GMimeContentType *type = g_mime_object_get_content_type(object);
    return lowered(g_mime_content_type_get_media_type(type)) + '/' + lowered(g_mime_content_type_get_media_subtype(type));
}

QByteArray parameter(GMimeObject *object, const char *name)
{
    return lowered(g_mime_object_get_content_type_parameter(object, name));
}

QByteArray taken(GMimeStream *stream)
{
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return {reinterpret_cast<const char *>(bytes->data), static_cast<qsizetype>(bytes->len)};
}

QByteArray written(GMimeMessage *message)
{
    if (!message)
        return {};
    const Owned<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), nullptr, memory.get());
    return taken(memory.get());
}

QByteArray readAll(GMimeStream *stream, qint64 most)
{
    constexpr qint64 kBlock = 32LL * 1024;
    QByteArray bytes;
    while (bytes.size() < most) {
        QByteArray block(std::min(kBlock, most - bytes.size()), Qt::Uninitialized);
        const ssize_t got = g_mime_stream_read(stream, block.data(), static_cast<size_t>(block.size()));
        if (got <= 0)
            break;
        bytes.append(block.constData(), got);
    }
    return bytes;
}

QByteArray decoded(GMimeDataWrapper *content, qint64 most)
{
    GMimeStream *source = content ? g_mime_data_wrapper_get_stream(content) : nullptr;
    if (!source)
        return {};
    g_mime_stream_reset(source);
    const Owned<GMimeStream> filtered(g_mime_stream_filter_new(source));
    const Owned<GMimeFilter> filter(g_mime_filter_basic_new(g_mime_data_wrapper_get_encoding(content), FALSE));
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(filtered.get()), filter.get());
    return readAll(filtered.get(), most);
}

class Collector
{
public:
    Collector(ParsedMessage &message, const ParseLimits &limits)
        : m_message(message)
        , m_limits(limits)
    {
    }

    void take(GMimeObject *object, int depth)
    {
        if (!object || m_message.parts.size() == m_limits.parts || depth > kDeepest) {
            m_message.isCut = m_message.isCut || object;
            return;
        }
        if (!GMIME_IS_MULTIPART(object))
            return takeLeaf(object);
        GMimeMultipart *multipart = GMIME_MULTIPART(object);
        const int count = g_mime_multipart_get_count(multipart);
        for (int i = 0; i < count; ++i)
            take(g_mime_multipart_get_part(multipart, i), depth + 1);
    }

private:
    void takeLeaf(GMimeObject *object)
    {
        MessagePart part;
        part.type = typeOf(object);
        part.charset = parameter(object, "charset");
        part.contentId = QByteArray(g_mime_object_get_content_id(object));
        const char *disposition = g_mime_object_get_disposition(object);
        part.isAttachment = disposition && lowered(disposition) == "attachment";
        if (GMIME_IS_PART(object))
            part.fileName = QString::fromUtf8(g_mime_part_get_filename(GMIME_PART(object)));
        else
            part.fileName = QString::fromUtf8(g_mime_object_get_content_disposition_parameter(object, "filename"));
        if (part.isText() || !m_limits.isTextOnly)
            readContent(object, part);
        m_message.parts.append(part);
    }

    void readContent(GMimeObject *object, MessagePart &part)
    {
        if (GMIME_IS_MESSAGE_PART(object))
            part.content = written(g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)));
        else if (GMIME_IS_PART(object))
            part.content = decoded(g_mime_part_get_content(GMIME_PART(object)), m_limits.partOctets);
        part.isCut = part.content.size() >= m_limits.partOctets;
        part.content.truncate(m_limits.partOctets);
    }

    ParsedMessage &m_message;
    ParseLimits m_limits;
};

// Its first lines again, as they stand: GMime passes over fields that it finds strange.
HeaderLines headerOf(GMimeStream *stream)
{
    const QByteArray start = readAll(stream, kLongestHeader);
    g_mime_stream_reset(stream);
    return headerLines(start);
}

ParsedMessage parseStream(GMimeStream *stream, const ParseLimits &limits)
{
    ParsedMessage parsed;
    parsed.header = headerOf(stream);
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream));
    const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    GMimeObject *root = message ? g_mime_message_get_mime_part(message.get()) : nullptr;
    if (root) {
        parsed.type = typeOf(root);
        parsed.reportType = parameter(root, "report-type");
        Collector(parsed, limits).take(root, 0);
    }
    return parsed;
}

// Octets of an mbox "From " line before the message.
qint64 mailboxLineOf(QFile &file)
{
    const QByteArray line = file.peek(5) == "From " ? file.readLine(1000) : QByteArray();
    return line.size();
}

QString inCharset(const QByteArray &bytes, const QByteArray &charset)
{
    const Owned<GMimeStream> memory(g_mime_stream_mem_new());
    const Owned<GMimeStream> filtered(g_mime_stream_filter_new(memory.get()));
    const Owned<GMimeFilter> filter(g_mime_filter_charset_new(charset.constData(), "utf-8"));
    if (!filter)
        return QString::fromUtf8(bytes);
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(filtered.get()), filter.get());
    g_mime_stream_write(filtered.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    g_mime_stream_flush(filtered.get());
    return QString::fromUtf8(taken(memory.get()));
}

} // namespace

Expected<ParsedMessage, EmlError> parseFile(const QString &path, const ParseLimits &limits)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Unexpected{EmlError{EmlError::Kind::CannotReadFile, name % QLatin1String(": ") % file.errorString()}};
    initialiseGMime();
    const qint64 end = std::min(file.size(), limits.octets);
    const Owned<GMimeStream> stream(g_mime_stream_fs_new_with_bounds(file.handle(), mailboxLineOf(file), end));
    g_mime_stream_fs_set_owner(GMIME_STREAM_FS(stream.get()), FALSE);
    ParsedMessage parsed = parseStream(stream.get(), limits);
    if (parsed.header.isEmpty())
        return Unexpected{EmlError{EmlError::Kind::NotAMessage, QStringLiteral("noHeader")}};
    parsed.isCut = parsed.isCut || end < file.size();
    return parsed;
}

ParsedMessage parseBytes(const QByteArray &bytes, const ParseLimits &limits)
{
    initialiseGMime();
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(
        bytes.constData(), static_cast<size_t>(std::min<qint64>(bytes.size(), limits.octets))));
    ParsedMessage parsed = parseStream(stream.get(), limits);
    parsed.isCut = parsed.isCut || bytes.size() > limits.octets;
    return parsed;
}

QString decodedText(const MessagePart &part)
{
    const bool isUtf8 = part.charset.isEmpty() || part.charset == "utf-8" || part.charset == "us-ascii";
    QString text = isUtf8 ? QString::fromUtf8(part.content) : inCharset(part.content, part.charset);
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

QDateTime headerDate(const QByteArray &value)
{
    initialiseGMime();
    GDateTime *date = value.isEmpty() ? nullptr : g_mime_utils_header_decode_date(value.constData());
    if (!date)
        return {};
    const qint64 seconds = g_date_time_to_unix(date);
    g_date_time_unref(date);
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

} // namespace pillarbox::message
