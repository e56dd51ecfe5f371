// The sink as a program of its own, so that what is measured has a process to itself. Prints its port, and the certificate to
// trust into a file; at the end of its input, what it has counted, as JSON.
//   bench_sink [--plain] [--chunking] [--no-pipelining] [--auth] [--delay MS] [--authority FILE]

#include "tests/support/delayrelay.h"
#include "tests/support/tlssink.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace {

using namespace pillarbox::test;

struct Wish {
    SinkOptions sink;
    bool isPlain = false;
    std::chrono::milliseconds delay{0};
    QString authorityFile;
};

Wish wishOf(const QStringList &words)
{
    const auto after = [&words](const QString &flag) {
        const qsizetype at = words.indexOf(flag);
        return at < 0 ? QString() : words.value(at + 1);
    };
    Wish wish;
    wish.isPlain = words.contains(QStringLiteral("--plain"));
    wish.sink.hasPipelining = !words.contains(QStringLiteral("--no-pipelining"));
    wish.sink.hasChunking = words.contains(QStringLiteral("--chunking"));
    wish.sink.hasAuth = words.contains(QStringLiteral("--auth"));
    wish.delay = std::chrono::milliseconds(after(QStringLiteral("--delay")).toInt());
    wish.authorityFile = after(QStringLiteral("--authority"));
    return wish;
}

void awaitEndOfInput()
{
    while (std::getchar() != EOF) { }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Wish wish = wishOf(application.arguments());
    const TestCertificates certificates;
    QFile authority(wish.authorityFile);
    if (!wish.authorityFile.isEmpty()
        && (!authority.open(QIODevice::WriteOnly) || authority.write(certificates.authorityPem()) < 0 || !authority.flush()))
        return 1;
    std::optional<DelayRelay> relay;
    std::vector<int> flights; // of the client, at each message
    const auto identity = wish.isPlain ? std::nullopt : std::optional(certificates.good());
    TlsSink sink(identity, wish.sink, [&](std::uint64_t) {
        if (relay)
            flights.push_back(relay->flights());
    });
    if (wish.delay.count() > 0)
        relay.emplace(sink.port(), wish.delay);
    std::printf("%d\n", relay ? relay->port() : sink.port());
    std::fflush(stdout);
    awaitEndOfInput();
    std::printf(R"({"connections": %llu, "messages": %llu, "octets": %llu, "flights": [)",
        static_cast<unsigned long long>(sink.connections()), static_cast<unsigned long long>(sink.messages()),
        static_cast<unsigned long long>(sink.contentOctets()));
    for (std::size_t i = 0; i < flights.size(); ++i)
        std::printf("%s%d", i > 0 ? ", " : "", flights[i]);
    std::printf("]}\n");
    return 0;
}
