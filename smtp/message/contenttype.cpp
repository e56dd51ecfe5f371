#include "smtp/message/contenttype.h"

#include "smtp/message/gmimesetup.h"

#include <QStringBuilder>

#include <memory>

namespace pillarbox::message {

ContentType parseContentType(const QByteArray &value)
{
    struct Unref {
        void operator()(GMimeContentType *type) const { g_object_unref(type); }
    };
    initialiseGMime();
    const std::unique_ptr<GMimeContentType, Unref> type(g_mime_content_type_parse(nullptr, value.constData()));
    return {.name = QByteArray(g_mime_content_type_get_media_type(type.get())).toLower() + '/'
            + QByteArray(g_mime_content_type_get_media_subtype(type.get())).toLower(),
        .boundary = g_mime_content_type_get_parameter(type.get(), "boundary")};
}

} // namespace pillarbox::message
