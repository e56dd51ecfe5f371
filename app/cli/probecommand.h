#pragma once
// `pillarbox probe`: the connection test without a window.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "app/cli/probereport.h"
#include "app/cli/task.h"
#include "smtp/account/hostsearch.h"
#include "smtp/account/sourceplaces.h"
#include "smtp/base/clock.h"
#include "smtp/transport/probe.h"

#include <chrono>
#include <memory>
#include <optional>

namespace pillarbox::app {

struct ProbeOptions {
    QString host; // as it was asked for
    std::optional<account::SourcePlaces> places; // for an address: the endpoints are those of the hosts found there
    QList<quint16> ports; // for an address: instead of those that the hosts are said to have
    transport::ProbeSettings settings;
    bool isJson = false;
};

const QList<Flag> &probeFlags();
Expected<ProbeOptions, Failure> probeOptionsOf(const Arguments &arguments);

class ProbeCommand : public Task
{
    Q_OBJECT

public:
    explicit ProbeCommand(ProbeOptions options, Clock &clock = systemClock(), QObject *parent = nullptr);

    void start() override;
    void interrupt() override;

private:
    void search();
    void onSearched();
    void probe();
    void report();
    static void lookForPortal(ProbeReport &report);

    ProbeOptions m_options;
    Clock &m_clock;
    std::unique_ptr<account::HostSearch> m_search; // of an address
    std::chrono::milliseconds m_began{0}; // the search
    std::unique_ptr<transport::Probe> m_probe;
};

} // namespace pillarbox::app
