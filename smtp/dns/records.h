#pragma once
// What a name server says beside addresses: SRV (RFC 2782) and MX (RFC 5321 section 5.1), as values, and the order to use
// them in. Names are lower-case A-labels without the root's dot.

#include <QList>
#include <QString>

#include <functional>

namespace pillarbox::dns {

struct ServiceRecord {
    QString host; // empty: the service is decidedly not offered here
    quint16 port = 0;
    quint16 priority = 0; // lowest first
    quint16 weight = 0; // share among equals

    bool operator==(const ServiceRecord &) const = default;
};

struct MailExchanger {
    QString host; // empty: the domain takes no mail (RFC 7505)
    quint16 preference = 0; // lowest first

    bool operator==(const MailExchanger &) const = default;
};

// A number below the bound.
using Draw = std::function<quint32(quint32 bound)>;
Draw systemDraw();

// By priority, and among equals drawn by weight one after another (RFC 2782, "Weight").
QList<ServiceRecord> inOrderOfUse(QList<ServiceRecord> records, const Draw &draw);
QList<MailExchanger> inOrderOfUse(QList<MailExchanger> records);

} // namespace pillarbox::dns
