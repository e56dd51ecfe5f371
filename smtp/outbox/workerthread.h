#pragma once
// A thread with a queue of jobs, worked off one after another in the order given. A job answers by posting to an object of
// the asking thread; nothing is shared, so nothing is locked.

#include <QObject>
#include <QThread>

#include <functional>

namespace pillarbox::outbox {

class WorkerThread
{
public:
    explicit WorkerThread(const QString &name);
    ~WorkerThread(); // finish()

    void post(std::function<void()> job);
    // Waits for the jobs already given, and for those that they post. None is taken afterwards.
    void finish();

private:
    QThread m_thread;
    QObject m_queue; // lives on m_thread
};

} // namespace pillarbox::outbox
