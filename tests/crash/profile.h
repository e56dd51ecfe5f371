#pragma once
// A profile for children of the crash tests, and the server they send to, which keeps the ledger.

#include "tests/support/await.h"
#include "tests/support/recordingserver.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace pillarbox::test {

// A template for QTemporaryDir: in memory where that is possible. What a process has written outlives it there as well, and no
// disk is waited for.
QString placeOfProfiles();

// The same for whatever asks for the temporary folder.
struct FoldersInMemory {
    FoldersInMemory();
};

class Profile
{
public:
    Profile();

    QString directory() const { return m_folder.path() + QLatin1String("/profile"); }
    QString accountId() const { return m_accountId; }

    // environment: "NAME=value". The child runs on; its output is read when it has ended.
    std::unique_ptr<QProcess> begin(
        const QString &program, const QStringList &arguments, const QStringList &environment = {}) const;

    RecordingServer server;

private:
    QTemporaryDir m_folder{placeOfProfiles()};
    QString m_accountId;
};

bool awaitEnd(QProcess &process);
// The rest of each output line that begins with this word.
QByteArrayList told(const QByteArray &output, const QByteArray &word);

} // namespace pillarbox::test
