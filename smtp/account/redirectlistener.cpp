#include "smtp/account/redirectlistener.h"

#include "smtp/account/oauthgrant.h"

#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace pillarbox::account {

namespace {

using Kind = OAuthError::Kind;

constexpr std::chrono::seconds visitLimit{10};
constexpr qsizetype largestHead = 16LL * 1024; // codes are long, cookies of other programs at this address too
constexpr std::size_t mostVisitors = 16; // browsers open some connections in advance

// Alike for every wrong state, so that its letters cannot be found one by one.
bool isSame(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size())
        return false;
    int difference = 0;
    for (qsizetype at = 0; at < one.size(); ++at)
        difference |= one.at(at) ^ other.at(at);
    return difference == 0;
}

// Given exactly once, else empty.
QString onlyValue(const QUrlQuery &query, const char *key)
{
    const QStringList values = query.allQueryItemValues(QString::fromLatin1(key), QUrl::FullyDecoded);
    return values.size() == 1 ? values.first() : QString();
}

} // namespace

RedirectListener::RedirectListener(Clock &clock, QByteArray state, QString issuer)
    : m_clock(clock)
    , m_state(std::move(state))
    , m_issuer(std::move(issuer))
{
    connect(&m_server, &QTcpServer::newConnection, this, &RedirectListener::accept);
}

bool RedirectListener::listen()
{
    return m_server.listen(QHostAddress(QHostAddress::LocalHost), 0);
}

void RedirectListener::close()
{
    m_isAnswered = true;
    m_server.close();
}

QByteArray RedirectListener::address(const QString &host) const
{
    return "http://" + host.toLatin1() + ':' + QByteArray::number(m_server.serverPort()) + '/';
}

void RedirectListener::setPages(QString done, QString refused)
{
    m_done = std::move(done);
    m_refused = std::move(refused);
}

void RedirectListener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_visitors.erase(socket);
            socket->deleteLater();
        });
        if (m_visitors.size() >= mostVisitors) {
            socket->abort();
            continue;
        }
        m_visitors[socket] = m_clock.startTimer(visitLimit, [socket] { socket->abort(); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void RedirectListener::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(largestHead);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0) {
        if (seen.size() >= largestHead)
            answer(socket, "431 Request Header Fields Too Large", m_refused);
        return;
    }
    const auto code = redirectionIn(seen.first(end));
    if (!code)
        return answer(socket, "400 Bad Request", m_refused);
    answer(socket, "200 OK", *code ? m_done : m_refused);
    close();
    Q_EMIT answered(*code);
}

std::optional<Expected<QByteArray, OAuthError>> RedirectListener::redirectionIn(const QByteArray &head) const
{
    const QByteArrayList words = head.first(head.indexOf("\r\n") < 0 ? head.size() : head.indexOf("\r\n")).split(' ');
    if (m_isAnswered || words.size() != 3 || words.first() != "GET" || !words.last().startsWith("HTTP/1."))
        return std::nullopt;
    QByteArray target = words.at(1);
    target.replace('+', "%20"); // a form's space
    const QUrl url = QUrl::fromEncoded(target, QUrl::StrictMode);
    const QUrlQuery query(url);
    if (url.path() != QLatin1String("/") || !isSame(onlyValue(query, "state").toUtf8(), m_state))
        return std::nullopt;
    const QString issuer = onlyValue(query, "iss");
    if (!m_issuer.isEmpty() && !issuer.isEmpty() && issuer != m_issuer)
        return Unexpected{OAuthError{Kind::WrongIssuer, issuer.left(200)}};
    if (const QString error = onlyValue(query, "error"); !error.isEmpty())
        return Unexpected{oauthErrorOf(error, onlyValue(query, "error_description"))};
    const QByteArray code = onlyValue(query, "code").toUtf8();
    if (code.isEmpty())
        return Unexpected{OAuthError{Kind::BadAnswer, QStringLiteral("code")}};
    return code;
}

void RedirectListener::answer(QTcpSocket *socket, const char *status, const QString &sentence)
{
    const QByteArray page
        = "<!DOCTYPE html><meta charset=\"utf-8\"><title>Pillarbox</title><p>" + sentence.toHtmlEscaped().toUtf8() + "</p>\n";
    socket->disconnect(this); // it is heard once
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    m_visitors.erase(socket);
    socket->readAll();
    socket->write(QByteArray("HTTP/1.1 ") + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
          "Content-Security-Policy: default-src 'none'\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(page.size()) + "\r\n\r\n" + page);
    // Where it shall outlive the listener until the page is out.
    socket->setParent(nullptr);
    socket->disconnectFromHost();
}

} // namespace pillarbox::account
