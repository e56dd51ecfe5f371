#pragma once
// What the tests of this room share: reading a source to its end, a draft to start from, files to attach.

#include "smtp/message/mimewriter.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::tests {

// Everything the device gives, in small and odd pieces; a failed read fails the test.
inline QByteArray readAll(QIODevice &device, qint64 piece = 4099)
{
    QByteArray all;
    QByteArray buffer(piece, '\0');
    while (!device.atEnd()) {
        const qint64 count = device.read(buffer.data(), piece);
        if (count < 0) {
            ADD_FAILURE() << qUtf8Printable(device.errorString());
            break;
        }
        all.append(buffer.constData(), count);
    }
    return all;
}

// True when the device failed before its end, with its reason.
inline bool failsReading(QIODevice &device, QString *reason)
{
    QByteArray buffer(8192, '\0');
    while (!device.atEnd()) {
        if (device.read(buffer.data(), buffer.size()) < 0) {
            *reason = device.errorString();
            return true;
        }
    }
    return false;
}

inline message::Draft simpleDraft()
{
    message::Draft draft;
    draft.from = {QStringLiteral("Ann Example"), QStringLiteral("ann@example.org")};
    draft.to = {{QString(), QStringLiteral("bob@example.net")}};
    draft.subject = QStringLiteral("Hello");
    draft.body = QStringLiteral("How are you?\n");
    return draft;
}

inline QByteArray written(const message::Draft &draft, const message::WriteOptions &options = {})
{
    auto source = message::writeMessage(draft, options);
    if (!source) {
        ADD_FAILURE() << qUtf8Printable(source.error().detail);
        return {};
    }
    const QByteArray bytes = readAll(*source->device);
    EXPECT_EQ(bytes.size(), source->facts.size);
    return bytes;
}

class AttachmentFolder
{
public:
    message::Attachment add(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_directory.filePath(QString::number(++m_count));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        return {path, name, {}, bytes.size()};
    }
    QString path() const { return m_directory.path(); }

private:
    QTemporaryDir m_directory;
    int m_count = 0;
};

} // namespace pillarbox::tests
