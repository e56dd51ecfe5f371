#include "tests/real/letter.h"

#include "smtp/message/octetfacts.h"
#include "smtp/outbox/relayform.h"

#include <QFile>

#include <gtest/gtest.h>

namespace pillarbox::test {

using transport::TranscriptLine;

QByteArray textOf(Letter letter)
{
    switch (letter) {
    case Letter::Plain:
        return ".one dot\n..two dots\n.\n\nFrom here on\nend\n";
    case Letter::EightBit:
    case Letter::Utf8Header:
        return "Grüße für 東京: 10 €\n.\nEnde\n";
    case Letter::Large:
        break;
    }
    return QByteArray("..a line of a message that does not fit into one flight\n.\n").repeated(90'000);
}

QByteArray contentOf(Letter letter, const QByteArray &to)
{
    const bool is8Bit = letter == Letter::EightBit || letter == Letter::Utf8Header;
    const QByteArray head = "From: Ada <ada@pillarbox.test>\nTo: <" + to
        + ">\nSubject: " + (letter == Letter::Utf8Header ? "Grüße" : "Greetings")
        + "\nDate: Mon, 02 Mar 2026 14:02:00 +0000\nMessage-ID: <" + QByteArray::number(int(letter))
        + "@pillarbox.test>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
        + (is8Bit ? "8bit" : "7bit") + "\n\n";
    return QByteArray(head + textOf(letter)).replace("\n", "\r\n");
}

message::WireForm deliver(ConnectionWatch &watch, const QByteArray &content, protocol::Envelope envelope)
{
    message::OctetFacts facts;
    const qsizetype body = content.indexOf("\r\n\r\n") + 4;
    facts.add(content.first(body), message::OctetFacts::Part::Header);
    facts.add(content.sliced(body), message::OctetFacts::Part::Body);
    const transport::ContentOpener open = ConnectionWatch::source(content);
    const auto encoding = outbox::formFor(facts.facts(), outbox::limitsOf(watch.connection->capabilities()), open);
    if (!encoding) {
        ADD_FAILURE() << "the relay takes it in no form";
        return {};
    }
    outbox::declare(*encoding, envelope);
    envelope.needsSmtpUtf8 = facts.facts().has8BitHeader;
    watch.connection->deliver(envelope, [open, made = *encoding] { return message::encoded(open(), made); });
    return encoding->form;
}

QByteArray courseOf(const transport::Transcript &transcript)
{
    QByteArrayList words;
    for (const TranscriptLine &line : transcript) {
        const bool isOurs = line.side == TranscriptLine::Side::Client;
        const bool isMail = isOurs && line.text.startsWith("MAIL ");
        const bool isWhole = isOurs ? !line.text.startsWith('(') : line.text.size() < 4 || line.text.at(3) != '-';
        if ((words.isEmpty() && !isMail) || line.side == TranscriptLine::Side::Note || !isWhole)
            continue;
        words.append(isOurs ? line.text.split(' ').first() : line.text.first(1));
    }
    return words.join(' ');
}

QByteArray lineOf(const transport::Transcript &transcript, const QByteArray &word)
{
    for (const TranscriptLine &line : transcript) {
        if (line.side == TranscriptLine::Side::Client && line.text.startsWith(word))
            return line.text;
    }
    return {};
}

QByteArray asStored(const QByteArray &content)
{
    return QByteArray(content).replace("\r\n", "\n");
}

QByteArray contentOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace pillarbox::test
