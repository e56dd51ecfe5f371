#include "tests/unit/message/pythonreader.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::tests {

namespace {

QByteArray run(const QStringList &arguments)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(QStringLiteral("/usr/bin/python3"), arguments);
    EXPECT_TRUE(python.waitForFinished(110000)) << qUtf8Printable(python.errorString());
    EXPECT_EQ(python.exitCode(), 0);
    return python.readAllStandardOutput();
}

} // namespace

QJsonArray readByScript(const QString &script, const QList<QByteArray> &messages)
{
    const QTemporaryDir directory;
    QStringList arguments{script};
    for (const QByteArray &message : messages) {
        QFile file(directory.filePath(QString::number(arguments.size())));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(message) == message.size());
        arguments.append(file.fileName());
    }
    const QJsonArray told = QJsonDocument::fromJson(run(arguments)).array();
    EXPECT_EQ(told.size(), messages.size());
    return told;
}

} // namespace pillarbox::tests
