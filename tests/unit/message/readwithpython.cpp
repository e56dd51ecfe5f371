#include "tests/unit/message/readmessage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::tests {

namespace {

QList<message::Mailbox> mailboxes(const QJsonValue &json)
{
    QList<message::Mailbox> result;
    for (const QJsonValue &value : json.toArray()) {
        result.append({value[QLatin1String("name")].toString(), value[QLatin1String("address")].toString()});
    }
    return result;
}

ReadMessage readMessage(const QJsonValue &json)
{
    ReadMessage result;
    const auto from = mailboxes(json[QLatin1String("from")]);
    result.from = from.isEmpty() ? message::Mailbox{} : from.first();
    result.to = mailboxes(json[QLatin1String("to")]);
    result.cc = mailboxes(json[QLatin1String("cc")]);
    result.subject = json[QLatin1String("subject")].toString();
    result.text = json[QLatin1String("text")].toString();
    result.html = json[QLatin1String("html")].toString();
    for (const QJsonValue &part : json[QLatin1String("attachments")].toArray()) {
        result.attachments.append({part[QLatin1String("name")].toString(), part[QLatin1String("type")].toString().toLatin1(),
            QByteArray::fromHex(part[QLatin1String("bytes")].toString().toLatin1())});
    }
    for (const QJsonValue &defect : json[QLatin1String("defects")].toArray()) {
        ADD_FAILURE() << "python: " << qUtf8Printable(defect.toString());
    }
    return result;
}

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

QList<ReadMessage> readWithPython(const QList<QByteArray> &messages)
{
    const QTemporaryDir directory;
    QStringList arguments{QStringLiteral(READMESSAGES_PY)};
    for (const QByteArray &message : messages) {
        QFile file(directory.filePath(QString::number(arguments.size())));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(message) == message.size());
        arguments.append(file.fileName());
    }
    QList<ReadMessage> result;
    for (const QJsonValue &json : QJsonDocument::fromJson(run(arguments)).array()) {
        result.append(readMessage(json));
    }
    EXPECT_EQ(result.size(), messages.size());
    result.resize(messages.size());
    return result;
}

} // namespace pillarbox::tests
