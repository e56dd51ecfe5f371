#pragma once
// The content of a message in the form that its plan says, pulled through a walk over its structure.

#include "smtp/message/bytesource.h"
#include "smtp/message/mimewalk.h"
#include "smtp/message/wireplan.h"

#include <QIODevice>

#include <memory>

namespace pillarbox::message {

class WireFilter : public ByteSource, private MimeWalk::Visitor
{
public:
    WireFilter(std::unique_ptr<QIODevice> content, std::vector<PartPlan> plans);

    qint64 read(char *to, qint64 max) override;
    QString errorText() const override { return m_errorText; }

private:
    bool fill();
    const PartPlan &planOf(int part) const;

    void beginPart(int parent) override;
    void headerLine(QByteArrayView line, bool isTransferEncoding) override;
    void headerEnd(const PartHeader &header, QByteArrayView blankLine, const QByteArrayList &delimiters) override;
    void content(int part, QByteArrayView bytes) override;
    void contentEnd(int part) override;
    void delimiter(QByteArrayView line) override;

    std::unique_ptr<QIODevice> m_content;
    std::vector<PartPlan> m_plans;
    int m_part = -1; // begun last
    std::optional<ContentCoder> m_coder; // of the content under way
    QByteArray m_out;
    qint64 m_position = 0; // in m_out
    bool m_isEnded = false;
    QString m_errorText;
    MimeWalk m_walk; // last: it begins the first part at once
};

} // namespace pillarbox::message
