#pragma once
// What is in the parts of a message: the facts by which WirePlan decides how each may travel. Bounded by the number of parts,
// not by their size.

#include "smtp/message/contentcoder.h"
#include "smtp/message/mimewalk.h"

#include <QStringDecoder>

#include <optional>
#include <vector>

namespace pillarbox::message {

struct PartFacts {
    int parent = -1;
    PartHeader header;
    bool isFrozen = false; // signed, or not to be encoded: its bytes stay
    bool hasParts = false;
    bool has8BitHeader = false;
    bool hasLongHeader = false; // a line over 998 octets
    // Of the content; of a multipart, what stands before its first part and after its last.
    qint64 size = 0;
    qint64 octetsOver127 = 0;
    bool hasLongLine = false;
    bool isUtf8 = true; // only looked at where nothing else tells the charset
    bool isDecodable = false; // base64 that may as well travel decoded
};

class PartSurvey : public MimeWalk::Visitor
{
public:
    enum class Decoding { No, Yes }; // whether isDecodable is wanted

    explicit PartSurvey(Decoding decoding);

    const std::vector<PartFacts> &parts() const { return m_parts; }

    void beginPart(int parent) override;
    void headerLine(QByteArrayView line, bool isTransferEncoding) override;
    void headerEnd(const PartHeader &header, QByteArrayView blankLine, const QByteArrayList &delimiters) override;
    void content(int part, QByteArrayView bytes) override;
    void contentEnd(int part) override;
    void delimiter(QByteArrayView line) override;

private:
    void measureLines(PartFacts &facts, QByteArrayView bytes);
    void decode(QByteArrayView bytes);

    bool m_isDecoding;
    std::vector<PartFacts> m_parts;
    qint64 m_column = 0;
    std::optional<QStringDecoder> m_utf8; // of the message itself, where it says no charset
    std::optional<Base64Decoder> m_decoder; // of the part under way
    QByteArray m_decoded; // its last octets
    QByteArrayList m_delimiters; // that it must not hold
    bool m_holdsDelimiter = false;
};

} // namespace pillarbox::message
