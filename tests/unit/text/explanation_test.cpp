// Every cause has its own words, and every sentence leads somewhere.

#include "ui/text/explanation.h"

#include <gtest/gtest.h>

#include <QHash>

#include <vector>

namespace {

using namespace pillarbox;
using protocol::ErrorKind;
using protocol::SendError;
using protocol::Stage;

const std::vector<Stage> dialogueStages{
    Stage::Greeting, Stage::Ehlo, Stage::StartTls, Stage::Auth, Stage::Mail, Stage::Rcpt, Stage::Data, Stage::EndOfData};

SendError errorOf(ErrorKind kind, Stage stage, int replyCode = 0)
{
    SendError error;
    error.kind = kind;
    error.stage = stage;
    error.replyCode = replyCode;
    return error;
}

// Each cause that can come about, once.
std::vector<SendError> allCauses()
{
    std::vector<SendError> causes;
    for (const Stage stage : dialogueStages) {
        causes.push_back(errorOf(ErrorKind::Refused, stage, 451));
        causes.push_back(errorOf(ErrorKind::Refused, stage, 554));
        causes.push_back(errorOf(ErrorKind::ProtocolViolation, stage));
        causes.push_back(errorOf(ErrorKind::ServerClosing, stage, 421));
        causes.push_back(errorOf(ErrorKind::TimedOut, stage));
        causes.push_back(errorOf(ErrorKind::Disconnected, stage));
    }
    for (const char *fault :
        {"proxy unreachable", "proxy timed out", "proxy closed", "proxy authentication required", "proxy denied"}) {
        causes.push_back(errorOf(ErrorKind::Unreachable, Stage::Connect));
        causes.back().detail = QString::fromLatin1(fault);
    }
    causes.push_back(errorOf(ErrorKind::TimedOut, Stage::Resolve));
    causes.push_back(errorOf(ErrorKind::TimedOut, Stage::Connect));
    causes.push_back(errorOf(ErrorKind::TimedOut, Stage::Tls));
    causes.push_back(errorOf(ErrorKind::Disconnected, Stage::Tls));
    SendError lost = errorOf(ErrorKind::Disconnected, Stage::EndOfData);
    lost.mayHaveBeenDelivered = true;
    causes.push_back(lost);
    lost.kind = ErrorKind::TimedOut;
    causes.push_back(lost);
    for (const ErrorKind kind : {ErrorKind::NoSuchHost, ErrorKind::ResolveFailed})
        causes.push_back(errorOf(kind, Stage::Resolve));
    causes.push_back(errorOf(ErrorKind::Unreachable, Stage::Connect));
    causes.push_back(errorOf(ErrorKind::CaptivePortal, Stage::Connect));
    causes.push_back(errorOf(ErrorKind::StartTlsNotOffered, Stage::StartTls));
    for (const ErrorKind kind : {ErrorKind::PlainTextInjected, ErrorKind::TlsFailed, ErrorKind::CertificateInvalid,
             ErrorKind::PinnedKeyChanged, ErrorKind::ClientCertificateRefused})
        causes.push_back(errorOf(kind, Stage::Tls));
    for (const ErrorKind kind : {ErrorKind::AuthNotOffered, ErrorKind::AuthWithoutTls, ErrorKind::CredentialMissing,
             ErrorKind::CredentialRefused, ErrorKind::SignInExpired, ErrorKind::TokenUnreachable, ErrorKind::ServerUnproven})
        causes.push_back(errorOf(kind, Stage::Auth));
    for (const ErrorKind kind : {ErrorKind::BadAddress, ErrorKind::BadInput, ErrorKind::NoRecipients, ErrorKind::TooLarge,
             ErrorKind::NeedsSmtpUtf8, ErrorKind::Needs8BitMime, ErrorKind::LineTooLong, ErrorKind::CannotReadFile,
             ErrorKind::AccountMissing, ErrorKind::SpoolMissing, ErrorKind::RecordLost, ErrorKind::ProgramEnded,
             ErrorKind::CannotWriteFile, ErrorKind::SpoolUnreadable, ErrorKind::Cancelled, ErrorKind::Internal})
        causes.push_back(errorOf(kind, Stage::Local));
    for (const char *limit : {"perMinute/30", "perHour/100", "perDay/500"}) {
        causes.push_back(errorOf(ErrorKind::Paced, Stage::Local));
        causes.back().detail = QString::fromLatin1(limit);
    }
    return causes;
}

ui::Context context(bool isInOutbox)
{
    ui::Context result;
    result.host = QStringLiteral("mail.example.org");
    result.port = 587;
    result.userName = QStringLiteral("ada");
    result.isInOutbox = isInOutbox;
    return result;
}

std::string nameOf(const SendError &error)
{
    return protocol::errorKindName(error.kind).toStdString() + " at " + protocol::stageName(error.stage).toStdString() + ' '
        + std::to_string(error.replyCode);
}

TEST(Explanation, HasItsOwnWordsForEachCause)
{
    for (const bool isInOutbox : {true, false}) {
        QHash<QString, std::string> known;
        for (const SendError &error : allCauses()) {
            const ui::Explanation explanation = ui::explain(error, context(isInOutbox));
            const QString words = explanation.what + QLatin1Char(' ') + explanation.why;
            EXPECT_FALSE(known.contains(words))
                << nameOf(error) << " and " << known.value(words) << ": " << words.toStdString();
            known.insert(words, nameOf(error));
        }
    }
}

TEST(Explanation, SpeaksInSentencesAlsoWithTheWordsOfTheSystem)
{
    for (SendError error : allCauses()) {
        for (const char *detail : {"", "No space left on device", "It is full."}) {
            if (error.kind != ErrorKind::Paced)
                error.detail = QString::fromUtf8(detail);
            const QString what = ui::explain(error, context(true)).what;
            EXPECT_TRUE(what.endsWith(QLatin1Char('.')) && !what.endsWith(QLatin1String(".."))) << what.toStdString();
        }
    }
}

TEST(Explanation, LeadsSomewhereWithEveryContext)
{
    for (const bool isInOutbox : {true, false}) {
        for (const ui::Context &place : {context(isInOutbox), ui::Context{.isInOutbox = isInOutbox}}) {
            for (const SendError &error : allCauses()) {
                const ui::Explanation explanation = ui::explain(error, place);
                EXPECT_TRUE(explanation.what.endsWith(QLatin1Char('.'))) << explanation.what.toStdString();
                EXPECT_FALSE(explanation.why.isEmpty()) << nameOf(error);
                EXPECT_FALSE(explanation.next.isEmpty()) << nameOf(error);
                EXPECT_NE(explanation.action, ui::Action::None) << nameOf(error);
                EXPECT_FALSE(explanation.oneLine().contains(QLatin1Char('%'))) << explanation.oneLine().toStdString();
                EXPECT_FALSE(explanation.oneLine().contains(QLatin1String("  "))) << explanation.oneLine().toStdString();
            }
        }
    }
}

TEST(Explanation, PromisesRetriesOnlyWhereTheyHappen)
{
    for (const SendError &error : allCauses()) {
        const auto disposition = protocol::dispositionOf(error);
        const bool isRetried = disposition == protocol::Disposition::RetryMessage
            || disposition == protocol::Disposition::RetryRelay || error.kind == ErrorKind::CannotWriteFile;
        EXPECT_EQ(ui::explain(error, context(true)).next.contains(QLatin1String("tries again")), isRetried) << nameOf(error);
        EXPECT_FALSE(ui::explain(error, context(false)).next.contains(QLatin1String("tries again"))) << nameOf(error);
    }
}

TEST(Explanation, SaysWhenTheNextAttemptIs)
{
    ui::Context place = context(true);
    place.now = QDateTime(QDate(2026, 3, 2), QTime(14, 2));
    place.nextAttempt = place.now.addSecs(60);
    place.givesUpAt = place.now.addDays(3);
    const QString next = ui::explain(errorOf(ErrorKind::Refused, Stage::Mail, 451), place).next;
    EXPECT_TRUE(next.contains(ui::shortTime(*place.nextAttempt, place.now))) << next.toStdString();
    EXPECT_TRUE(next.contains(ui::shortTime(*place.givesUpAt, place.now))) << next.toStdString();
}

TEST(Explanation, CallsGreylistingByItsName)
{
    SendError error = errorOf(ErrorKind::Refused, Stage::Mail, 451);
    error.enhanced = protocol::EnhancedStatusCode{4, 7, 1};
    EXPECT_TRUE(ui::explain(error, context(true)).what.contains(QLatin1String("greylisting")));
    error.enhanced.reset();
    error.serverText = "Greylisted, please come back";
    EXPECT_TRUE(ui::explain(error, context(true)).what.contains(QLatin1String("greylisting")));
    error.replyCode = 550;
    EXPECT_FALSE(ui::explain(error, context(true)).what.contains(QLatin1String("greylisting")));
}

TEST(Explanation, KeepsTheServersWordsApartAndHarmless)
{
    SendError error = errorOf(ErrorKind::Refused, Stage::Rcpt, 550);
    error.serverText = "no \x1b[31msuch\nuser";
    const ui::Explanation explanation = ui::explain(error, context(true));
    EXPECT_EQ(explanation.serverWords, QStringLiteral("no <U+001B>[31msuch\nuser"));
    EXPECT_FALSE(explanation.oneLine().contains(QLatin1String("such\n")));
}

TEST(Explanation, UnknownAsksBeforeSendingAgain)
{
    SendError error = errorOf(ErrorKind::Disconnected, Stage::EndOfData);
    error.mayHaveBeenDelivered = true;
    const ui::Explanation explanation = ui::explain(error, context(true));
    EXPECT_EQ(explanation.action, ui::Action::SendAgain);
    EXPECT_TRUE(explanation.you.contains(QLatin1String("with the same Message-ID")));
    outbox::ItemSummary found; // by the program's start, with no error to tell of
    found.state = outbox::State::Unknown;
    EXPECT_TRUE(ui::explain(found, context(true)).you.contains(QLatin1String("with the same Message-ID")));
}

outbox::ItemSummary itemOf(outbox::State state, const std::vector<outbox::Outcome> &outcomes = {outbox::Outcome::Pending})
{
    outbox::ItemSummary item;
    item.state = state;
    for (const outbox::Outcome outcome : outcomes) {
        outbox::Recipient recipient;
        recipient.mailbox.address = QStringLiteral("user%1@example.org").arg(item.recipients.size());
        recipient.outcome = outcome;
        item.recipients += recipient;
    }
    return item;
}

TEST(ItemExplanation, EveryStateHasAReasonAndALead)
{
    using outbox::State;
    for (const State state : {State::Draft, State::Scheduled, State::Held, State::Waiting, State::Sending, State::NeedsYou,
             State::Unknown, State::Failed, State::Sent}) {
        const ui::Explanation explanation = ui::explain(itemOf(state), context(true));
        EXPECT_FALSE(explanation.what.isEmpty()) << outbox::stateName(state).toStdString();
        EXPECT_TRUE(!explanation.next.isEmpty() || explanation.action != ui::Action::None)
            << outbox::stateName(state).toStdString();
    }
}

TEST(ItemExplanation, SaysWhoGotIt)
{
    auto item = itemOf(outbox::State::Failed, {outbox::Outcome::Accepted, outbox::Outcome::Refused});
    item.reason = errorOf(ErrorKind::Refused, Stage::Rcpt, 550);
    const ui::Explanation explanation = ui::explain(item, context(true));
    EXPECT_TRUE(explanation.why.contains(QLatin1String("1 of 2"))) << explanation.why.toStdString();
    EXPECT_TRUE(explanation.why.contains(QLatin1String("user1@example.org"))) << explanation.why.toStdString();
    EXPECT_EQ(explanation.action, ui::Action::SendAgainToRefused);
}

TEST(ItemExplanation, SaysHowLongTheRelayKeepsIt)
{
    auto item = itemOf(outbox::State::Sent, {outbox::Outcome::Accepted});
    auto here = context(true);
    here.host = QStringLiteral("smtp.example.org");
    here.now = QDateTime(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC);
    EXPECT_EQ(ui::explain(item, here).what.toStdString(), "Accepted by smtp.example.org.");
    item.backup = QStringLiteral("spare.example");
    EXPECT_EQ(ui::explain(item, here).what.toStdString(), "Accepted by spare.example (the backup).");
    item.backup.clear();
    item.relayHoldsUntil = here.now.addDays(2);
    EXPECT_EQ(ui::explain(item, here).what.toStdString(),
        "Accepted by smtp.example.org, which keeps it until " + ui::shortTime(*item.relayHoldsUntil, here.now).toStdString()
            + ".");
    here.now = *item.relayHoldsUntil; // the relay has let it go
    EXPECT_EQ(ui::explain(item, here).what.toStdString(), "Accepted by smtp.example.org.");
}

TEST(ItemExplanation, PromisesNothingOnceTheTimeIsOver)
{
    auto item = itemOf(outbox::State::Failed, {outbox::Outcome::Refused});
    item.reason = errorOf(ErrorKind::Refused, Stage::Mail, 451);
    const ui::Explanation explanation = ui::explain(item, context(true));
    EXPECT_FALSE(explanation.next.contains(QLatin1String("tries again"))) << explanation.next.toStdString();
}

TEST(OutboxExplanation, HasWordsForEachKind)
{
    using Kind = outbox::OutboxError::Kind;
    QHash<QString, int> known;
    for (const Kind kind : {Kind::CannotRead, Kind::CannotWrite, Kind::DiskFull, Kind::ReadOnly, Kind::Busy, Kind::Damaged,
             Kind::NewerVersion, Kind::BadMessage, Kind::NotFound, Kind::WrongState}) {
        outbox::OutboxError error;
        error.kind = kind;
        error.detail = QStringLiteral("a detail");
        const ui::Explanation explanation = ui::explain(error);
        EXPECT_FALSE(explanation.what.isEmpty());
        EXPECT_FALSE(explanation.next.isEmpty());
        EXPECT_FALSE(known.contains(explanation.what)) << explanation.what.toStdString();
        known.insert(explanation.what, int(kind));
    }
}

TEST(OutboxExplanation, TellsWhyAStateForbidsIt)
{
    const auto whyOf = [](const QString &detail) {
        outbox::OutboxError error;
        error.kind = outbox::OutboxError::Kind::WrongState;
        error.detail = detail;
        return ui::explain(error).why;
    };
    EXPECT_EQ(whyOf(QStringLiteral("sent")), QStringLiteral("It was sent already."));
    EXPECT_EQ(whyOf(QStringLiteral("needsYou")), QStringLiteral("Its state is: Needs you."));
    EXPECT_EQ(whyOf({}), QStringLiteral("It has moved on in the meantime."));
}

TEST(Explanation, SaysOnceThatNothingWasSent)
{
    for (const ErrorKind kind : {ErrorKind::StartTlsNotOffered, ErrorKind::PlainTextInjected}) {
        const auto error = errorOf(kind, Stage::StartTls, 0);
        EXPECT_FALSE(ui::explain(error, context(false)).why.contains(QLatin1String("Nothing secret")));
        EXPECT_TRUE(ui::explain(error, context(true)).why.endsWith(QLatin1String("Nothing secret was sent.")));
    }
}

QString whyOfCertificate(const QString &detail, const QString &host = QStringLiteral("mail.example.org"))
{
    SendError error = errorOf(ErrorKind::CertificateInvalid, Stage::Tls);
    error.detail = detail;
    return ui::explain(
        error, ui::Context{.host = host, .isInOutbox = false, .now = QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC)})
        .why;
}

TEST(Explanation, NamesEachFlawOfACertificateInItsOwnWords)
{
    QStringList known;
    for (const char *reason :
        {"noCertificate", "revoked", "badSignature", "otherName", "selfSigned", "incompleteChain", "unknownIssuer", "expired",
            "notYetValid", "invalidPurpose", "weakKey", "weakSignature", "badDates", "badChain", "notVerified"}) {
        const QString why = whyOfCertificate(QString::fromLatin1(reason));
        EXPECT_FALSE(known.contains(why)) << reason << ": " << why.toStdString();
        known.append(why);
    }
}

TEST(Explanation, TellsByHowMuchACertificateExpiredAndWhoseItIs)
{
    EXPECT_TRUE(whyOfCertificate(QStringLiteral("expired=2026-11-01T12:00:00Z;2026-11-23T12:00:00Z"))
                    .contains(QLatin1String("expired 22 day(s) ago, on 1 Nov 2026")));
    EXPECT_TRUE(
        whyOfCertificate(QStringLiteral("expired=2026-11-23T07:00:00Z")).contains(QLatin1String("expired 5 hour(s) ago")));
    EXPECT_TRUE(whyOfCertificate(QStringLiteral("expired=2026-11-01T12:00:00Z;x;Between")).contains(QLatin1String("Between")));
    EXPECT_TRUE(whyOfCertificate(QStringLiteral("otherName=a.example;b.example;%2B7"))
                    .contains(QLatin1String("a.example, b.example and 7 more, not to mail.example.org")));
    EXPECT_TRUE(whyOfCertificate(QStringLiteral("unknownIssuer=Firm%20CA")).contains(QLatin1String("issued by Firm CA")));
    EXPECT_TRUE(
        whyOfCertificate(QStringLiteral("incompleteChain=R3")).contains(QLatin1String("without that of its issuer R3")));
    const QString hostile = whyOfCertificate(QStringLiteral("otherName=a%1B%5B2J%0A"));
    EXPECT_FALSE(hostile.contains(QChar(0x1b)) || hostile.contains(u'\n')) << hostile.toStdString();
}

TEST(Explanation, BlamesAWrongClockFirst)
{
    SendError error = errorOf(ErrorKind::CertificateInvalid, Stage::Tls);
    error.detail = QStringLiteral("wrongClock=2001-01-01T12:00:00Z, notYetValid=2026-11-01T12:00:00Z");
    const ui::Explanation explanation = ui::explain(error, context(false));
    EXPECT_TRUE(explanation.why.startsWith(QLatin1String("This computer's clock is wrong: it shows 1 Jan 2001.")));
    EXPECT_TRUE(explanation.you.contains(QLatin1String("date and time")));
}

TEST(Explanation, KnowsABridgeOnThisComputer)
{
    SendError error = errorOf(ErrorKind::CertificateInvalid, Stage::Tls);
    error.detail = QStringLiteral("otherName=localhost, selfSigned");
    for (const auto &[host, isBridge] : {std::pair("127.0.0.1", true), std::pair("::1", true), std::pair("localhost", true),
             std::pair("mail.example.org", false)}) {
        const auto explanation = ui::explain(error, ui::Context{.host = QString::fromLatin1(host), .isInOutbox = false});
        EXPECT_EQ(explanation.you.contains(QLatin1String("trust its key")), isBridge) << host;
    }
}

TEST(Explanation, ShowsBothKeysWhenAPinnedOneHasChanged)
{
    SendError error = errorOf(ErrorKind::PinnedKeyChanged, Stage::Tls);
    error.detail = QStringLiteral("keyChanged=0a0b;fe01");
    const ui::Explanation explanation = ui::explain(error, context(true));
    EXPECT_TRUE(explanation.why.contains(QLatin1String("Trusted: 0A:0B. Shown now: FE:01.")));
    EXPECT_EQ(explanation.action, ui::Action::ShowCertificate);
}

TEST(Explanation, NamesTheServerInsideASentenceInSmallLetters)
{
    for (const ErrorKind kind : {ErrorKind::Disconnected, ErrorKind::Unreachable, ErrorKind::TlsFailed,
             ErrorKind::PlainTextInjected, ErrorKind::CertificateInvalid, ErrorKind::TimedOut}) {
        const QString what = ui::explain(errorOf(kind, Stage::Connect, 0), ui::Context{.isInOutbox = false}).what;
        EXPECT_LE(what.indexOf(QLatin1String("The server")), 0) << what.toStdString();
    }
}

TEST(Explanation, TellsWhatIsNoTlsFromPlainText)
{
    auto error = errorOf(ErrorKind::TlsFailed, Stage::Tls, 0);
    ui::Context context;
    context.host = QStringLiteral("mail.example.org");
    context.port = 587;
    error.detail = QStringLiteral("plain text");
    EXPECT_EQ(ui::explain(error, context).what,
        QStringLiteral("Port 587 of mail.example.org does not speak TLS from the first byte; it may want STARTTLS."));
    error.detail = QStringLiteral("no TLS");
    EXPECT_EQ(ui::explain(error, context).what,
        QStringLiteral("mail.example.org agreed to encryption, and then spoke something else."));
}

TEST(Explanation, APortThatDoesNotFitItsEncryptionIsOnesOwnToMend)
{
    auto plain = errorOf(ErrorKind::TlsFailed, Stage::Tls, 0);
    plain.detail = QStringLiteral("plain text");
    EXPECT_EQ(ui::explain(plain, {}).who, ui::Who::You);
    const auto silent = errorOf(ErrorKind::TimedOut, Stage::Greeting, 0);
    EXPECT_EQ(ui::explain(silent, {.isInOutbox = false}).who, ui::Who::You);
    EXPECT_EQ(ui::explain(silent, {}).who, ui::Who::Nobody) << "it spoke before";
}

TEST(Explanation, TellsWhatIsNoMessage)
{
    auto error = errorOf(ErrorKind::BadInput, Stage::Local, 0);
    error.detail = QStringLiteral("noHeader");
    EXPECT_EQ(ui::explain(error, context(false)).what, QStringLiteral("This is no mail message."));
}

TEST(Explanation, TellsThatTheAccountIsGone)
{
    const ui::Explanation explanation = ui::explain(errorOf(ErrorKind::AccountMissing, Stage::Local, 0), context(true));
    EXPECT_EQ(explanation.what, QStringLiteral("The account of this message has been removed."));
    EXPECT_EQ(explanation.action, ui::Action::ChooseAccount);
}

using outbox::State;

outbox::ItemSummary itemIn(State state)
{
    outbox::ItemSummary item;
    item.state = state;
    item.accountId = QStringLiteral("gone");
    item.nextAttempt = QDateTime(QDate(2026, 3, 12), QTime(14, 3), QTimeZone::utc());
    return item;
}

TEST(Explanation, PromisesNoAttemptWhereTheAccountIsGone)
{
    ui::Context gone = context(true);
    gone.isAccountGone = true;
    for (const State state : {State::Waiting, State::Scheduled, State::NeedsYou, State::Held}) {
        const ui::Explanation explanation = ui::explain(itemIn(state), gone);
        EXPECT_EQ(explanation.what, QStringLiteral("The account of this message has been removed."));
        EXPECT_EQ(explanation.action, ui::Action::ChooseAccount);
        EXPECT_FALSE(explanation.oneLine().contains(QStringLiteral("14:03"))) << qPrintable(explanation.oneLine());
    }
    EXPECT_NE(ui::explain(itemIn(State::Sent), gone).action, ui::Action::ChooseAccount);
}

TEST(Explanation, WarnsOfARecoveredMessageUntilAnAccountIsChosen)
{
    ui::Context gone = context(true);
    gone.isAccountGone = true;
    outbox::ItemSummary item = itemIn(State::Held);
    item.accountId.clear();
    item.hold = outbox::HoldReason::Found;
    item.reason = errorOf(ErrorKind::RecordLost, Stage::Local, 0);
    for (const State state : {State::Held, State::Waiting, State::NeedsYou}) {
        const ui::Explanation explanation = ui::explain(item, gone);
        EXPECT_TRUE(explanation.why.contains(QStringLiteral("may have been sent already"))) << qPrintable(explanation.why);
        EXPECT_EQ(explanation.action, ui::Action::ChooseAccount);
        item.state = state; // released: the reason is gone, the warning is not
        item.reason.reset();
    }
}

TEST(Explanation, SaysWhenPillarboxItselfEnded)
{
    auto error = errorOf(ErrorKind::ProgramEnded, Stage::EndOfData, 0);
    error.mayHaveBeenDelivered = true;
    const QString marked = ui::explain(error, context(true)).oneLine();
    EXPECT_TRUE(marked.contains(QStringLiteral("then Pillarbox ended"))) << qPrintable(marked);
    EXPECT_FALSE(marked.contains(QStringLiteral("link was lost"))) << qPrintable(marked);

    outbox::ItemSummary item = itemIn(State::Sending);
    item.reason = errorOf(ErrorKind::Refused, Stage::Rcpt, 450); // of the attempt before
    EXPECT_FALSE(ui::explain(item, context(true)).what.contains(QStringLiteral("ended")));
    item.reason = errorOf(ErrorKind::ProgramEnded, Stage::Local, 0);
    EXPECT_EQ(ui::explain(item, context(true)).what, QStringLiteral("Pillarbox ended while this message was being sent."));
}

TEST(Explanation, ALostSpoolFileIsNobodysRefusal)
{
    outbox::ItemSummary item = itemIn(State::Failed);
    item.recipients.resize(2);
    item.recipients[0].outcome = outbox::Outcome::Accepted;
    item.recipients[1].mailbox.address = QStringLiteral("b@x.example");
    item.reason = errorOf(ErrorKind::SpoolMissing, Stage::Local, 0);
    ui::Explanation explanation = ui::explain(item, context(true));
    EXPECT_TRUE(explanation.why.contains(QStringLiteral("Not sent: b@x.example."))) << qPrintable(explanation.why);
    EXPECT_FALSE(explanation.oneLine().contains(QStringLiteral("efused")));
    EXPECT_EQ(explanation.action, ui::Action::None); // nothing to make it from again
    item.hasDraft = true;
    explanation = ui::explain(item, context(true));
    EXPECT_EQ(explanation.action, ui::Action::SendAgainToRefused);
}

TEST(KeychainExplanation, EachReasonHasASentenceOfItsOwnAndSomethingToDo)
{
    using Kind = account::CredentialError::Kind;
    const ui::Context context{.host = QStringLiteral("mail.firm.example"), .userName = QStringLiteral("ada")};
    QStringList whats;
    for (const Kind kind :
        {Kind::NoKeychain, Kind::NoCollection, Kind::Locked, Kind::Refused, Kind::NotFound, Kind::TimedOut, Kind::Failed}) {
        protocol::SendError error = errorOf(ErrorKind::CredentialMissing, Stage::Auth);
        error.detail = account::reasonOf({kind, {}});
        const ui::Explanation explanation = ui::explain(error, context);
        EXPECT_FALSE(whats.contains(explanation.what)) << qPrintable(explanation.what);
        whats += explanation.what;
        EXPECT_FALSE(explanation.you.isEmpty());
        EXPECT_NE(explanation.action, ui::Action::None);
        EXPECT_EQ(explanation.action == ui::Action::UnlockKeychain, kind == Kind::Locked);
        EXPECT_EQ(explanation.next.contains(QLatin1String("by itself as soon as")), account::isShut(kind));
        EXPECT_EQ(ui::explain(account::CredentialError{kind, {}}, context).what, explanation.what) << "on the command line";
    }
}

TEST(KeychainExplanation, ASigningKeyIsCalledMissingOnlyWhereTheKeychainWasSeenToLackIt)
{
    using Kind = account::CredentialError::Kind;
    for (const Kind kind :
        {Kind::NoKeychain, Kind::NoCollection, Kind::Locked, Kind::Refused, Kind::NotFound, Kind::TimedOut, Kind::Failed}) {
        protocol::SendError error = errorOf(ErrorKind::SigningKeyMissing, Stage::Data);
        error.detail = account::reasonOf({kind, {}});
        const ui::Explanation explanation = ui::explain(error, {});
        EXPECT_EQ(explanation.you.contains(QLatin1String("Make a new key")), kind == Kind::NotFound) << int(kind);
        EXPECT_EQ(explanation.why.contains(QLatin1String("is open and does not hold it")), kind == Kind::NotFound);
        EXPECT_FALSE(explanation.you.contains(QLatin1String("password"))) << "a key is not typed";
        EXPECT_FALSE(explanation.you.isEmpty());
        EXPECT_NE(explanation.action, ui::Action::EnterPassword);
        EXPECT_EQ(explanation.next.contains(QLatin1String("by itself as soon as")), account::isShut(kind));
    }
}

} // namespace
