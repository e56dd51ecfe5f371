// Many messages over one connection by the engine, handed over one after another as the outbox does it: ready ones of some
// octets, or with a file attached, encoded on the way.
//   bench_engine PORT AUTHORITY|- COUNT OCTETS|FILE [SIGN-IN]     "-": plain text
// Prints, as JSON: the seconds from the first message to the last reply, the longest that one message took, and the longest
// that the event loop was away from its other work.

#include "smtp/message/mimewriter.h"
#include "smtp/transport/connection.h"
#include "tests/bench/loopwatch.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace {

using namespace pillarbox;

QByteArray messageOf(qsizetype octets)
{
    QByteArray message = "From: a@example.org\r\nTo: b@example.net\r\nSubject: one of many\r\n\r\n";
    while (message.size() < octets)
        message += "The quick brown fox jumps over the lazy dog, again and again.\r\n";
    message.truncate(octets - 2);
    return message.trimmed().leftJustified(octets - 2, 'x') + "\r\n";
}

message::MessageSource withOctets(qsizetype octets)
{
    static const QByteArray ready = messageOf(octets);
    message::MessageSource source;
    source.open = [] {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(ready);
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    };
    source.facts.size = ready.size();
    return source;
}

message::MessageSource withFile(const QString &path)
{
    message::Draft draft;
    draft.from.address = QStringLiteral("a@example.org");
    draft.to = {{QString(), QStringLiteral("b@example.net")}};
    draft.attachments = {{path, QStringLiteral("data.bin"), "application/octet-stream", 0}};
    auto source = message::writeMessage(draft);
    return source ? std::move(*source) : message::MessageSource();
}

message::MessageSource contentOf(const QString &word)
{
    bool isNumber = false;
    const int octets = word.toInt(&isNumber);
    return isNumber ? withOctets(octets) : withFile(word);
}

class Sender
{
public:
    Sender(transport::ConnectionSettings settings, QString content, int count)
        : m_connection(std::move(settings))
        , m_content(std::move(content))
        , m_left(count)
    {
        QObject::connect(&m_connection, &transport::Connection::ready, [this] {
            m_whole.start();
            deliver();
        });
        QObject::connect(&m_connection, &transport::Connection::credentialNeeded, [this] {
            m_connection.setCredential(protocol::Credential{"user", Secret("password")});
        });
        QObject::connect(&m_connection, &transport::Connection::handOverRequested, [this] { m_connection.confirmHandOver(); });
        QObject::connect(&m_connection, &transport::Connection::delivered,
            [this](const protocol::DeliveryOutcome &outcome) { delivered(!outcome.error); });
        QObject::connect(&m_connection, &transport::Connection::failed, [] { QCoreApplication::exit(1); });
        m_connection.open();
    }
    double seconds() const { return m_seconds; }
    double longest() const { return m_longest; }

private:
    void deliver()
    {
        protocol::Envelope envelope;
        envelope.reversePath = "a@example.org";
        envelope.forwardPaths = QByteArrayList{"b@example.net"};
        m_one.start();
        message::MessageSource source = contentOf(m_content);
        envelope.size = source.facts.size;
        m_connection.deliver(envelope, source.open);
    }
    void delivered(bool isWell)
    {
        m_longest = std::max(m_longest, double(m_one.nsecsElapsed()) / 1e9);
        if (isWell && --m_left > 0)
            return deliver();
        m_seconds = double(m_whole.nsecsElapsed()) / 1e9;
        QCoreApplication::exit(isWell ? 0 : 1);
    }

    transport::Connection m_connection;
    QString m_content;
    int m_left;
    QElapsedTimer m_whole;
    QElapsedTimer m_one;
    double m_seconds = 0;
    double m_longest = 0;
};

transport::ConnectionSettings settingsOf(const QStringList &words)
{
    transport::ConnectionSettings settings;
    const bool isPlain = words.at(2) == QLatin1String("-");
    settings.endpoints = {{QStringLiteral("127.0.0.1"), words.at(1).toUShort(),
        isPlain ? protocol::Security::None : protocol::Security::ImplicitTls}};
    settings.isAuthWanted = words.size() > 5;
    if (QFile authority(words.at(2)); !isPlain && authority.open(QIODevice::ReadOnly))
        settings.trustedPem = authority.readAll();
    return settings;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments();
    if (words.size() < 5) {
        std::fprintf(stderr, "usage: bench_engine PORT AUTHORITY|- COUNT OCTETS|FILE [SIGN-IN]\n");
        return 64;
    }
    bench::LoopWatch watch;
    const Sender sender(settingsOf(words), words.at(4), words.at(3).toInt());
    const int code = QCoreApplication::exec();
    std::printf(R"({"seconds": %.6f, "longestMs": %.2f, "loopHeldMs": %.2f})"
                "\n",
        sender.seconds(), sender.longest() * 1e3, watch.longest() * 1e3);
    return code;
}
