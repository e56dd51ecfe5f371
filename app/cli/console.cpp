#include "app/cli/console.h"

#include "ui/text/explanation.h"

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

bool write(std::FILE *stream, const QString &text)
{
    return write(stream, ui::printable(text.toUtf8()).toUtf8() + '\n');
}

} // namespace

bool writeOutput(const QString &text)
{
    return write(stdout, text);
}

bool writeOutput(const QJsonObject &object)
{
    return write(stdout, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

bool writeRaw(const QByteArray &bytes)
{
    return write(stdout, bytes);
}

void writeError(const QString &text)
{
    write(stderr, text);
}

void writeLostResult(const QString &text)
{
    writeError(QCoreApplication::translate("CommandLine", "The result could not be written to standard output: %1").arg(text));
}

} // namespace pillarbox::app
