#include "tests/unit/message/readmessage.h"

#include <gmime/gmime.h>

namespace pillarbox::tests {

namespace {

QList<message::Mailbox> mailboxes(InternetAddressList *list)
{
    QList<message::Mailbox> result;
    for (int i = 0; list && i < internet_address_list_length(list); ++i) {
        InternetAddress *address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
            result.append({QString::fromUtf8(internet_address_get_name(address)),
                QString::fromUtf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))});
        }
    }
    return result;
}

QByteArray contentOf(GMimePart *part)
{
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(part), stream);
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    const QByteArray content(reinterpret_cast<const char *>(bytes->data), bytes->len);
    g_object_unref(stream);
    return content;
}

QString textOf(GMimePart *part)
{
    return QString::fromUtf8(contentOf(part)).replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

void takePart(GMimeObject *, GMimeObject *object, gpointer data)
{
    auto &result = *static_cast<ReadMessage *>(data);
    if (!GMIME_IS_PART(object)) {
        return;
    }
    GMimePart *part = GMIME_PART(object);
    GMimeContentType *type = g_mime_object_get_content_type(object);
    if (g_mime_part_is_attachment(part)) {
        char *mimeType = g_mime_content_type_get_mime_type(type);
        result.attachments.append({QString::fromUtf8(g_mime_part_get_filename(part)), mimeType, contentOf(part)});
        g_free(mimeType);
    } else if (g_mime_content_type_is_type(type, "text", "html")) {
        result.html = textOf(part);
    } else {
        result.text = textOf(part);
    }
}

} // namespace

ReadMessage readWithGMime(const QByteArray &bytes)
{
    g_mime_init();
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.constData(), static_cast<size_t>(bytes.size()));
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, nullptr);
    ReadMessage result;
    if (message) {
        result.subject = QString::fromUtf8(g_mime_message_get_subject(message));
        const auto from = mailboxes(g_mime_message_get_from(message));
        result.from = from.isEmpty() ? message::Mailbox{} : from.first();
        result.to = mailboxes(g_mime_message_get_to(message));
        result.cc = mailboxes(g_mime_message_get_cc(message));
        if (GMIME_IS_PART(g_mime_message_get_mime_part(message))) {
            takePart(nullptr, g_mime_message_get_mime_part(message), &result);
        } else {
            g_mime_message_foreach(message, takePart, &result);
        }
        g_object_unref(message);
    }
    g_object_unref(parser);
    g_object_unref(stream);
    return result;
}

} // namespace pillarbox::tests
