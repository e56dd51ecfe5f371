#pragma once
// The npm package oidc-provider as an authorization server on loopback, ended with this object. Its /visit is a browser that
// signs ada in and agrees to everything.

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QUrl>

namespace pillarbox::test {

class OidcServer
{
public:
    // Why it cannot run here; empty: it can.
    static QString missing();

    explicit OidcServer(const QString &userName, int tokenSeconds = 600);
    ~OidcServer();
    OidcServer(const OidcServer &) = delete;
    OidcServer &operator=(const OidcServer &) = delete;

    bool start();
    QString issuer() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    QString introspection() const
    {
        return QStringLiteral("http://dovecot:dovecot@127.0.0.1:%1/token/introspection").arg(m_port);
    }
    // What the browser was left with: the last redirection, which is not followed, or a page.
    QByteArray browse(const QUrl &address, const QString &userCode = {});
    void setTokenLife(int seconds) { get(QStringLiteral("/life?s=%1").arg(seconds)); }
    void forgetAccessTokens() { get(QStringLiteral("/expire-all")); }
    void revokeAll() { get(QStringLiteral("/revoke-all")); }

private:
    QByteArray get(const QString &path);

    QString m_userName;
    int m_tokenSeconds;
    quint16 m_port = 0;
    QProcess m_process;
};

} // namespace pillarbox::test
