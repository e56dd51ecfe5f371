#pragma once
// The report of a test of mail.example.org that went well, and what may have gone otherwise.

#include "smtp/account/connectiontest.h"

#include <QTimeZone>

namespace pillarbox::test {

class TestedRelay
{
public:
    TestedRelay()
    {
        using namespace Qt::StringLiterals;
        using namespace std::chrono_literals;
        using Asked = account::NameAnswer::State;
        report.host = u"mail.example.org"_s;
        report.at = QDateTime(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());
        report.names = {{u"mail.example.org"_s, u"A"_s, {u"192.0.2.1"_s}, Asked::Answered, 0ms, 8ms},
            {u"mail.example.org"_s, u"AAAA"_s, {}, Asked::Answered, 0ms, 9ms},
            {u"_submissions._tcp.example.org"_s, u"SRV"_s, {}, Asked::Answered, 0ms, 7ms}};
        report.probedAt = 2ms;
        transport::Candidate candidate;
        candidate.endpoint = {report.host, 587, protocol::Security::StartTls};
        candidate.address = QHostAddress(u"192.0.2.1"_s);
        candidate.isFinished = true;
        candidate.startedAt = 10ms;
        candidate.connectTook = 20ms;
        candidate.tlsTook = 30ms;
        candidate.took = 60ms;
        candidate.tls = transport::TlsFacts{};
        candidate.tls->version = u"TLSv1.3"_s;
        candidate.tls->cipher = u"TLS_AES_256_GCM_SHA384"_s;
        candidate.tls->isTrusted = true;
        candidate.capabilities.isEsmtp = true;
        candidate.capabilities.lines = {"SIZE 36700160", "AUTH PLAIN"};
        candidate.capabilities.mechanisms = {"PLAIN"};
        candidate.capabilities.sizeLimit = 36700160;
        candidate.plainOffer = {"SIZE 36700160", "STARTTLS"};
        report.candidates = {candidate};
        report.best = 0;
        report.isFinished = true;
    }

    void signIn()
    {
        report.userName = QStringLiteral("ada");
        report.signInAt = std::chrono::milliseconds(90);
        report.signInTook = std::chrono::milliseconds(40);
        report.signIn = account::SignedIn{};
    }
    void refuse(protocol::Stage stage, protocol::ErrorKind kind, int code, const QByteArray &words)
    {
        signIn();
        report.signIn = account::SignInCheck::Result(Unexpected{error(stage, kind, code, words)});
    }
    struct Told {
        QString recipient;
        int code = 250;
        QByteArray words;
    };
    void rehearse(const QList<Told> &told)
    {
        signIn();
        protocol::DeliveryOutcome outcome;
        for (const Told &one : told) {
            outcome.recipients.append({.index = int(report.recipients.size()),
                .replyCode = one.code,
                .enhanced = {},
                .text = QByteArray::number(one.code) + ' ' + one.words});
            report.recipients += one.recipient;
        }
        account::SignedIn signedIn;
        signedIn.rehearsal = outcome;
        report.signIn = signedIn;
    }
    // As it is before the endpoint greeted and a name was answered.
    void await()
    {
        report.isFinished = false;
        report.best.reset();
        report.candidates.first().isFinished = false;
        report.names[1].state = account::NameAnswer::State::Awaited;
    }
    // The one endpoint ended so.
    void fail(protocol::Stage stage, protocol::ErrorKind kind)
    {
        transport::Candidate &candidate = report.candidates.first();
        candidate.error = error(stage, kind, 0, {});
        report.best.reset();
        if (kind != protocol::ErrorKind::CertificateInvalid)
            candidate.tls.reset();
        else
            candidate.tls->isTrusted = false;
    }
    // There is no such name, so that nothing was tried.
    void forget()
    {
        report.names.first().values.clear();
        report.candidates.clear();
        report.best.reset();
    }

    account::ConnectionTestReport report;

private:
    static protocol::SendError error(protocol::Stage stage, protocol::ErrorKind kind, int code, const QByteArray &words)
    {
        protocol::SendError error;
        error.stage = stage;
        error.kind = kind;
        error.replyCode = code;
        error.serverText = words.isEmpty() ? QByteArray() : QByteArray(QByteArray::number(code) + ' ' + words);
        return error;
    }
};

} // namespace pillarbox::test
