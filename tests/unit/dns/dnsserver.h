#pragma once
// A name server of a few records on loopback, UDP, port chosen by the system. Wire format: RFC 1035 section 4.

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPair>
#include <QUdpSocket>

namespace pillarbox::test {

class DnsServer : public QObject
{
    Q_OBJECT

public:
    enum class Mood { Answer, Refuse, Fail, KeepSilent };

    DnsServer();

    QString place() const; // "127.0.0.1:PORT"
    void add(const QByteArray &name, const QList<QHostAddress> &addresses);
    void addService(const QByteArray &name, quint16 priority, quint16 weight, quint16 port, const QByteArray &target);
    void addMailExchanger(const QByteArray &domain, quint16 preference, const QByteArray &host);
    // Each text one record, in strings of 255 octets (RFC 1035 section 3.3.14).
    void addText(const QByteArray &name, const QByteArray &text);
    void addPointer(const QByteArray &name, const QByteArray &target);
    void addData(const QByteArray &name, quint16 type, const QByteArray &data); // RDATA as it goes
    void setMood(Mood mood) { m_mood = mood; }
    void setSilentForIpv6(bool isSilent) { m_isSilentForIpv6 = isSilent; }
    void setFailureFor(const QByteArray &name) { m_failingNames.append(name); }
    void setSilentFor(const QByteArray &name) { m_silentName = name; }
    const QList<QByteArray> &questions() const { return m_questions; }

private:
    void onQuery();
    QByteArray reply(const QByteArray &query, const QByteArray &name, quint16 type) const;
    QList<QByteArray> dataOf(const QByteArray &name, quint16 type) const;

    QUdpSocket m_socket;
    QMap<QByteArray, QList<QHostAddress>> m_records;
    QMap<QByteArray, QList<QPair<quint16, QByteArray>>> m_data; // beside addresses, by type
    QList<QByteArray> m_questions;
    QByteArray m_silentName;
    QList<QByteArray> m_failingNames;
    Mood m_mood = Mood::Answer;
    bool m_isSilentForIpv6 = false;
};

} // namespace pillarbox::test
