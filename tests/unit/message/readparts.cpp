#include "tests/unit/message/readparts.h"

#include "tests/unit/message/pythonreader.h"

#include <QJsonObject>

#include <gmime/gmime.h>

namespace pillarbox::tests {

namespace {

QByteArray contentOf(GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content) {
        return {};
    }
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(content, stream);
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    const QByteArray copy(reinterpret_cast<const char *>(bytes->data), bytes->len);
    g_object_unref(stream);
    return copy;
}

void collect(GMimeObject *object, QList<ReadPart> &parts)
{
    if (GMIME_IS_MULTIPART(object)) {
        for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); ++i) {
            collect(g_mime_multipart_get_part(GMIME_MULTIPART(object), i), parts);
        }
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage *message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (message) {
            collect(g_mime_message_get_mime_part(message), parts);
        }
    } else if (GMIME_IS_PART(object)) {
        char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
        parts.append({QByteArray(type).toLower(), contentOf(GMIME_PART(object))});
        g_free(type);
    }
}

} // namespace

QList<ReadPart> partsWithGMime(const QByteArray &bytes)
{
    g_mime_init();
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.constData(), static_cast<size_t>(bytes.size()));
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, nullptr);
    QList<ReadPart> parts;
    if (message) {
        collect(g_mime_message_get_mime_part(message), parts);
        g_object_unref(message);
    }
    g_object_unref(parser);
    g_object_unref(stream);
    return parts;
}

QList<QList<ReadPart>> partsWithPython(const QList<QByteArray> &messages)
{
    QList<QList<ReadPart>> result;
    for (const QJsonValue &message : readByScript(QStringLiteral(READPARTS_PY), messages)) {
        QList<ReadPart> parts;
        for (const QJsonValue &part : message.toArray()) {
            parts.append({part[QLatin1String("type")].toString().toLatin1(),
                QByteArray::fromHex(part[QLatin1String("bytes")].toString().toLatin1())});
        }
        result.append(parts);
    }
    result.resize(messages.size());
    return result;
}

} // namespace pillarbox::tests
