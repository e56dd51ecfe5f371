// MimeWriter beside GMime: one message with one attachment from disk, both read to the end in 64 KiB pieces.
// mime_bench [MEGABYTES], 100 unless said; prints both rates, their ratio and the memory that was taken.

#include "smtp/message/mimewriter.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <gmime/gmime.h>

#include <algorithm>
#include <cstdio>

#include <fcntl.h>
#include <sys/resource.h>

namespace {

using namespace pillarbox;

constexpr int kRuns = 3;

bool makeFile(const QString &path, qint64 size)
{
    QFile file(path);
    // With holes: what is measured is the encoding, and 500 MB need no room.
    return file.open(QIODevice::WriteOnly) && file.write("Pillarbox") > 0 && file.resize(size);
}

double writeWithPillarbox(const message::Draft &draft)
{
    QElapsedTimer timer;
    timer.start();
    const auto source = message::writeMessage(draft);
    QByteArray buffer(65536, '\0');
    qint64 total = 0;
    while (source && !source->device->atEnd()) {
        const qint64 count = source->device->read(buffer.data(), buffer.size());
        if (count < 0) {
            return 0;
        }
        total += count;
    }
    return static_cast<double>(total) / 1e6 / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

double writeWithGMime(const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    GMimeStream *file = g_mime_stream_fs_open(QFile::encodeName(path).constData(), O_RDONLY, 0, nullptr);
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(file, GMIME_CONTENT_ENCODING_DEFAULT);
    GMimePart *part = g_mime_part_new_with_type("application", "octet-stream");
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_part_set_content(part, content);
    GMimeStream *null = g_mime_stream_null_new();
    const gssize total = g_mime_object_write_to_stream(GMIME_OBJECT(part), nullptr, null);
    g_object_unref(null);
    g_object_unref(part);
    g_object_unref(content);
    g_object_unref(file);
    return static_cast<double>(total) / 1e6 / (static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

template<typename Run>
double bestOf(Run run)
{
    double best = 0;
    for (int i = 0; i < kRuns; ++i) {
        best = std::max(best, run());
    }
    return best;
}

message::Draft draftWith(const QString &path)
{
    message::Draft draft;
    draft.from.address = QStringLiteral("ann@example.org");
    draft.to = {{QString(), QStringLiteral("bob@example.net")}};
    draft.attachments = {{path, QStringLiteral("data.bin"), "application/octet-stream", 0}};
    return draft;
}

} // namespace

int main(int argc, char **argv)
{
    g_mime_init();
    const qint64 megabytes = argc > 1 ? QByteArray(argv[1]).toLongLong() : 100;
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("data.bin"));
    if (megabytes <= 0 || !makeFile(path, megabytes * 1000 * 1000)) {
        std::fprintf(stderr, "usage: mime_bench [MEGABYTES]\n");
        return 64;
    }
    const double ours = bestOf([&path] { return writeWithPillarbox(draftWith(path)); });
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const double theirs = bestOf([&path] { return writeWithGMime(path); });
    std::printf("%lld MB: MimeWriter %.0f MB/s, GMime %.0f MB/s, ratio %.1f; %ld KiB resident after MimeWriter\n",
        static_cast<long long>(megabytes), ours, theirs, theirs > 0 ? ours / theirs : 0.0, usage.ru_maxrss);
    return ours > 0 && theirs > 0 ? 0 : 1;
}
