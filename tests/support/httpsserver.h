#pragma once
// A small https server on loopback that gives a prepared answer for each path, and remembers what it was asked.

#include "tests/support/testcertificates.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QMap>
#include <QSslServer>
#include <QString>

namespace pillarbox::test {

class HttpsServer : public QSslServer
{
    Q_OBJECT

public:
    explicit HttpsServer(const TestIdentity &identity, quint16 port = 0); // 0: the system chooses

    QString address(const QString &path) const; // "https://localhost:PORT/path"
    void setFile(const QByteArray &path, const QByteArray &body);
    void setRedirection(const QByteArray &path, const QString &target);
    void setAbsent(const QByteArray &path) { m_answers.remove(path); } // as from the start
    void setSilent(const QByteArray &path); // takes the request, says nothing
    void setAnswer(const QByteArray &path, const QByteArray &answer) { m_answers[path] = answer; } // as it goes
    void setEndlessHead(const QByteArray &path) { m_endless = path; } // one field after the other
    const QList<QByteArray> &requests() const { return m_requests; } // heads, as they came

private:
    void serve();
    void answer(QTcpSocket *socket, const QByteArray &head);
    static void writeForEver(QTcpSocket *socket);

    QMap<QByteArray, QByteArray> m_answers; // whole, by path; empty: none at all
    QByteArray m_endless;
    QList<QByteArray> m_requests;
};

} // namespace pillarbox::test
