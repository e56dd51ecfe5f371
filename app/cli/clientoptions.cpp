#include "app/cli/clientoptions.h"

#include <QCoreApplication>
#include <QFile>

namespace pillarbox::app {

namespace {

using transport::ClientIdentity;
using Fault = transport::ClientIdentityFault;

constexpr qint64 kLargestFile = 1 << 20; // a store with a long chain is a hundredth of this

class ClientWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString together() { return tr("--client-cert and --client-key go together."); }
    static QString useless() { return tr("--passphrase-env goes with --pkcs12, or with --client-cert."); }
    static QString noVariable(const QString &name) { return tr("The environment variable %1 is not set.").arg(name); }
    static QString fault(Fault fault, const QString &certificateFile, const QString &keyFile)
    {
        switch (fault) {
        case Fault::NotPkcs12:
            return tr("%1 is no PKCS #12 file that can be read here.").arg(certificateFile);
        case Fault::WrongPassphrase:
            return tr("%1 does not open with this passphrase; --passphrase-env names the variable with it.").arg(keyFile);
        case Fault::NoCertificate:
            return tr("%1 holds no certificate that can be read here.").arg(certificateFile);
        case Fault::NoKey:
            return tr("%1 holds no private key of a kind that TLS here can use (RSA or EC).").arg(keyFile);
        case Fault::Expired:
            return tr("The certificate in %1 has expired.").arg(certificateFile);
        case Fault::OtherKey:
            break;
        }
        return tr("The key in %1 does not belong to the certificate in %2.").arg(keyFile, certificateFile);
    }
};

Expected<QByteArray, Failure> contentOf(const QString &path)
{
    QFile file(path);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.read(kLargestFile) : QByteArray();
    if (file.error() != QFileDevice::NoError)
        return Unexpected{Failure{ExitCode::CannotReadFile, QString(path + QLatin1String(": ") + file.errorString())}};
    return content;
}

Expected<Secret, Failure> passphraseOf(const Arguments &arguments)
{
    const auto name = arguments.value("--passphrase-env");
    if (!name)
        return Secret();
    const QByteArray variable = name->toLocal8Bit();
    if (!qEnvironmentVariableIsSet(variable.constData()))
        return Unexpected{usageFailure(ClientWords::noVariable(*name))};
    return Secret(qgetenv(variable.constData()));
}

Expected<std::optional<ClientIdentity>, Failure> used(
    const Expected<ClientIdentity, Fault> &identity, const QString &certificateFile, const QString &keyFile)
{
    if (identity)
        return std::optional(*identity);
    return Unexpected{Failure{ExitCode::Configuration, ClientWords::fault(identity.error(), certificateFile, keyFile)}};
}

Expected<std::optional<ClientIdentity>, Failure> fromPair(const Arguments &arguments, const Secret &passphrase)
{
    const QString certificateFile = arguments.valueOr("--client-cert");
    const QString keyFile = arguments.valueOr("--client-key");
    const auto certificate = contentOf(certificateFile);
    if (!certificate)
        return Unexpected{certificate.error()};
    const auto key = contentOf(keyFile);
    if (!key)
        return Unexpected{key.error()};
    return used(transport::identityFromPem(*certificate, Secret(*key), passphrase), certificateFile, keyFile);
}

} // namespace

const QList<Flag> &clientFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags{{"--client-cert", Kind::Value}, {"--client-key", Kind::Value}, {"--pkcs12", Kind::Value},
        {"--passphrase-env", Kind::Value}};
    return flags;
}

std::optional<Failure> clientContradictionOf(const Arguments &arguments)
{
    if (arguments.has("--client-cert") != arguments.has("--client-key"))
        return usageFailure(ClientWords::together());
    if (const auto conflict = arguments.conflictAmong({"--client-cert", "--pkcs12"}))
        return usageFailure(*conflict);
    if (arguments.has("--passphrase-env") && !arguments.has("--client-cert") && !arguments.has("--pkcs12"))
        return usageFailure(ClientWords::useless());
    return std::nullopt;
}

Expected<std::optional<ClientIdentity>, Failure> clientIdentityOf(const Arguments &arguments)
{
    if (const auto contradiction = clientContradictionOf(arguments))
        return Unexpected{*contradiction};
    const auto passphrase = passphraseOf(arguments);
    if (!passphrase)
        return Unexpected{passphrase.error()};
    if (arguments.has("--client-cert"))
        return fromPair(arguments, *passphrase);
    const auto path = arguments.value("--pkcs12");
    if (!path)
        return std::optional<ClientIdentity>();
    const auto bytes = contentOf(*path);
    if (!bytes)
        return Unexpected{bytes.error()};
    return used(transport::identityFromPkcs12(*bytes, *passphrase), *path, *path);
}

} // namespace pillarbox::app
