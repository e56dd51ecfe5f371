#pragma once
// `pillarbox probe`: the connection test without a window.

#include "app/cli/arguments.h"
#include "app/cli/failure.h"
#include "app/cli/task.h"
#include "smtp/base/clock.h"
#include "smtp/transport/probe.h"

namespace pillarbox::app {

struct ProbeOptions {
    QString host; // as it was asked for
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
    void interrupt() override { m_probe.stop(); }

private:
    void report();

    ProbeOptions m_options;
    transport::Probe m_probe;
};

} // namespace pillarbox::app
