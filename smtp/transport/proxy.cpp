#include "smtp/transport/proxy.h"

#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>

namespace pillarbox::transport {

namespace {

Proxy firstUsable(const QList<QNetworkProxy> &proxies)
{
    for (const QNetworkProxy &proxy : proxies) {
        const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
        if (isSocks || proxy.type() == QNetworkProxy::HttpProxy)
            return {isSocks ? Proxy::Kind::Socks5 : Proxy::Kind::HttpConnect, proxy.hostName(), proxy.port(), proxy.user(),
                Secret(proxy.password().toUtf8())};
        if (proxy.type() == QNetworkProxy::NoProxy)
            break;
    }
    return {};
}

} // namespace

std::optional<Proxy> proxyFrom(const QString &text)
{
    if (text == QLatin1String("none"))
        return Proxy{};
    if (text == QLatin1String("system"))
        return Proxy{Proxy::Kind::System, {}, 0, {}, {}};
    const QUrl url(text, QUrl::StrictMode);
    const bool isSocks = url.scheme() == QLatin1String("socks5") || url.scheme() == QLatin1String("socks5h");
    const bool isKnown = isSocks || url.scheme() == QLatin1String("http");
    const bool isBare = (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || !isKnown || !isBare || url.host().isEmpty() || url.port() <= 0 || !url.password().isEmpty())
        return {};
    return Proxy{isSocks ? Proxy::Kind::Socks5 : Proxy::Kind::HttpConnect, url.host(), quint16(url.port()),
        url.userName(QUrl::FullyDecoded), {}};
}

QString toText(const Proxy &proxy)
{
    if (proxy.kind == Proxy::Kind::None || proxy.kind == Proxy::Kind::System)
        return proxy.kind == Proxy::Kind::None ? QStringLiteral("none") : QStringLiteral("system");
    QUrl url;
    url.setScheme(proxy.kind == Proxy::Kind::Socks5 ? QStringLiteral("socks5") : QStringLiteral("http"));
    url.setHost(proxy.host);
    url.setPort(proxy.port);
    url.setUserName(proxy.userName, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

QNetworkProxy toSocksProxy(const Proxy &proxy)
{
    // Qt writes both in Latin-1; so each octet of their UTF-8 becomes a letter.
    const QString userName = QString::fromLatin1(proxy.userName.toUtf8());
    return {QNetworkProxy::Socks5Proxy, proxy.host, proxy.port, userName, QString::fromLatin1(proxy.password.reveal())};
}

void findSystemProxy(const QString &host, quint16 port, QObject *context, std::function<void(const Proxy &)> done)
{
    const QPointer<QObject> guard(context);
    auto *relay = new QObject; // lives on the caller's thread and outlives the context if it has to
    QThreadPool::globalInstance()->start([host, port, relay, guard, done = std::move(done)] {
        const QNetworkProxyQuery query(host, port, QStringLiteral("smtp"), QNetworkProxyQuery::TcpSocket);
        const Proxy proxy = firstUsable(QNetworkProxyFactory::systemProxyForQuery(query));
        QMetaObject::invokeMethod(relay, [relay, guard, done, proxy] {
            relay->deleteLater();
            if (guard)
                done(proxy);
        });
    });
}

} // namespace pillarbox::transport
