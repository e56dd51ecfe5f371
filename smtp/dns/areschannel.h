#pragma once
// One c-ares channel on Qt's event loop: its sockets are watched, its timer is kept. Knows no record's form and no policy.

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <ares.h>

#include <functional>
#include <map>
#include <memory>

namespace pillarbox::dns {

class AresChannel : public QObject
{
    Q_OBJECT

public:
    enum class Source { HostsFile, NameServer };

    // c-ares skips a name server that refuses or fails and ends as if none had answered; AsItIs takes its answer instead.
    enum class Refusal { NextServer, AsItIs };

    // isSearching: the system's search domains are appended. nameserver: "address:port", empty: the system's.
    AresChannel(Source source, Refusal refusal, bool isSearching, const QString &nameserver);
    ~AresChannel() override;

    // False when the library or the name server's address would not do.
    bool isOpen() const { return m_isOpen; }

    // status: an ARES_ code; addresses in the order of RFC 6724. May call back from inside the call, and never after the
    // channel is gone.
    using Done = std::function<void(int status, const QStringList &addresses)>;
    void lookUp(const QString &host, int family, Done done);
    // message: the whole answer (RFC 1035 section 4), for c-ares' parsers. type: a number of the same RFC's section 3.2.2.
    using MessageDone = std::function<void(int status, const QByteArray &message)>;
    void query(const QString &name, int type, MessageDone done);

private:
    struct Watch {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    static void onSocketState(void *self, ares_socket_t socket, int isReadable, int isWritable);
    static void onAnswer(void *request, int status, int timeouts, ares_addrinfo *result);
    static void onMessage(void *request, int status, int timeouts, unsigned char *octets, int size);
    void watch(ares_socket_t socket, bool isReadable, bool isWritable);
    std::unique_ptr<QSocketNotifier> notifier(ares_socket_t socket, QSocketNotifier::Type type);
    void process(ares_socket_t readable, ares_socket_t writable);
    void restartTimer();

    ares_channel m_channel = nullptr;
    bool m_isOpen = false;
    bool m_isClosing = false;
    std::map<ares_socket_t, Watch> m_watches;
    QTimer m_timer;
};

} // namespace pillarbox::dns
