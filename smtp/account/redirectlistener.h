#pragma once
// Awaits the browser that comes back from a sign-in (RFC 8252 section 7.3): on loopback, at a port that the system chose, until
// one redirection with the right state has come. Everybody who comes is answered with a page; who brings another state, or
// nothing that is a redirection, changes nothing.

#include "smtp/account/oautherror.h"
#include "smtp/base/clock.h"
#include "smtp/base/expected.h"

#include <QTcpServer>

#include <map>
#include <memory>
#include <optional>

class QTcpSocket;

namespace pillarbox::account {

class RedirectListener : public QObject
{
    Q_OBJECT

public:
    // issuer: where the redirection names one (RFC 9207) it must be this; empty: any.
    RedirectListener(Clock &clock, QByteArray state, QString issuer);

    bool listen();
    void close(); // nobody is awaited any more
    QByteArray address(const QString &host) const; // "http://127.0.0.1:PORT/"
    // The sentences on the page.
    void setPages(QString done, QString refused);

Q_SIGNALS:
    void answered(const pillarbox::Expected<QByteArray, pillarbox::account::OAuthError> &code); // once

private:
    void accept();
    void read(QTcpSocket *socket);
    std::optional<Expected<QByteArray, OAuthError>> redirectionIn(const QByteArray &head) const;
    void answer(QTcpSocket *socket, const char *status, const QString &sentence);

    Clock &m_clock;
    QByteArray m_state;
    QString m_issuer;
    QString m_done;
    QString m_refused;
    std::map<QTcpSocket *, std::unique_ptr<Timer>> m_visitors; // with how long each may take
    QTcpServer m_server; // goes first, and its sockets say so
    bool m_isAnswered = false;
};

} // namespace pillarbox::account
