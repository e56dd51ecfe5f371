#pragma once
// Counts what the envelope must declare of bytes that pass: size, octets over 127, long lines.

#include "smtp/message/messagesource.h"

#include <QByteArrayView>

namespace pillarbox::message {

class OctetFacts
{
public:
    enum class Part { Header, Body };

    void add(QByteArrayView bytes, Part part);
    const MessageFacts &facts() const { return m_facts; } // the decoded texts stay empty

private:
    qint64 m_lineLength = 0;
    MessageFacts m_facts;
};

} // namespace pillarbox::message
