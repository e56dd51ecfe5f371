#pragma once
// A connection with everything it has said, for tests to look at.

#include "smtp/transport/connection.h"
#include "tests/support/await.h"

#include <QBuffer>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace pillarbox::test {

class ConnectionWatch
{
public:
    explicit ConnectionWatch(transport::ConnectionSettings settings, Clock &clock = systemClock())
        : connection(std::make_unique<transport::Connection>(std::move(settings), clock))
    {
        using transport::Connection;
        auto *source = connection.get();
        QObject::connect(source, &Connection::ready, &m_context, [this] { ++readyCount; });
        QObject::connect(source, &Connection::finished, &m_context, [this] { ++finishedCount; });
        QObject::connect(source, &Connection::failed, &m_context, [this](const auto &what) { errors.push_back(what); });
        QObject::connect(source, &Connection::delivered, &m_context, [this](const auto &what) { outcomes.push_back(what); });
        QObject::connect(source, &Connection::stageFinished, &m_context,
            [this](protocol::Stage stage, std::chrono::milliseconds) { stages.push_back(stage); });
        QObject::connect(source, &Connection::progressed, &m_context, [this](qint64 done, qint64 total) {
            progress.push_back(done);
            progressTotal = total;
        });
        QObject::connect(
            source, &Connection::recipientAnswered, &m_context, [this](const auto &reply) { recipients.push_back(reply); });
        QObject::connect(source, &Connection::credentialNeeded, &m_context, [this] {
            ++credentialCount;
            if (credential)
                connection->setCredential(credential);
        });
        QObject::connect(source, &Connection::handOverRequested, &m_context, [this] {
            ++handOverCount;
            if (confirmsHandOver)
                connection->confirmHandOver();
        });
    }

    bool open()
    {
        connection->open();
        return await([this] { return readyCount > 0 || finishedCount > 0; }) && readyCount == 1;
    }
    bool awaitEnd()
    {
        return await([this] { return finishedCount > 0; });
    }
    bool awaitOutcome(std::size_t count = 1)
    {
        return await([this, count] { return outcomes.size() >= count; });
    }

    static protocol::Envelope envelope(const QByteArray &content, const QByteArrayList &to = {"bob@example.org"})
    {
        protocol::Envelope envelope;
        envelope.reversePath = "alice@example.org";
        envelope.forwardPaths = to;
        envelope.size = content.size();
        return envelope;
    }
    static transport::ContentOpener source(const QByteArray &content)
    {
        return [content] {
            auto buffer = std::make_unique<QBuffer>();
            buffer->setData(content);
            buffer->open(QIODevice::ReadOnly);
            return buffer;
        };
    }
    void deliver(const QByteArray &content, const QByteArrayList &to = {"bob@example.org"})
    {
        connection->deliver(envelope(content, to), source(content));
    }
    QByteArray transcript() const { return transport::toText(connection->transcript()); }

    std::unique_ptr<transport::Connection> connection;
    std::optional<protocol::Credential> credential = protocol::Credential{"alice", Secret("correct horse")};
    bool confirmsHandOver = true;
    int readyCount = 0;
    int finishedCount = 0;
    int credentialCount = 0;
    int handOverCount = 0;
    qint64 progressTotal = -1;
    std::vector<protocol::SendError> errors;
    std::vector<protocol::DeliveryOutcome> outcomes;
    std::vector<protocol::Stage> stages;
    std::vector<protocol::RecipientReply> recipients;
    std::vector<qint64> progress;

private:
    QObject m_context; // destroyed first: nothing arrives after this
};

} // namespace pillarbox::test
