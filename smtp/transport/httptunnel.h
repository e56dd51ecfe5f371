#pragma once
// The talk with an HTTP proxy for a way through it: what is asked, and what the answer means. Without I/O. RFC 9110
// section 9.3.6 (CONNECT), RFC 9112 section 4 (status line), RFC 7617 (Basic). It takes octets up to the answer's end and not
// one more.

#include "smtp/base/secret.h"
#include "smtp/transport/proxy.h"

#include <QAbstractSocket>
#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace pillarbox::transport {

class HttpTunnel
{
public:
    struct Waiting {
        bool operator==(const Waiting &) const = default;
    };
    struct Open { // what follows is the server's
        bool operator==(const Open &) const = default;
    };
    struct Fault {
        QAbstractSocket::SocketError error; // as Qt calls what a proxy does
        bool operator==(const Fault &) const = default;
    };
    using State = std::variant<Waiting, Open, Fault>;

    // host: in A-labels, or an address without brackets.
    HttpTunnel(const QString &host, quint16 port, const Proxy &proxy);

    const Secret &request() const { return m_request; }
    void take(char octet);
    const State &state() const { return m_state; }
    bool isWaiting() const { return std::holds_alternative<Waiting>(m_state); }
    bool isOpen() const { return std::holds_alternative<Open>(m_state); }

private:
    void endLine(const QByteArray &line);
    void endHeader();

    Secret m_request;
    QByteArray m_line; // so far
    std::optional<int> m_status; // of the answer that is coming in
    int m_octets = 0;
    State m_state;
};

} // namespace pillarbox::transport
