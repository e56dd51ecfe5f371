#pragma once
// One pass over the file of a ready message: its canonical bytes, and the facts of what has been read so far.

#include "smtp/message/bytesource.h"
#include "smtp/message/emlheaderfilter.h"
#include "smtp/message/lineendings.h"
#include "smtp/message/octetfacts.h"

#include <QDateTime>
#include <QFile>

#include <memory>

namespace pillarbox::message {

class EmlReader : public ByteSource
{
public:
    // The file is open and is read from its start; shared because each pass needs it, one after the other.
    EmlReader(std::shared_ptr<QFile> file, EmlHeaderFilter::Ending ending);

    qint64 read(char *to, qint64 max) override;
    QString errorText() const override { return m_errorText; }

    // Reads the next block and drops what was not read before; false at the end and on failure.
    bool advance();
    bool isBroken() const { return m_header.isBroken(); }
    // What holds a control character that cannot go: a field's name, or "text" for a NUL after the header; null when nothing.
    QString forbiddenPart() const;
    bool hasHeader() const { return m_header.isDone(); }
    const QList<RawField> &fields() const { return m_header.fields(); }
    const MessageFacts &facts() const { return m_octets.facts(); }

private:
    void convert(QByteArrayView input);
    void finish();
    void countAndFilter(const QByteArray &canonical);
    bool fail(const QString &reason);
    bool hasChanged() const;

    std::shared_ptr<QFile> m_file;
    qint64 m_fileSize;
    QDateTime m_fileTime;
    LineEndings m_lineEndings;
    EmlHeaderFilter m_header;
    OctetFacts m_octets;
    QByteArray m_out;
    qint64 m_position = 0; // in m_out
    bool m_finished = false;
    bool m_hasNul = false;
    QString m_errorText;
};

} // namespace pillarbox::message
