// A thousand connections, one after another: nothing of them stays.

#include "tests/support/testcertificates.h"
#include "tests/unit/transport/connectionwatch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSslSocket>
#include <QTcpServer>

#include <gtest/gtest.h>

#include <malloc.h>
#include <unistd.h>

// Qt tells debuggers of each QObject through here (qhooks_p.h).
extern "C" quintptr Q_DECL_IMPORT qtHookData[];

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using protocol::Security;

namespace {

constexpr int addHook = 3;
constexpr int removeHook = 4;
int objectCount = 0;

void objectAdded(QObject *)
{
    ++objectCount;
}

void objectRemoved(QObject *)
{
    --objectCount;
}

// Greets, answers EHLO and QUIT, and remembers nothing.
class Greeter : public QTcpServer
{
public:
    Greeter() { listen(QHostAddress::LocalHost); }

    std::optional<TestIdentity> identity; // absent: plain text

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QSslSocket::readyRead, socket, [socket] { answer(socket); });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        if (!identity)
            return greet(socket);
        socket->setLocalCertificate(identity->certificate);
        socket->setPrivateKey(identity->key);
        connect(socket, &QSslSocket::encrypted, socket, [socket] { greet(socket); });
        socket->startServerEncryption();
    }

private:
    static void greet(QSslSocket *socket) { socket->write("220 localhost\r\n"); }
    static void answer(QSslSocket *socket)
    {
        while (socket->canReadLine()) {
            const bool isEnd = socket->readLine().startsWith("QUIT");
            socket->write(isEnd ? "221 bye\r\n" : "250 localhost\r\n");
            if (isEnd)
                socket->disconnectFromHost();
        }
    }
};

struct Held {
    qsizetype descriptors = 0;
    int objects = 0;
    qint64 heap = 0; // octets in use; 0 under a sanitizer
    qint64 resident = 0; // octets
};

Held held()
{
    QFile statm(u"/proc/self/statm"_s);
    if (!statm.open(QIODevice::ReadOnly))
        return {};
    const qint64 pages = statm.readAll().split(' ').value(1).toLongLong();
    statm.close();
    Held now;
    now.descriptors = QDir(u"/proc/self/fd"_s).entryList(QDir::System | QDir::AllEntries | QDir::NoDotAndDotDot).size();
    now.objects = objectCount;
    now.heap = qint64(mallinfo2().uordblks);
    now.resident = pages * ::sysconf(_SC_PAGESIZE);
    return now;
}

class ManyConnections : public testing::TestWithParam<std::tuple<Security, int>>
{
protected:
    ManyConnections()
    {
        qtHookData[addHook] = quintptr(&objectAdded);
        qtHookData[removeHook] = quintptr(&objectRemoved);
        if (std::get<Security>(GetParam()) == Security::ImplicitTls)
            m_server.identity = m_certificates.good();
    }
    ~ManyConnections() override { qtHookData[addHook] = qtHookData[removeHook] = 0; }

    void visit()
    {
        transport::ConnectionSettings settings;
        settings.endpoints = {{u"127.0.0.1"_s, m_server.serverPort(), std::get<Security>(GetParam())}};
        settings.trustedPem = m_certificates.authorityPem();
        {
            ConnectionWatch watch(settings);
            ASSERT_TRUE(watch.open());
            watch.connection->quit();
            ASSERT_TRUE(watch.awaitEnd());
        }
        ASSERT_TRUE(await([this] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return m_server.children().size() == m_childrenOfTheServer;
        }));
    }

private:
    TestCertificates m_certificates;
    Greeter m_server;
    const qsizetype m_childrenOfTheServer = m_server.children().size();
};

} // namespace

TEST_P(ManyConnections, LeaveNothingBehind)
{
    const int count = std::get<int>(GetParam());
    for (int i = 0; i < 100; ++i) // caches fill
        visit();
    const Held before = held();
    for (int i = 0; i < count; ++i)
        visit();
    const Held after = held();
    EXPECT_EQ(after.descriptors, before.descriptors);
    EXPECT_EQ(after.objects, before.objects);
    EXPECT_LT(after.heap - before.heap, 64 * 1024);
    EXPECT_LT(after.resident - before.resident, 4 * 1024 * 1024);
    RecordProperty("heap", std::to_string(after.heap - before.heap));
    RecordProperty("resident", std::to_string(after.resident - before.resident));
}

INSTANTIATE_TEST_SUITE_P(Thousand, ManyConnections,
    testing::Values(std::tuple(Security::None, 900), std::tuple(Security::ImplicitTls, 400)),
    [](const auto &one) { return std::get<Security>(one.param) == Security::None ? "Plain" : "Tls"; });

} // namespace pillarbox::test
