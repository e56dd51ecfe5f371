#pragma once
// One TCP link and the TLS on it: a QSslSocket, and the verdict on what the server showed; for plain text a mere QTcpSocket. It
// may be dropped or deleted at any moment, within its own signals too. Sets no limit to any wait and knows nothing of what it
// carries.

#include "smtp/protocol/senderror.h"
#include "smtp/transport/endpoint.h"
#include "smtp/transport/httptunnel.h"
#include "smtp/transport/proxy.h"
#include "smtp/transport/tlspolicy.h"
#include "smtp/transport/tlssessions.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <QObject>
#include <QSslError>
#include <QSslSocket>
#include <QTcpSocket>

#include <memory>
#include <optional>

namespace pillarbox::transport {

class TlsSocket : public QObject
{
    Q_OBJECT

public:
    // The endpoint's host is the name that the certificate must hold. policy: null for plain text, which nothing is loaded for
    // that TLS would need. sessions: to begin with, and to add to; may be null.
    TlsSocket(Endpoint endpoint, const TlsPolicy *policy, std::shared_ptr<TlsSessions> sessions, QObject *parent);
    ~TlsSocket() override;

    void connectTo(const QHostAddress &address);
    void connectThrough(const Proxy &proxy);
    void startTls();
    void write(const QByteArray &bytes);
    void flush(); // to the network what it takes at once
    QByteArray read(); // what has arrived, or a part of it; empty: nothing
    void close(); // once what is pending has gone; closed() follows
    void drop(); // at once, nothing more is told

    bool isConnected() const;
    bool isShakingHands() const { return m_isShakingHands; }
    qint64 availableOctets() const;
    qint64 pendingOctets() const; // given to write() and not to the network yet
    const std::optional<TlsFacts> &tls() const { return m_tls; } // from the server's certificate on
    QByteArray certificate() const; // the server's, DER

Q_SIGNALS:
    void connected();
    void encrypted(); // and nothing is wrong with the certificate
    void readable();
    void written();
    // No connection, no TLS, a bad certificate, a reset: of no use any more.
    void failed(pillarbox::protocol::ErrorKind kind, const QString &detail);
    void closed(); // by either side, without an error

private:
    template<typename Socket, typename Sender, typename... Arguments>
    void listen(Socket *socket, void (Sender::*happened)(Arguments...), void (TlsSocket::*slot)(Arguments...));
    void prepareTls(const TlsPolicy &policy);
    void onConnected();
    void onReadable();
    void hearProxy();
    void begin();
    void onSslErrors(const QList<QSslError> &errors);
    void onAlert(QSsl::AlertLevel level, QSsl::AlertType type, const QString &description);
    void onEncrypted();
    void onWritten(qint64 octets);
    void onError(QAbstractSocket::SocketError error);
    QString connectFault(QAbstractSocket::SocketError error) const;
    void recordTls();
    void keepSession();
    void refuseCertificate();
    QList<QSslCertificate> chain() const;

    Endpoint m_endpoint;
    std::shared_ptr<TlsSessions> m_sessions;
    QByteArray m_sessionKey;
    std::optional<HttpTunnel> m_tunnel;
    std::optional<TlsSession> m_offered; // the session begun with
    QSslSocket *m_tlsSocket; // null: plain text for good
    QTcpSocket *m_socket; // the same, or a plain one
    std::shared_ptr<int> m_signalDepth = std::make_shared<int>(0);
    QList<QSslError> m_tlsErrors;
    std::optional<TlsPolicy> m_policy; // absent: plain text
    std::optional<TlsFacts> m_tls;
    QList<CertificateFault> m_faults; // in m_tls
    QString m_refusal; // of the client's certificate, or for want of one
    bool m_isConnected = false; // with the server
    bool m_isShakingHands = false;
    bool m_hasRead = false; // anything that came through
};

} // namespace pillarbox::transport
