#include "tests/unit/message/pythonreader.h"
#include "tests/unit/message/readmessage.h"

#include <QJsonObject>

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

} // namespace

QList<ReadMessage> readWithPython(const QList<QByteArray> &messages)
{
    QList<ReadMessage> result;
    for (const QJsonValue &json : readByScript(QStringLiteral(READMESSAGES_PY), messages)) {
        result.append(readMessage(json));
    }
    result.resize(messages.size());
    return result;
}

} // namespace pillarbox::tests
