#include "smtp/transport/httptunnel.h"

#include <algorithm>

namespace pillarbox::transport {

namespace {

// Proxies add a handful of fields to their answer; the usual limit of servers for a whole header is 8 KiB.
constexpr int MostOctets = 16 * 1024;

// Any other way of beginning is another protocol. The minor version says nothing that matters here.
constexpr QByteArrayView Beginning = "HTTP/1.";

QByteArray authority(const QString &host, quint16 port)
{
    // Nothing to encode in a good name; in a bad one nothing is left that would end the line.
    const QByteArray name = host.toUtf8().toPercentEncoding(":");
    return (name.contains(':') ? '[' + name + ']' : name) + ':' + QByteArray::number(port);
}

bool isDigit(char octet)
{
    return octet >= '0' && octet <= '9';
}

// RFC 9112 section 4; the space before a missing reason is not insisted on.
std::optional<int> statusOf(QByteArrayView line)
{
    constexpr qsizetype codeAt = Beginning.size() + 2;
    if (line.size() < codeAt + 3 || !line.startsWith(Beginning) || !isDigit(line[codeAt - 2]) || line[codeAt - 1] != ' ')
        return {};
    const QByteArrayView code = line.sliced(codeAt, 3);
    const bool isEnded = line.size() == codeAt + 3 || line[codeAt + 3] == ' ';
    if (!isEnded || !std::all_of(code.begin(), code.end(), isDigit))
        return {};
    return code.toInt();
}

QAbstractSocket::SocketError errorOf(int status)
{
    switch (status) {
    case 403:
    case 405:
        return QAbstractSocket::SocketAccessError;
    case 407:
        return QAbstractSocket::ProxyAuthenticationRequiredError;
    case 502:
    case 503:
    case 504: // the server's fault
        return QAbstractSocket::ConnectionRefusedError;
    default:
        return QAbstractSocket::HostNotFoundError;
    }
}

} // namespace

// The credentials go with the first request (RFC 7617 section 2.2): whoever typed them meant this proxy.
HttpTunnel::HttpTunnel(const QString &host, quint16 port, const Proxy &proxy)
{
    const QByteArray place = authority(host, port);
    QByteArray request = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n";
    if (!proxy.userName.isEmpty()) {
        const QByteArray pair = proxy.userName.toUtf8() + ':' + proxy.password.reveal();
        request += "Proxy-Authorization: Basic " + pair.toBase64() + "\r\n";
    }
    m_request = Secret(request + "\r\n");
}

void HttpTunnel::take(char octet)
{
    if (!isWaiting())
        return;
    const bool isLineEnd = octet == '\n';
    if (!isLineEnd)
        m_line += octet;
    const bool isStranger = !m_status && !m_line.startsWith(Beginning.first(std::min(m_line.size(), Beginning.size())));
    if (++m_octets > MostOctets || isStranger)
        m_state = Fault{QAbstractSocket::ProxyProtocolError};
    else if (isLineEnd)
        endLine(std::exchange(m_line, {}));
}

void HttpTunnel::endLine(const QByteArray &line)
{
    const bool isEmpty = line.isEmpty() || line == "\r"; // RFC 9112 section 2.2 on a bare line feed
    if (m_status && isEmpty)
        return endHeader();
    if (m_status)
        return;
    m_status = statusOf(line.endsWith('\r') ? QByteArrayView(line).chopped(1) : QByteArrayView(line));
    if (!m_status)
        m_state = Fault{QAbstractSocket::ProxyProtocolError};
}

void HttpTunnel::endHeader()
{
    const int status = *std::exchange(m_status, std::nullopt);
    if (status / 100 == 2)
        m_state = Open{}; // and its Content-Length means nothing
    else if (status / 100 != 1) // after that another answer comes
        m_state = Fault{errorOf(status)};
}

} // namespace pillarbox::transport
