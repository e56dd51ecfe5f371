#pragma once
// `pillarbox sendmail`: what sendmail(8) is to other programs. A message from standard input goes into the outbox, and the exit
// status says whether it is safe there. It sends nothing: whoever runs the outbox notices the message by itself.

#include "app/cli/profilesession.h"
#include "app/cli/sendmailenvelope.h"
#include "app/cli/sendmailtext.h"
#include "app/cli/task.h"

#include <QTemporaryFile>

class QSocketNotifier;

namespace pillarbox::app {

class Sendmail : public Task
{
    Q_OBJECT

public:
    Sendmail(SendmailOptions options, const Profile &profile, Clock &clock = systemClock());

    void start() override;
    void interrupt() override;

private:
    void read();
    void take(QByteArrayView bytes);
    void settle();
    void write(QByteArrayView bytes);
    void endInput();
    void queue();
    void onQueued(const Expected<outbox::ItemId, outbox::OutboxError> &id);
    void fail(Failure failure);

    SendmailOptions m_options;
    Profile m_profile;
    ProfileSession m_session;
    SendmailText m_text;
    QTemporaryFile m_file; // has no name: nothing is left of it, however this process ends
    QSocketNotifier *m_notifier;
    std::optional<SendmailEnvelope> m_envelope;
    std::optional<Failure> m_refusal; // told when all is read: few callers survive a pipe that breaks
    bool m_isFull = false;
    bool m_isQueueing = false;
};

} // namespace pillarbox::app
