#pragma once
// A throw-away profile for windows: a folder with accounts and an outbox on a real disk.

#include "smtp/account/accountstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"
#include "tests/ui_composer/standinkeychain.h"

#include <QTemporaryDir>

#include <memory>

namespace pillarbox::test {

class Profile
{
public:
    explicit Profile(Clock &clock = systemClock());

    // Opens the outbox, also once more, as after a restart of the program; false when it does not open.
    bool open();
    account::Account addAccount(const QString &name, const QString &address);
    QString path(const QString &name) const { return m_directory.filePath(name); }
    QString makeFile(const QString &name, qint64 size) const; // its path

    outbox::Outbox &outbox() { return *m_outbox; }
    account::AccountStore &accounts() { return m_accounts; }
    StandInKeychain &keychain() { return m_keychain; }

private:
    QTemporaryDir m_directory;
    Clock &m_clock;
    account::AccountStore m_accounts;
    StandInKeychain m_keychain;
    std::unique_ptr<outbox::Outbox> m_outbox;
};

} // namespace pillarbox::test
