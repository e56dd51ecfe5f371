#include "smtp/protocol/senderror.h"

#include <QByteArrayList>

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

SendError error(Stage stage, ErrorKind kind, int replyCode = 0)
{
    SendError error;
    error.stage = stage;
    error.kind = kind;
    error.replyCode = replyCode;
    return error;
}

struct Row {
    Stage stage;
    ErrorKind kind;
    int replyCode;
    Disposition disposition;
};

} // namespace

TEST(SendError, dispositionFollowsTheTable)
{
    using enum ErrorKind;
    using enum Disposition;
    const Row rows[] = {
        {Stage::Greeting, Refused, 450, RetryRelay},
        {Stage::Greeting, Refused, 554, AskAccount},
        {Stage::Ehlo, Refused, 550, AskAccount},
        {Stage::StartTls, Refused, 454, RetryRelay},
        {Stage::StartTls, Refused, 502, AskAccount},
        {Stage::Auth, Refused, 454, RetryRelay},
        {Stage::Auth, Refused, 504, AskAccount},
        {Stage::Auth, CredentialRefused, 535, AskAccount},
        {Stage::Auth, ClientCertificateRefused, 535, AskAccount},
        {Stage::Mail, Refused, 451, RetryMessage},
        {Stage::Mail, Refused, 550, Final},
        {Stage::Mail, Refused, 530, AskAccount},
        {Stage::Rcpt, Refused, 450, RetryMessage},
        {Stage::Rcpt, Refused, 452, RetryMessage},
        {Stage::Rcpt, Refused, 550, Final},
        {Stage::Data, Refused, 451, RetryMessage},
        {Stage::Data, Refused, 554, Final},
        {Stage::EndOfData, Refused, 452, RetryMessage},
        {Stage::EndOfData, Refused, 552, Final},
        {Stage::Rcpt, ServerClosing, 421, RetryRelay},
        {Stage::EndOfData, ServerClosing, 421, RetryRelay},
        {Stage::Ehlo, ProtocolViolation, 0, RetryRelay},
        {Stage::Resolve, NoSuchHost, 0, AskAccount},
        {Stage::Resolve, ResolveFailed, 0, RetryRelay},
        {Stage::Connect, Unreachable, 0, RetryRelay},
        {Stage::Greeting, TimedOut, 0, RetryRelay},
        {Stage::Data, Disconnected, 0, RetryRelay},
        {Stage::StartTls, StartTlsNotOffered, 0, AskAccount},
        {Stage::StartTls, PlainTextInjected, 0, AskAccount},
        {Stage::Tls, TlsFailed, 0, RetryRelay},
        {Stage::Tls, CertificateInvalid, 0, AskAccount},
        {Stage::Tls, ClientCertificateRefused, 0, AskAccount},
        {Stage::Auth, AuthNotOffered, 0, AskAccount},
        {Stage::Auth, AuthWithoutTls, 0, AskAccount},
        {Stage::Auth, CredentialMissing, 0, AskAccount},
        {Stage::Auth, ServerUnproven, 0, AskAccount},
        {Stage::Local, BadAddress, 0, Final},
        {Stage::Local, BadInput, 0, Final},
        {Stage::Local, NoRecipients, 0, Final},
        {Stage::Local, TooLarge, 0, Final},
        {Stage::Local, NeedsSmtpUtf8, 0, Final},
        {Stage::Local, Needs8BitMime, 0, Final},
        {Stage::Local, LineTooLong, 0, Final},
        {Stage::Local, CannotReadFile, 0, Final},
        {Stage::Local, SpoolUnreadable, 0, RetryMessage},
        {Stage::Local, SpoolMissing, 0, Final},
        {Stage::Local, AccountMissing, 0, AskAccount},
        {Stage::Local, ProgramEnded, 0, RetryRelay},
        {Stage::Local, CannotWriteFile, 0, Final},
        {Stage::Mail, Cancelled, 0, Final},
        {Stage::Local, Internal, 0, Final},
    };
    for (const Row &row : rows)
        EXPECT_EQ(dispositionOf(error(row.stage, row.kind, row.replyCode)), row.disposition)
            << stageName(row.stage).constData() << ' ' << errorKindName(row.kind).constData() << ' ' << row.replyCode;
}

TEST(SendError, whatMayHaveBeenDeliveredIsNeverTriedAgain)
{
    for (const auto kind : {ErrorKind::TimedOut, ErrorKind::Disconnected, ErrorKind::ProtocolViolation, ErrorKind::Cancelled}) {
        SendError uncertain = error(Stage::EndOfData, kind);
        uncertain.mayHaveBeenDelivered = true;
        EXPECT_EQ(dispositionOf(uncertain), Disposition::Unknown);
    }
}

TEST(SendError, everyStageHasItsWord)
{
    const QByteArrayList words
        = {"local", "resolve", "connect", "greeting", "ehlo", "starttls", "tls", "auth", "mail", "rcpt", "data", "eod"};
    for (int at = 0; at < words.size(); ++at) {
        EXPECT_EQ(stageName(Stage(at)), words.at(at));
        EXPECT_EQ(stageFromName(words.at(at)), Stage(at));
    }
    EXPECT_FALSE(stageFromName("Local"));
    EXPECT_FALSE(stageFromName(""));
}

TEST(SendError, everyKindHasAWordOfItsOwn)
{
    QByteArrayList words;
    for (int at = 0; at <= int(ErrorKind::Internal); ++at) {
        const QByteArray word = errorKindName(ErrorKind(at));
        EXPECT_FALSE(word.isEmpty()) << at;
        EXPECT_FALSE(words.contains(word)) << word.constData();
        EXPECT_EQ(errorKindFromName(word), ErrorKind(at));
        words.append(word);
    }
    EXPECT_FALSE(errorKindFromName("nonsense"));
}

} // namespace pillarbox::protocol
