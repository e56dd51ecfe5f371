#include "tests/real/oidcserver.h"

#include "tests/support/formserver.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace pillarbox::test {

namespace {

constexpr int limit = 30'000;

} // namespace

QString OidcServer::missing()
{
    if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty())
        return QStringLiteral("node is not installed");
    if (!QFileInfo(QStringLiteral(PILLARBOX_OIDC_MODULES "/node_modules/oidc-provider")).isDir())
        return QStringLiteral("oidc-provider is not installed; script/setup does it");
    return {};
}

OidcServer::OidcServer(const QString &userName, int tokenSeconds)
    : m_userName(userName)
    , m_tokenSeconds(tokenSeconds)
{
}

OidcServer::~OidcServer()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(limit)) {
        m_process.kill();
        m_process.waitForFinished(limit);
    }
}

bool OidcServer::start()
{
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(QStringLiteral("node"),
        {QStringLiteral(PILLARBOX_OIDC_SCRIPT), QStringLiteral(PILLARBOX_OIDC_MODULES), QString::number(m_tokenSeconds),
            m_userName});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(limit))
            return false;
    }
    m_port = quint16(m_process.readLine().trimmed().toUShort());
    return m_port != 0;
}

QByteArray OidcServer::get(const QString &path)
{
    const QByteArray answer = visit(QUrl(issuer() + path, QUrl::StrictMode));
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QByteArray OidcServer::browse(const QUrl &address, const QString &userCode)
{
    QString path
        = QStringLiteral("/visit?to=") + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromLatin1(address.toEncoded())));
    if (!userCode.isEmpty())
        path += QStringLiteral("&user_code=") + userCode;
    return get(path);
}

} // namespace pillarbox::test
