#pragma once
// One client of a RecordingServer.

#include "tests/support/recordingserver.h"

#include <QObject>
#include <QSslSocket>

namespace pillarbox::test {

class RecordingSession : public QObject
{
    Q_OBJECT

public:
    RecordingSession(RecordingServer &server, qintptr handle, int connection, bool offersTls, bool startsWithTls);

private:
    void greet();
    void onReadyRead();
    bool takeLine();
    bool takeContent();
    bool takeChunk();
    void keep(qsizetype octets);
    void endContent();
    void endChunk();
    void book();
    void command(const QByteArray &line);
    void auth(const QByteArray &line);
    void finishAuth(const QByteArray &line);
    QByteArray ehloReply() const;
    QByteArray say(protocol::Stage stage, const QByteArray &line, const QByteArray &usual);
    void send(const Answer &answer);

    RecordingServer &m_server;
    QSslSocket *m_socket;
    int m_connection;
    bool m_offersTls;
    bool m_isCut = false;
    bool m_isMailTaken = false;
    bool m_isReadingContent = false;
    std::optional<qint64> m_chunkLeft; // of a BDAT, octets
    int m_authStepsLeft = 0;
    QByteArray m_authLine;
    int m_messageIndex = 0;
    QByteArray m_buffer;
    ReceivedMessage m_message;
};

} // namespace pillarbox::test
