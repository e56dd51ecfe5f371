#pragma once
// A walk through the structure of a message, piece by piece as its bytes come: headers, contents and delimiters (RFC 2046 5.1)
// are told to a visitor, together every byte exactly once and in order. Expects CRLF line ends. What could be read in two
// ways is told as a leaf that is odd. Every buffer has a bound.

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <vector>

namespace pillarbox::message {

enum class PartKind { Leaf, Multipart, Message };

struct PartHeader {
    PartKind kind = PartKind::Leaf;
    QByteArray type; // "text/plain", lower case; what holds without a Content-Type
    QByteArray boundary;
    QByteArray encoding; // of Content-Transfer-Encoding, lower case; empty: no such field
    bool hasType = false;
    bool hasVersion = false; // MIME-Version
    bool hasSignature = false; // DKIM-Signature: what signs the bytes as they are
    bool isOdd = false; // doubled fields, lines that are none, a line that is too long
};

// Encodings that leave the content as it is (RFC 2045 6.2): the only ones a part that holds parts may have.
bool isIdentity(const QByteArray &encoding);

class MimeWalk
{
public:
    // Parts are counted from 0, the message itself.
    class Visitor
    {
    public:
        virtual ~Visitor() = default;
        virtual void beginPart(int parent) = 0; // -1: the message itself
        virtual void headerLine(QByteArrayView line, bool isTransferEncoding) = 0;
        // blankLine is empty where a delimiter or the end cuts a header off. delimiters: those that may end the part.
        virtual void headerEnd(const PartHeader &header, QByteArrayView blankLine, const QByteArrayList &delimiters) = 0;
        virtual void content(int part, QByteArrayView bytes) = 0; // of a multipart: before its first part, after its last
        virtual void contentEnd(int part) = 0;
        virtual void delimiter(QByteArrayView line) = 0; // with the CRLF that belongs to it
    };

    static constexpr int kMaxParts = 10'000; // more is no message; what follows is content
    static constexpr qsizetype kMaxLine = 998; // RFC 5322 2.1.1, without its CRLF

    explicit MimeWalk(Visitor &visitor);
    void feed(QByteArrayView bytes);
    void finish();

private:
    enum class Field { Other, Type, Encoding };
    struct Level {
        int part = 0;
        bool isDigest = false;
    };
    struct Match {
        qsizetype level = -1;
        bool isClosing = false;
    };

    void take(bool isLast);
    void takeHeader(bool isLast);
    void takeHeaderLine(QByteArrayView line);
    void takeField(QByteArrayView line);
    void beginPart(int parent, bool isInDigest);
    void endHeader(QByteArrayView blankLine);
    void takeContent(bool isLast);
    void tellContent(qsizetype to);
    Match match(QByteArrayView line) const;
    void enter(const Match &match);

    Visitor &m_visitor;
    QByteArray m_buffer;
    qsizetype m_position = 0; // in m_buffer: the first octet not told; the line end before it is kept
    bool m_needsMore = false;
    bool m_isInHeader = true;
    int m_parts = 0;
    int m_contentOf = 0; // the part
    PartHeader m_header;
    Field m_field = Field::Other;
    bool m_hasField = false;
    QByteArray m_typeValue;
    QByteArray m_encodingValue;
    std::vector<Level> m_levels; // multiparts that are open, outermost first
    QByteArrayList m_delimiters; // theirs: "--boundary"
};

} // namespace pillarbox::message
