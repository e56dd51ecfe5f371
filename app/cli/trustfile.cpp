#include "app/cli/trustfile.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>

namespace pillarbox::app {

namespace {

constexpr QLatin1String kNone("none");

class TrustWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString badKey(const QString &text)
    {
        return tr("\"%1\" is no SHA-256 fingerprint of a key: 64 hexadecimal digits, with colons or without.").arg(text);
    }
    static QString needsEndpoint() { return tr("--pin-key and --trust-issuer need a host and a port to hold for."); }
    static QString needsTls()
    {
        return tr("Without encryption no key and no certificate is ever shown; --security none goes with none of them.");
    }
    static QString none(const QString &path) { return tr("%1 holds no certificate in PEM form.").arg(path); }
};

} // namespace

Expected<QByteArray, Failure> readTrustFile(const std::optional<QString> &path)
{
    if (!path)
        return QByteArray();
    QFile file(*path);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{Failure{ExitCode::CannotReadFile, QString(*path + QLatin1String(": ") + file.errorString())}};
    const QByteArray pem = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Unexpected{Failure{ExitCode::CannotReadFile, QString(*path + QLatin1String(": ") + file.errorString())}};
    if (QSslCertificate::fromData(pem, QSsl::Pem).isEmpty())
        return Unexpected{Failure{ExitCode::Configuration, TrustWords::none(*path)}};
    return pem;
}

const QList<Flag> &trustFlags()
{
    static const QList<Flag> flags{{"--pin-key", Flag::Kind::Value}, {"--trust-issuer", Flag::Kind::Value}};
    return flags;
}

std::optional<Failure> failureWithoutTls(const account::Account &account)
{
    if (account.security != protocol::Security::None)
        return std::nullopt;
    return usageFailure(TrustWords::needsTls());
}

std::optional<Failure> changeTrust(account::Account &account, const Arguments &arguments)
{
    const auto key = arguments.value("--pin-key");
    const auto issuer = arguments.value("--trust-issuer");
    const bool isKeyGiven = key && *key != kNone;
    const bool isIssuerGiven = issuer && *issuer != kNone;
    if ((isKeyGiven && account.port == 0) || ((isKeyGiven || isIssuerGiven) && account.host.isEmpty()))
        return usageFailure(TrustWords::needsEndpoint());
    if (isKeyGiven || isIssuerGiven) {
        if (const auto failure = failureWithoutTls(account))
            return failure;
    }
    if (key)
        account.trust.pins.clear();
    if (issuer)
        account.trust.issuers.clear();
    if (isKeyGiven) {
        const auto fingerprint = transport::fingerprintFrom(*key);
        if (!fingerprint)
            return usageFailure(TrustWords::badKey(ui::printable(key->toUtf8())));
        account.trust.pin({account.host, account.port, *fingerprint, {}});
    }
    if (isIssuerGiven) {
        const auto pem = readTrustFile(issuer);
        if (!pem)
            return pem.error();
        account.trust.trust({account.host, *pem});
    }
    return std::nullopt;
}

} // namespace pillarbox::app
