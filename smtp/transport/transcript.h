#pragma once
// The dialogue of one connection as redacted lines. Secrets never reach it: they are Secret from the place where they are
// made, and are entered as "********"; the content is entered as its number of octets.

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>

namespace pillarbox::transport {

struct TranscriptLine {
    enum class Side { Client, Server, Note };
    Side side = Side::Note;
    std::chrono::milliseconds at{0}; // since the connection was begun
    QByteArray text; // one line, made printable, no line end

    bool operator==(const TranscriptLine &) const = default;
};

using Transcript = QList<TranscriptLine>;

// "   0.041 S: 220 mail.example.org ESMTP", one line each.
QByteArray toText(const Transcript &transcript);

} // namespace pillarbox::transport
