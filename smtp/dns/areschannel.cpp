#include "smtp/dns/areschannel.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <array>
#include <chrono>
#include <mutex>

namespace pillarbox::dns {

namespace {

using namespace std::chrono_literals;

// Two rounds, the second one twice as long: a lost datagram is made good, and a dead server does not hold anybody up.
constexpr auto FirstTry = 2s;
constexpr int Tries = 2;

bool hasLibrary()
{
    static std::once_flag once;
    static int status = ARES_SUCCESS;
    std::call_once(once, [] { status = ares_library_init(ARES_LIB_INIT_ALL); });
    return status == ARES_SUCCESS;
}

QStringList addressesOf(const ares_addrinfo *result)
{
    QStringList addresses;
    for (const ares_addrinfo_node *node = result ? result->nodes : nullptr; node; node = node->ai_next) {
        std::array<char, NI_MAXHOST> text;
        // Numeric only: also writes the scope of a link-local address.
        if (getnameinfo(node->ai_addr, node->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0) {
            const QString address = QString::fromLatin1(text.data());
            if (!addresses.contains(address))
                addresses.append(address);
        }
    }
    return addresses;
}

// Freed in the callback, which c-ares promises to call once, at the latest from ares_destroy.
template<typename Done>
struct Request {
    AresChannel *channel;
    Done done;
};
using AddressRequest = Request<AresChannel::Done>;
using MessageRequest = Request<AresChannel::MessageDone>;

} // namespace

AresChannel::AresChannel(Source source, Refusal refusal, bool isSearching, const QString &nameserver)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { process(ARES_SOCKET_BAD, ARES_SOCKET_BAD); });
    if (!hasLibrary())
        return;

    QByteArray lookups = source == Source::HostsFile ? "f" : "b";
    ares_options options = {};
    options.flags = (isSearching ? 0 : ARES_FLAG_NOSEARCH) | (refusal == Refusal::AsItIs ? ARES_FLAG_NOCHECKRESP : 0);
    options.timeout = int(std::chrono::milliseconds(FirstTry).count());
    options.tries = Tries;
    options.lookups = lookups.data();
    options.sock_state_cb = &AresChannel::onSocketState;
    options.sock_state_cb_data = this;
    const int mask
        = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_LOOKUPS | ARES_OPT_SOCK_STATE_CB | ARES_OPT_NOROTATE;
    if (ares_init_options(&m_channel, &options, mask) != ARES_SUCCESS) {
        m_channel = nullptr;
        return;
    }
    m_isOpen = nameserver.isEmpty() || ares_set_servers_ports_csv(m_channel, nameserver.toLatin1().constData()) == ARES_SUCCESS;
}

AresChannel::~AresChannel()
{
    m_isClosing = true;
    if (m_channel)
        ares_destroy(m_channel);
}

void AresChannel::lookUp(const QString &host, int family, Done done)
{
    ares_addrinfo_hints hints = {};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_STREAM;
    auto request = std::make_unique<AddressRequest>(AddressRequest{this, std::move(done)});
    ares_getaddrinfo(m_channel, host.toLatin1().constData(), nullptr, &hints, &AresChannel::onAnswer, request.release());
    restartTimer();
}

void AresChannel::onAnswer(void *request, int status, int, ares_addrinfo *result)
{
    const std::unique_ptr<AddressRequest> owned(static_cast<AddressRequest *>(request));
    const QStringList addresses = addressesOf(result);
    if (result)
        ares_freeaddrinfo(result);
    if (!owned->channel->m_isClosing)
        owned->done(status, addresses);
}

void AresChannel::query(const QString &name, int type, MessageDone done)
{
    constexpr int internetClass = 1; // RFC 1035 section 3.2.4
    auto request = std::make_unique<MessageRequest>(MessageRequest{this, std::move(done)});
    ares_query(m_channel, name.toLatin1().constData(), internetClass, type, &AresChannel::onMessage, request.release());
    restartTimer();
}

void AresChannel::onMessage(void *request, int status, int, unsigned char *octets, int size)
{
    const std::unique_ptr<MessageRequest> owned(static_cast<MessageRequest *>(request));
    const QByteArray message(reinterpret_cast<const char *>(octets), octets ? size : 0);
    if (!owned->channel->m_isClosing)
        owned->done(status, message);
}

void AresChannel::onSocketState(void *self, ares_socket_t socket, int isReadable, int isWritable)
{
    static_cast<AresChannel *>(self)->watch(socket, isReadable, isWritable);
}

void AresChannel::watch(ares_socket_t socket, bool isReadable, bool isWritable)
{
    Watch &watch = m_watches[socket];
    // Called from inside a notifier's own signal, so it is only freed later.
    const auto drop = [](std::unique_ptr<QSocketNotifier> &notifier) {
        if (notifier) {
            notifier->setEnabled(false);
            notifier.release()->deleteLater();
        }
    };
    if (!isReadable)
        drop(watch.read);
    else if (!watch.read)
        watch.read = notifier(socket, QSocketNotifier::Read);
    if (!isWritable)
        drop(watch.write);
    else if (!watch.write)
        watch.write = notifier(socket, QSocketNotifier::Write);
    if (!isReadable && !isWritable)
        m_watches.erase(socket);
}

std::unique_ptr<QSocketNotifier> AresChannel::notifier(ares_socket_t socket, QSocketNotifier::Type type)
{
    auto made = std::make_unique<QSocketNotifier>(socket, type);
    connect(made.get(), &QSocketNotifier::activated, this, [this, socket, type] {
        process(type == QSocketNotifier::Read ? socket : ARES_SOCKET_BAD,
            type == QSocketNotifier::Write ? socket : ARES_SOCKET_BAD);
    });
    return made;
}

void AresChannel::process(ares_socket_t readable, ares_socket_t writable)
{
    ares_process_fd(m_channel, readable, writable);
    restartTimer();
}

void AresChannel::restartTimer()
{
    timeval buffer;
    const timeval *left = ares_timeout(m_channel, nullptr, &buffer);
    if (left)
        m_timer.start(std::chrono::milliseconds(left->tv_sec * 1000 + left->tv_usec / 1000 + 1));
    else
        m_timer.stop();
}

} // namespace pillarbox::dns
