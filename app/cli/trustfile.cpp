#include "app/cli/trustfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>

namespace pillarbox::app {

namespace {

class TrustWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
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

} // namespace pillarbox::app
