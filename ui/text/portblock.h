#pragma once
// What a connection test of several ports tells of the network between: that it shuts port 25, port 587, or all of them.

#include "smtp/transport/probe.h"

#include <QList>
#include <QString>

namespace pillarbox::ui {

struct PortBlock {
    QList<quint16> ports; // that are shut, ascending
    bool isAll = false; // none of the ports that were tried answers

    bool operator==(const PortBlock &) const = default;
};

// Of this host's candidates. Of one open port and others that are shut only 25 and 587 are named: a server offers 465 or 2525,
// or does not. Nothing where addresses of this computer refuse: there is no network between.
PortBlock portBlockOf(const QList<transport::Candidate> &candidates, const QString &host);
// "This network seems to block port 587, or the server keeps it shut; another port gets through."; empty: nothing is blocked.
QString portBlockSentence(const PortBlock &block, const QString &host);

} // namespace pillarbox::ui
