#pragma once
// A server may say a password back, as it is or as it travelled. Replies pass through here before anything is made of them.

#include "smtp/base/secret.h"
#include "smtp/protocol/credential.h"
#include "smtp/protocol/reply.h"

#include <QList>

namespace pillarbox::protocol {

class Concealment
{
public:
    Concealment() = default; // nothing to conceal
    explicit Concealment(const Credential &credential);

    // What travels of it, as it travels.
    void add(const QByteArray &form);
    Reply conceal(Reply reply) const;

private:
    QList<Secret> m_forms; // longest first: one may hold another
};

} // namespace pillarbox::protocol
