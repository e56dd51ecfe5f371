#pragma once
// One socket to one address or through a proxy, with the dialogue it carries: does what the dialogue asks for and tells it what
// happened. Owns the clock of every wait, the body's way out and the transcript; decides nothing about SMTP. RFC 5321 4.5.3.2
// (waits), RFC 3207 section 4 (nothing may be left over from before TLS). link.cpp: what its user and the socket say;
// linkactions.cpp: what the dialogue asks for; linkbody.cpp: the content's way out; linkending.cpp: limits and ends.

#include "smtp/base/clock.h"
#include "smtp/protocol/dialogue.h"
#include "smtp/transport/bodypump.h"
#include "smtp/transport/contentopener.h"
#include "smtp/transport/endpoint.h"
#include "smtp/transport/tlspolicy.h"
#include "smtp/transport/tlssocket.h"
#include "smtp/transport/transcriptrecorder.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace pillarbox::transport {

struct LinkSettings {
    Endpoint endpoint;
    QHostAddress address; // null: by name, through the proxy
    Proxy proxy;
    std::shared_ptr<TlsSessions> sessions;
    protocol::DialogueOptions dialogue;
    std::optional<std::chrono::milliseconds> waitLimit; // bounds each wait
    std::optional<std::chrono::milliseconds> wholeLimit; // bounds everything up to established()
};

class Link : public QObject
{
    Q_OBJECT

public:
    Link(LinkSettings settings, const TlsPolicy *policy, Clock &clock, QObject *parent);
    ~Link() override;

    void start();
    void setCredential(const std::optional<protocol::Credential> &credential, const QString &reason);
    void deliver(const protocol::Envelope &envelope, ContentOpener content);
    void confirmHandOver();
    void checkAlive();
    void cancel();
    void quit();
    // Nobody listens any more: drops the socket without a word and frees this later.
    void abandon();

    bool isIdle() const;
    protocol::Stage stage() const; // of what is waited for
    const std::optional<Session> &session() const { return m_session; }
    const protocol::Capabilities &capabilities() const { return m_dialogue.capabilities(); }
    const protocol::RelayMemory &learnt() const { return m_dialogue.learnt(); }
    void beginTranscript() { m_recorder.beginAnew(); }
    const Transcript &transcript() const { return m_recorder.transcript(); }
    std::optional<std::chrono::milliseconds> connectTook() const { return m_connectTook; }
    std::optional<std::chrono::milliseconds> tlsTook() const { return m_tlsTook; }
    bool hasOfferedTls() const { return m_hasOfferedTls; }
    void note(const QByteArray &text) { m_recorder.note(text); }

Q_SIGNALS:
    void stageFinished(pillarbox::protocol::Stage stage);
    // Verified where TLS is wanted, and EHLO answered; a credential may still be needed. Sent once.
    void established();
    void credentialNeeded();
    void ready();
    void failed(const pillarbox::protocol::SendError &error);
    void recipientAnswered(const pillarbox::protocol::RecipientReply &reply);
    void progressed(qint64 octetsWritten, qint64 octetsTotal);
    void handOverRequested();
    void delivered(const pillarbox::protocol::DeliveryOutcome &outcome);
    void closed(); // sent once, last

private:
    void onConnected();
    void onEncrypted();
    void onReadable();
    void onFailed(protocol::ErrorKind kind, const QString &detail);
    void onDisconnected();

    void perform(protocol::Actions actions);
    void act(const protocol::Write &write);
    void act(const protocol::WriteSecret &write);
    void act(const protocol::BeginTls &);
    void act(const protocol::NeedCredential &);
    void act(const protocol::NeedTurn &);
    void act(const protocol::SendBody &action);
    void act(const protocol::NeedHandOver &);
    void act(const protocol::SendRest &);
    void act(const protocol::SetDeadline &deadline);
    void act(const protocol::Report &report);
    void act(const protocol::Close &);
    void report(const protocol::StageFinished &event);
    void report(const protocol::CapabilitiesLearned &event);
    void report(const protocol::DialogueReady &);
    void report(const protocol::RecipientAnswered &event);
    void report(const protocol::DeliveryFinished &event);
    void report(const protocol::DialogueFailed &event);

    void establish();
    void write(const QByteArray &bytes);
    void pumpBody();
    void writeBody(const QByteArray &octets);
    void endBody();
    void lose(protocol::ErrorKind kind, const QString &detail);
    void failConnecting(protocol::ErrorKind kind, const QString &detail);
    void expire();
    void giveUp(protocol::Actions actions);
    void startDeadline(std::chrono::milliseconds limit);
    void startQuitting();
    void recordTls();
    void reportProgress();
    void finish();

    LinkSettings m_settings;
    Clock &m_clock;
    TlsSocket *m_socket;
    protocol::Dialogue m_dialogue;
    TranscriptRecorder m_recorder;
    std::deque<protocol::Action> m_actions;
    bool m_isPerforming = false;

    std::chrono::milliseconds m_stageBegan;
    std::optional<std::chrono::milliseconds> m_connectTook;
    std::optional<std::chrono::milliseconds> m_tlsTook;
    std::optional<Session> m_session;
    bool m_hasOfferedTls = false;
    bool m_isEstablished = false;
    bool m_isQuitting = false; // courtesy only: nothing that happens now is an error
    bool m_isBroken = false; // nothing is written any more
    bool m_isClosing = false; // nothing is read any more
    bool m_isClosed = false; // closed() has been sent

    std::optional<BodyPump> m_body;
    QByteArray m_bodyHead; // goes out with the first octets of it
    ContentOpener m_content; // of the delivery that has been asked for
    qint64 m_size = 0;
    std::optional<std::chrono::milliseconds> m_limit; // as the dialogue set it last
    std::unique_ptr<Timer> m_deadline;
    std::unique_ptr<Timer> m_wholeTimer;
};

} // namespace pillarbox::transport
