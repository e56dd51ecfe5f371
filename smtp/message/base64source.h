#pragma once
// A file as base64 lines, read in blocks while it is pulled. The file must have the size it was promised with; it is opened
// by the first read. Errors name the file as the recipient would see it, never its path.

#include "smtp/message/bytesource.h"

#include <QFile>

namespace pillarbox::message {

class Base64Source : public ByteSource
{
public:
    Base64Source(const QString &path, QString shownName, qint64 size);

    qint64 read(char *to, qint64 max) override;
    QString errorText() const override { return m_errorText; }

private:
    bool fill();
    bool fail(const QString &reason);

    QFile m_file;
    QString m_shownName;
    qint64 m_unread; // octets of the file
    QByteArray m_input;
    QByteArray m_encoded;
    qint64 m_position = 0; // in m_encoded
    QString m_errorText;
};

} // namespace pillarbox::message
