#include "smtp/web/webrequest.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace pillarbox::web {

namespace {

constexpr int kMostRedirections = 3;

} // namespace

QNetworkProxy webProxy(const transport::Proxy &proxy)
{
    switch (proxy.kind) {
    case transport::Proxy::Kind::Socks5:
        return transport::toSocksProxy(proxy);
    case transport::Proxy::Kind::HttpConnect:
        return {QNetworkProxy::HttpProxy, proxy.host, proxy.port, proxy.userName, QString::fromUtf8(proxy.password.reveal())};
    case transport::Proxy::Kind::None:
    case transport::Proxy::Kind::System:
        break;
    }
    return {QNetworkProxy::NoProxy};
}

QNetworkRequest webRequest(const QUrl &url, const QByteArray &trustedPem)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(kMostRedirections);
    // Qt would name itself and the desktop's language.
    request.setRawHeader("User-Agent", "Pillarbox");
    request.setRawHeader("Accept-Language", "*");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!trustedPem.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromData(trustedPem, QSsl::Pem));
    request.setSslConfiguration(tls);
    return request;
}

} // namespace pillarbox::web
