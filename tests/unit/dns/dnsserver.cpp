#include "dnsserver.h"

#include <QNetworkDatagram>
#include <QtEndian>

namespace pillarbox::test {

namespace {

constexpr quint16 TypeA = 1;
constexpr quint16 TypeAaaa = 28;
constexpr quint16 TypePtr = 12;
constexpr quint16 TypeMx = 15;
constexpr quint16 TypeTxt = 16;
constexpr quint16 TypeSrv = 33;
constexpr qsizetype HeaderSize = 12;

enum ReplyCode { NoError = 0, ServerFailure = 2, NameError = 3, RefusedByPolicy = 5 };

QByteArray number16(quint16 value)
{
    const quint16 big = qToBigEndian(value);
    return {reinterpret_cast<const char *>(&big), 2};
}

// Labels with their lengths; "." is the root alone.
QByteArray nameBytes(const QByteArray &name)
{
    QByteArray bytes;
    for (const QByteArray &label : name.split('.')) {
        if (!label.isEmpty())
            bytes += char(label.size()) + label;
    }
    return bytes + '\0';
}

QByteArray addressBytes(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 big = qToBigEndian(address.toIPv4Address());
        return {reinterpret_cast<const char *>(&big), 4};
    }
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return {reinterpret_cast<const char *>(&bytes), 16};
}

} // namespace

DnsServer::DnsServer()
{
    m_socket.bind(QHostAddress::LocalHost);
    connect(&m_socket, &QUdpSocket::readyRead, this, &DnsServer::onQuery);
}

QString DnsServer::place() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_socket.localPort());
}

void DnsServer::add(const QByteArray &name, const QList<QHostAddress> &addresses)
{
    m_records[name] = addresses;
}

void DnsServer::addService(const QByteArray &name, quint16 priority, quint16 weight, quint16 port, const QByteArray &target)
{
    addData(name, TypeSrv, number16(priority) + number16(weight) + number16(port) + nameBytes(target));
}

void DnsServer::addMailExchanger(const QByteArray &domain, quint16 preference, const QByteArray &host)
{
    addData(domain, TypeMx, number16(preference) + nameBytes(host));
}

void DnsServer::addText(const QByteArray &name, const QByteArray &text)
{
    constexpr qsizetype longest = 255;
    QByteArray data;
    qsizetype at = 0;
    do {
        const QByteArray piece = text.mid(at, longest);
        data += char(piece.size()) + piece;
        at += longest;
    } while (at < text.size());
    addData(name, TypeTxt, data);
}

void DnsServer::addPointer(const QByteArray &name, const QByteArray &target)
{
    addData(name, TypePtr, nameBytes(target));
}

void DnsServer::addData(const QByteArray &name, quint16 type, const QByteArray &data)
{
    m_data[name].append({type, data});
}

void DnsServer::onQuery()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = m_socket.receiveDatagram();
        const QByteArray query = datagram.data();
        QByteArray name;
        qsizetype at = HeaderSize;
        while (at < query.size() && query.at(at) != 0) {
            name += (name.isEmpty() ? "" : ".") + query.mid(at + 1, query.at(at));
            at += query.at(at) + 1;
        }
        const quint16 type = qFromBigEndian<quint16>(query.constData() + at + 1);
        m_questions.append(name);
        const bool isSilent = m_mood == Mood::KeepSilent || (m_isSilentForIpv6 && type == TypeAaaa)
            || (!m_silentName.isEmpty() && name.toLower() == m_silentName);
        if (!isSilent)
            m_socket.writeDatagram(datagram.makeReply(reply(query.left(at + 5), name, type)));
    }
}

// query: header and question only.
QByteArray DnsServer::reply(const QByteArray &query, const QByteArray &name, quint16 type) const
{
    const QByteArray key = name.toLower();
    quint16 code = m_records.contains(key) || m_data.contains(key) ? NoError : NameError;
    if (m_mood == Mood::Refuse)
        code = RefusedByPolicy;
    else if (m_mood == Mood::Fail || m_failingNames.contains(key))
        code = ServerFailure;
    QByteArray answers;
    quint16 count = 0;
    const auto found = code == NoError ? dataOf(key, type) : QList<QByteArray>();
    for (const QByteArray &data : found) {
        answers += number16(0xc000 | HeaderSize) + number16(type) + number16(1) + number16(0) + number16(60)
            + number16(quint16(data.size())) + data;
        ++count;
    }
    return query.left(2) + number16(0x8180 | code) + number16(1) + number16(count) + number16(0) + number16(0)
        + query.mid(HeaderSize) + answers;
}

QList<QByteArray> DnsServer::dataOf(const QByteArray &name, quint16 type) const
{
    QList<QByteArray> found;
    const auto addresses = m_records.value(name);
    for (const QHostAddress &address : addresses) {
        if (type == (address.protocol() == QAbstractSocket::IPv4Protocol ? TypeA : TypeAaaa))
            found.append(addressBytes(address));
    }
    const auto others = m_data.value(name);
    for (const auto &[kind, data] : others) {
        if (kind == type)
            found.append(data);
    }
    return found;
}

} // namespace pillarbox::test
