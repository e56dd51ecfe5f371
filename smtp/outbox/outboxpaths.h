#pragma once
// Where the parts of an outbox lie in its directory.

#include <QString>

namespace pillarbox::outbox {

struct OutboxPaths {
    QString directory;

    QString database() const { return directory + QLatin1String("/outbox.db"); }
    QString spool() const { return directory + QLatin1String("/spool"); }
    QString files() const { return directory + QLatin1String("/files"); } // pasted pictures
    // Held while the database is opened, for milliseconds: two processes must not both set a damaged one aside.
    QString openLock() const { return directory + QLatin1String("/open.lock"); }
    // Shared from the first byte of a spool file to the commit of its row; exclusive for sweeping up.
    QString spoolLock() const { return directory + QLatin1String("/spool.lock"); }
    // Who has it sends.
    QString dispatchLock() const { return directory + QLatin1String("/dispatch.lock"); }
};

} // namespace pillarbox::outbox
