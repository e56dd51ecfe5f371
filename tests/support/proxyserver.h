#pragma once
// A SOCKS5 (RFC 1928, 1929) or HTTP CONNECT proxy inside the test. Every name it is asked for is this machine's loopback to it,
// so that a test sees where names are resolved. Lives on the test's own event loop.

#include <QByteArray>
#include <QByteArrayList>
#include <QTcpServer>

class QTcpSocket;

namespace pillarbox::test {

class ProxyServer : public QTcpServer
{
    Q_OBJECT

public:
    enum class Kind { Socks5, HttpConnect };
    enum class Manner {
        Obliging,
        Refusing, // "not allowed by ruleset", 403
        Unconnected, // "connection refused", 503
        Babbling, // bytes that belong to no protocol, without end
        EndlessLine, // a good answer begun: a header field of HTTP, a bound name of SOCKS5
        EndlessLines, // the same, in lines
        EndlessGreeting, // what comes after a good answer
        Trickling, // obliging, one octet at a time
        Joining, // obliging, its answer and the server's first words in one piece
        Injecting, // obliging, and a greeting of its own behind its answer
        Silent,
        Closing, // after the first bytes it hears
    };

    explicit ProxyServer(Kind kind, QObject *parent = nullptr);

    void setManner(Manner manner) { m_manner = manner; }
    void setCredential(const QByteArray &userName, const QByteArray &password); // none else is let in
    const QByteArrayList &asked() const { return m_asked; } // "name:port", in order

private:
    struct Talk {
        QByteArray heard;
        int step = 0;
        QTcpSocket *onward = nullptr;
        QByteArray unsaid; // trickles out
    };

    void welcome(QTcpSocket *socket);
    void hear(QTcpSocket *socket, Talk &talk);
    void hearSocks(QTcpSocket *socket, Talk &talk);
    void hearHttp(QTcpSocket *socket, Talk &talk);
    void say(QTcpSocket *socket, Talk &talk, const QByteArray &bytes);
    void goOn(QTcpSocket *socket, Talk &talk, const QByteArray &host, quint16 port, const QByteArray &yes);

    Kind m_kind;
    Manner m_manner = Manner::Obliging;
    QByteArray m_userName;
    QByteArray m_password;
    QByteArrayList m_asked;
};

} // namespace pillarbox::test
