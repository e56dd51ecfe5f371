#pragma once
// Where a profile lives: the settings in one directory, outbox and spool in another. Makes them, for the user alone.

#include "smtp/base/expected.h"

#include <QString>

namespace pillarbox::app {

struct Profile {
    QString configDirectory;
    QString dataDirectory;
    bool isThrowAway = false; // the sandbox's: no keychain is asked

    QString accountsFile() const;
    QString sendingFile() const;
    QString outboxDirectory() const;
    QString sandboxDirectory() const; // key and certificate of the built-in server
    // Names the one window of this profile and user among local sockets.
    QString instanceName() const;
};

// The XDG directories (XDG Base Directory Specification 0.8).
Profile standardProfile();
// All below one directory.
Profile profileAt(const QString &directory);
// The error is the system's reason, with the directory.
Expected<Done, QString> makeDirectories(const Profile &profile);

} // namespace pillarbox::app
