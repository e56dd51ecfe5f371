#include "smtp/outbox/workerthread.h"

namespace pillarbox::outbox {

WorkerThread::WorkerThread(const QString &name)
{
    m_thread.setObjectName(name);
    m_queue.moveToThread(&m_thread);
    m_thread.start();
}

WorkerThread::~WorkerThread()
{
    finish();
}

void WorkerThread::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(&m_queue, std::move(job), Qt::QueuedConnection);
}

void WorkerThread::finish()
{
    if (m_thread.isRunning())
        post([this] { m_thread.quit(); });
    m_thread.wait();
}

} // namespace pillarbox::outbox
