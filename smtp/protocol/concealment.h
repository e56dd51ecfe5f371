#pragma once
// A server may say a password or a token back: as it is, as it travelled, or inside base64 of its own. What it says passes
// through here before it is shown to anybody.

#include "smtp/base/secret.h"
#include "smtp/protocol/credential.h"
#include "smtp/protocol/reply.h"

#include <QByteArray>
#include <QList>

namespace pillarbox::protocol {

class Concealment
{
public:
    Concealment() = default; // nothing to conceal
    explicit Concealment(const Credential &credential);

    // What travels of it, as it travels.
    void add(const QByteArray &form);
    QByteArray conceal(QByteArray line) const;
    Reply conceal(Reply reply) const;

private:
    bool isIn(const QByteArray &text) const;
    bool isInside(QByteArray word) const;
    QByteArray withoutEncoded(const QByteArray &line) const;

    QList<Secret> m_forms; // longest first: one may hold another
};

} // namespace pillarbox::protocol
