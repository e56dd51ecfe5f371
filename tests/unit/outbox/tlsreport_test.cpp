// What is said of TLS to whoever runs a relay: RFC 8460's form, from attempts as they are kept.

#include "smtp/outbox/tlsreport.h"
#include "tests/support/testcertificates.h"
#include "tests/unit/outbox/outboxworld.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace pillarbox::test {
namespace {

using namespace Qt::StringLiterals;
using outbox::Attempt;
using outbox::ItemId;
using outbox::State;
using outbox::TlsReport;
using protocol::ErrorKind;
using protocol::Stage;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 0), Qt::UTC);

Attempt failedBy(ErrorKind kind, const QString &detail, const QDateTime &at = kNow, Stage stage = Stage::Tls)
{
    Attempt attempt;
    attempt.startedAt = at;
    attempt.error.emplace();
    attempt.error->stage = stage;
    attempt.error->kind = kind;
    attempt.error->detail = detail;
    return attempt;
}

Attempt secured()
{
    Attempt attempt;
    attempt.startedAt = kNow;
    attempt.session.emplace();
    attempt.session->endpoint.host = u"smtp.firm.example"_s;
    attempt.session->address = QHostAddress(u"192.0.2.7"_s);
    attempt.session->tls.emplace();
    attempt.session->tls->isTrusted = true;
    return attempt;
}

QJsonObject jsonOf(const TlsReport &report)
{
    return report.toJson({u"Pillarbox"_s, u"ada@firm.example"_s, kNow.addDays(-1), kNow.addDays(1)});
}

TEST(TlsReport, EveryKindOfFailureHasItsResultType)
{
    const QList<QPair<Attempt, QString>> cases{
        {failedBy(ErrorKind::StartTlsNotOffered, {}), u"starttls-not-supported"_s},
        {failedBy(ErrorKind::Downgraded, u"STARTTLS"_s), u"starttls-not-supported"_s},
        {failedBy(ErrorKind::Refused, {}, kNow, Stage::StartTls), u"starttls-not-supported"_s},
        {failedBy(ErrorKind::CertificateInvalid, u"otherName=a.example"_s), u"certificate-host-mismatch"_s},
        {failedBy(ErrorKind::CertificateInvalid, u"expired=2026-01-01T00%3A00%3A00Z"_s), u"certificate-expired"_s},
        {failedBy(ErrorKind::CertificateInvalid, u"selfSigned=a"_s), u"certificate-not-trusted"_s},
        {failedBy(ErrorKind::CertificateInvalid, u"weakKey"_s), u"validation-failure"_s},
        {failedBy(ErrorKind::PinnedKeyChanged, u"keyChanged=aa;bb"_s), u"validation-failure"_s},
        {failedBy(ErrorKind::TlsFailed, u"no shared cipher"_s), u"validation-failure"_s},
        {failedBy(ErrorKind::PlainTextInjected, {}), u"validation-failure"_s},
    };
    for (const auto &[attempt, result] : cases) {
        TlsReport report;
        report.add(u"smtp.firm.example:587"_s, attempt);
        const QJsonObject policy = jsonOf(report)[u"policies"_s][0].toObject();
        EXPECT_EQ(policy[u"failure-details"_s][0][u"result-type"_s], result) << qPrintable(attempt.error->detail);
        EXPECT_EQ(policy[u"policy"_s][u"policy-domain"_s], u"smtp.firm.example"_s);
    }
}

TEST(TlsReport, WhatIsNoMatterOfTlsIsLeftOut)
{
    TlsReport report;
    for (const ErrorKind kind : {ErrorKind::CredentialRefused, ErrorKind::Unreachable, ErrorKind::TimedOut})
        report.add(u"smtp.firm.example:587"_s, failedBy(kind, {}));
    report.add(u"smtp.firm.example:587"_s, failedBy(ErrorKind::Refused, {}, kNow, Stage::Rcpt));
    report.add(u"smtp.firm.example:587"_s, failedBy(ErrorKind::Downgraded, u"SCRAM-SHA-256"_s));
    EXPECT_EQ(jsonOf(report)[u"policies"_s].toArray(), QJsonArray());
    EXPECT_EQ(report.failures(), 0);
}

TEST(TlsReport, CountsAndTimes)
{
    TlsReport report;
    report.add(u"x"_s, secured());
    report.add(u"x"_s, secured());
    const auto failed = [](const QDateTime &at) {
        Attempt attempt = failedBy(ErrorKind::CertificateInvalid, u"selfSigned=a"_s, at);
        attempt.session = secured().session;
        attempt.session->tls->isTrusted = false;
        transport::CertificateFacts certificate;
        certificate.sha256 = QByteArray(32, '\x11');
        attempt.session->tls->chain.append(certificate);
        return attempt;
    };
    for (const int minute : {7, 3, 5})
        report.add(u"x"_s, failed(kNow.addSecs(60 * minute)));
    const QJsonObject json = jsonOf(report);
    EXPECT_EQ(json[u"date-range"_s][u"start-datetime"_s], u"2026-03-01T14:00:00Z"_s);
    const QJsonObject policy = json[u"policies"_s][0].toObject();
    EXPECT_EQ(policy[u"policy"_s][u"policy-type"_s], u"no-policy-found"_s);
    EXPECT_EQ(policy[u"summary"_s][u"total-successful-session-count"_s], 2);
    EXPECT_EQ(policy[u"summary"_s][u"total-failure-session-count"_s], 3);
    ASSERT_EQ(policy[u"failure-details"_s].toArray().size(), 1);
    const QJsonObject detail = policy[u"failure-details"_s][0].toObject();
    EXPECT_EQ(detail[u"failed-session-count"_s], 3);
    EXPECT_EQ(detail[u"receiving-ip"_s], u"192.0.2.7"_s);
    EXPECT_EQ(detail[u"failure-reason-code"_s].toString(),
        u"certificateInvalid: selfSigned=a; certificate SHA-256 "_s + u"11"_s.repeated(32)
            + u"; first 2026-03-02T14:03:00Z, last 2026-03-02T14:07:00Z"_s);
}

TEST(TlsReport, IsMadeFromWhatTheOutboxKeeps)
{
    OutboxWorld world;
    auto account = world.account();
    account.trustedPem = TestCertificates(u"Another authority"_s).authorityPem();
    world.change(account);
    const ItemId id = world.enqueue(draftTo({u"b@x.example"_s}));
    world.startService();
    ASSERT_TRUE(world.awaitState(id, State::NeedsYou));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto report = world.answerOf<TlsReport>([&](auto done) {
        world.outbox->onStore<TlsReport>(
            [&](outbox::Store &store) { return store.items().tlsReport(now.addDays(-1), now.addDays(1)); }, done);
    });
    ASSERT_TRUE(report);
    EXPECT_EQ(report->failures(), 1);
    const QJsonObject detail = jsonOf(*report)[u"policies"_s][0][u"failure-details"_s][0].toObject();
    EXPECT_EQ(detail[u"result-type"_s], u"certificate-not-trusted"_s);
    EXPECT_TRUE(detail[u"failure-reason-code"_s].toString().contains(u"certificate SHA-256 "_s));
}

} // namespace
} // namespace pillarbox::test
