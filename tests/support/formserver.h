#pragma once
// A small HTTP server on loopback in the place of an authorization server: prepared JSON answers for each path, one after
// another, the last one for good; it remembers the forms it was sent.

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

namespace pillarbox::test {

class FormServer : public QTcpServer
{
    Q_OBJECT

public:
    struct Request {
        QByteArray path;
        QByteArray head;
        QUrlQuery form;
        QString value(const char *key) const { return form.queryItemValue(QString::fromLatin1(key), QUrl::FullyDecoded); }
    };

    FormServer();

    QUrl address(const QByteArray &path) const; // "http://127.0.0.1:PORT/path"
    void addAnswer(const QByteArray &path, const QJsonObject &object, int status = 200);
    void addRaw(const QByteArray &path, const QByteArray &body, const QByteArray &head = "HTTP/1.1 200 OK\r\n");
    void setSilent(const QByteArray &path) { m_answers[path] = {QByteArray()}; } // takes the request, says nothing
    void forget(const QByteArray &path) { m_answers.remove(path); }
    const QList<Request> &requests() const { return m_requests; }
    QList<Request> requests(const QByteArray &path) const;

private:
    void serve(QTcpSocket *socket);

    QMap<QByteArray, QByteArrayList> m_answers;
    QList<Request> m_requests;
};

// What a browser would do: GET this address, and what came back.
QByteArray visit(const QUrl &address);

} // namespace pillarbox::test
