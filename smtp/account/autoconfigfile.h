#pragma once
// The file config-v1.1.xml (draft-bucksch-autoconfig): the outgoing servers that can be used safely. Strict: no DTD and no
// entities of its own, bounded, and a server whose description cannot be taken literally is left out.

#include "smtp/account/usernameform.h"
#include "smtp/base/expected.h"
#include "smtp/transport/endpoint.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>

namespace pillarbox::account {

struct AutoconfigServer {
    transport::Endpoint endpoint;
    UserNameForm userName; // empty: nothing is said
    QByteArrayList mechanisms; // best first; empty: without signing in

    bool operator==(const AutoconfigServer &) const = default;
};

struct Autoconfig {
    QList<AutoconfigServer> servers; // in the file's order, none of them plain text
    int leftOut = 0; // outgoing servers that could not be taken

    bool operator==(const Autoconfig &) const = default;
};

constexpr qsizetype kMostAutoconfigOctets = 65'536; // the largest of the public collection has 7 KiB

// domain: stands for %EMAILDOMAIN% in host names. The error says what is wrong with the file as a whole.
Expected<Autoconfig, QString> readAutoconfig(const QByteArray &xml, const QString &domain);

} // namespace pillarbox::account
