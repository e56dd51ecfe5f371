#pragma once
// Why a command ends before its work: one plain sentence and the exit status.

#include "app/cli/exitcode.h"

#include <QString>

namespace pillarbox::app {

struct Failure {
    ExitCode code = ExitCode::Usage;
    QString text;
};

inline Failure usageFailure(const QString &text)
{
    return {ExitCode::Usage, text};
}

} // namespace pillarbox::app
