#pragma once
// One question for the records of one name and type. Asks name servers alone, without search domains or hosts file; a refusal
// is told apart from silence. Has a limit; the answer is the server's message as it came.

#include "smtp/base/clock.h"
#include "smtp/base/expected.h"
#include "smtp/dns/areschannel.h"
#include "smtp/dns/resolver.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>

namespace pillarbox::dns {

class RecordLookup : public QObject
{
    Q_OBJECT

public:
    // RFC 2782, RFC 1035 section 3.2.2, RFC 3596
    enum class Type { Service = 33, MailExchanger = 15, Text = 16, Ipv4 = 1, Ipv6 = 28, Pointer = 12 };
    using Answer = Expected<QByteArray, DnsError>;

    RecordLookup(QString name, Type type, QString nameserver, std::function<void(Answer)> done, QObject *parent);

    void start(); // calls back from the event loop, once

Q_SIGNALS:
    void finished();

private:
    void begin();
    void ask(AresChannel::Refusal refusal);
    void answered(int status, const QByteArray &message);
    void finish(Answer answer);

    QString m_name;
    Type m_type;
    QString m_nameserver;
    std::function<void(Answer)> m_done;
    std::unique_ptr<AresChannel> m_channel;
    bool m_isAskedWhy = false;
    std::unique_ptr<Timer> m_timer;
    std::unique_ptr<Timer> m_limit;
};

} // namespace pillarbox::dns
