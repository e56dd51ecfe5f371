#pragma once
// One content on its way from one transfer encoding (RFC 2045 6) to another, in pieces.

#include "smtp/message/quotedprintable.h"

#include <QByteArray>
#include <QByteArrayView>

#include <variant>

namespace pillarbox::message {

enum class Coding { Keep, QuotedPrintable, Base64, WrapBase64, DecodeBase64 };

class KeptContent
{
public:
    void add(QByteArrayView bytes, QByteArray &out) { out.append(bytes); }
    void finish(QByteArray &) { }
};

class Base64Encoder
{
public:
    void add(QByteArrayView bytes, QByteArray &out);
    void finish(QByteArray &out);

private:
    QByteArray m_held;
    QByteArray m_lines;
};

// Base64 in lines that are too long, as lines of 76 characters; the characters stay.
class Base64Wrapper
{
public:
    void add(QByteArrayView bytes, QByteArray &out);
    void finish(QByteArray &out);

private:
    qsizetype m_column = 0;
};

// Strict: what a reader might take for something else is not decoded.
class Base64Decoder
{
public:
    void add(QByteArrayView bytes, QByteArray &out);
    void finish(QByteArray &out);
    bool isValid() const { return m_isValid; }

private:
    QByteArray m_held; // characters without line ends
    bool m_isValid = true;
};

using ContentCoder = std::variant<KeptContent, QuotedPrintableEncoder, Base64Encoder, Base64Wrapper, Base64Decoder>;
ContentCoder coderFor(Coding coding);

} // namespace pillarbox::message
