#include "app/cli/console.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace pillarbox::app {

namespace {

bool write(std::FILE *stream, const QByteArray &bytes)
{
    const bool isWritten = std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream) == std::size_t(bytes.size());
    return std::fflush(stream) == 0 && isWritten;
}

} // namespace

bool writeOutput(const QString &text)
{
    return write(stdout, text.toUtf8() + '\n');
}

bool writeOutput(const QJsonObject &object)
{
    return write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void writeError(const QString &text)
{
    write(stderr, text.toUtf8() + '\n');
}

void writeLostResult(const QString &text)
{
    writeError(QCoreApplication::translate("CommandLine", "The result could not be written to standard output: %1").arg(text));
}

} // namespace pillarbox::app
