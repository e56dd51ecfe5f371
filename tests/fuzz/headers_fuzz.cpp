// Any text as subject, name and file name: the message is refused or has only printable ASCII in short CRLF lines, and
// exactly the size that was promised.

#include "smtp/message/mimewriter.h"

#include <QTemporaryFile>

#include <algorithm>
#include <cstdlib>

using namespace pillarbox::message;

namespace {

QString emptyFile()
{
    static QTemporaryFile file;
    static const bool isOpen = file.open();
    return isOpen ? file.fileName() : QString();
}

bool isSafe(const QByteArray &bytes)
{
    const QList<QByteArray> lines = bytes.split('\n');
    return std::all_of(lines.cbegin(), lines.cend() - 1, [](const QByteArray &line) {
        return line.endsWith('\r') && line.size() <= 999
            && std::all_of(line.cbegin(), line.cend() - 1, [](char c) { return (c >= 0x20 && c < 0x7f) || c == '\t'; });
    }) && lines.last().isEmpty();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    Draft draft;
    draft.from = {text, QStringLiteral("a@example.org")};
    draft.to = {draft.from, draft.from};
    draft.subject = text;
    draft.body = text;
    draft.attachments = {{emptyFile(), text, {}, 0}};
    const qint64 promised = encodedSize(draft);
    auto source = writeMessage(draft);
    if (source) {
        const QByteArray bytes = source->device->readAll();
        if (bytes.size() != promised || bytes.size() != source->facts.size || !isSafe(bytes)) {
            std::abort();
        }
    }
    return 0;
}
