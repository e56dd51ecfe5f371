#pragma once
// The way through somebody else's relay of bytes: SOCKS5 (RFC 1928, 1929) or HTTP CONNECT (RFC 9110 section 9.3.6).
// The server's name is resolved there, never here. Qt speaks SOCKS5; HttpTunnel the other, for Qt keeps whatever such a proxy
// says.

#include "smtp/base/secret.h"

#include <QNetworkProxy>
#include <QString>

#include <functional>
#include <optional>

class QObject;

namespace pillarbox::transport {

struct Proxy {
    enum class Kind {
        None,
        System, // what the desktop or the environment says for this host
        Socks5,
        HttpConnect,
    };
    Kind kind = Kind::None;
    QString host;
    quint16 port = 0;
    QString userName;
    Secret password;

    bool operator==(const Proxy &) const = default;
};

// "socks5://[user@]host:port", "http://[user@]host:port", "system", "none"; a password in it is refused: it would be seen.
std::optional<Proxy> proxyFrom(const QString &text);
QString toText(const Proxy &proxy); // the same form, without the password

QNetworkProxy toSocksProxy(const Proxy &proxy);
// Asked on a thread of its own, for it may take a script or the network; done is called on context's thread, if it still lives.
void findSystemProxy(const QString &host, quint16 port, QObject *context, std::function<void(const Proxy &)> done);

} // namespace pillarbox::transport
