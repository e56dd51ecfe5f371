#include "app/cli/sendmail.h"

#include "app/cli/console.h"
#include "app/cli/itemjson.h"
#include "app/platform/process.h"
#include "smtp/message/plainheader.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>

namespace pillarbox::app {

namespace {

class InputWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString noHeader() { return tr("This is no message: its header has no end."); }
    static QString noText(const QString &field)
    {
        return tr("The header %1 is neither US-ASCII nor UTF-8; write it in UTF-8, or encode it (RFC 2047).").arg(field);
    }
    static QString unreadable(const QString &reason) { return tr("Standard input cannot be read: %1").arg(reason); }
    static QString unwritable(const QString &reason) { return tr("The message cannot be kept: %1").arg(reason); }
};

constexpr std::size_t kBlock = 64UL * 1024; // what a pipe holds

Failure forNow(const QString &text)
{
    return {ExitCode::Deferred, text};
}

} // namespace

Sendmail::Sendmail(SendmailOptions options, const Profile &profile, Clock &clock)
    : m_options(std::move(options))
    , m_profile(profile)
    , m_session(profile, clock)
    , m_text(m_options.isDotPlain)
    , m_notifier(new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this))
{
    m_notifier->setEnabled(false);
    connect(m_notifier, &QSocketNotifier::activated, this, &Sendmail::read);
}

void Sendmail::start()
{
    if (const auto loaded = m_session.load(); !loaded)
        return fail(loaded.error());
    m_file.setFileTemplate(m_profile.dataDirectory + QLatin1String("/sendmail"));
    if (!m_file.open())
        return fail(forNow(InputWords::unwritable(m_file.errorString())));
    m_notifier->setEnabled(true);
}

void Sendmail::read()
{
    static std::array<char, kBlock> block;
    const ssize_t got = ::read(STDIN_FILENO, block.data(), block.size());
    if (got > 0)
        take(QByteArrayView(block.data(), got));
    else if (got == 0)
        endInput();
    else if (errno != EINTR && errno != EAGAIN)
        fail(forNow(InputWords::unreadable(qt_error_string(errno))));
}

void Sendmail::take(QByteArrayView bytes)
{
    QByteArray body;
    const bool hadHeader = m_text.hasHeader();
    m_text.feed(bytes, body);
    if (m_text.isTooLong())
        return fail({ExitCode::BadMessage, InputWords::noHeader()});
    if (!hadHeader && m_text.hasHeader())
        settle();
    write(body);
    if (m_text.hasEnded() || m_isFull)
        queue();
}

void Sendmail::endInput()
{
    QByteArray body;
    const bool hadHeader = m_text.hasHeader();
    m_text.finish(body);
    if (!hadHeader)
        settle();
    write(body);
    queue();
}

void Sendmail::settle()
{
    const auto account = m_session.findAccount(std::nullopt);
    if (!account) {
        m_refusal = account.error();
        return;
    }
    const auto header = message::plainHeader(m_text.header());
    if (!header) {
        m_refusal = Failure{ExitCode::BadMessage, InputWords::noText(ui::printable(header.error()))};
        return;
    }
    auto envelope = sendmailEnvelopeOf(*header, m_options, m_session.accounts().accounts(), *account, loginName());
    if (!envelope) {
        m_refusal = envelope.error();
        return;
    }
    m_envelope = std::move(*envelope);
    write(m_envelope->header);
    write("\r\n");
}

// Not through QFile, which has no reason for a write that came to an end half-way.
void Sendmail::write(QByteArrayView bytes)
{
    while (!m_refusal && !bytes.isEmpty()) {
        const ssize_t written = ::write(m_file.handle(), bytes.data(), std::size_t(bytes.size()));
        m_isFull = written < 0 && errno != EINTR;
        if (m_isFull)
            m_refusal = forNow(InputWords::unwritable(qt_error_string(errno)));
        bytes = bytes.sliced(std::max<ssize_t>(written, 0));
    }
}

void Sendmail::queue()
{
    m_notifier->setEnabled(false);
    if (m_refusal)
        return fail(*m_refusal);
    m_isQueueing = true;
    m_session.openOutbox([this](const Expected<Done, Failure> &opened) {
        if (!opened)
            return fail(opened.error());
        m_session.outbox().enqueueEml(
            pathOfOpenFile(m_file.handle()), m_envelope->account.id, m_envelope->sender, m_envelope->recipients,
            [this](const Expected<outbox::ItemId, outbox::OutboxError> &id) { onQueued(id); },
            outbox::boundTo(
                {.options = m_options.wishes, .undoTime = {}, .schedule = {}}, m_envelope->account, m_envelope->identity));
    });
}

void Sendmail::onQueued(const Expected<outbox::ItemId, outbox::OutboxError> &id)
{
    if (!id)
        return fail(failureOf(id.error()));
    if (m_options.isVerbose)
        writeOutput(idText(*id));
    finish(ExitCode::Ok);
}

// Whatever is not the message's own fault can be different the next time.
void Sendmail::fail(Failure failure)
{
    m_notifier->setEnabled(false);
    if (failure.code != ExitCode::BadMessage)
        failure.code = ExitCode::Deferred;
    writeError(QLatin1String("pillarbox sendmail: ") + failure.text);
    finish(failure.code);
}

void Sendmail::interrupt()
{
    // On its way into the outbox, it either gets there or not; the status must say which.
    if (!m_isQueueing)
        finish(ExitCode::Deferred);
}

} // namespace pillarbox::app
