#include "app/cli/outboxtlsreport.h"

#include "smtp/outbox/tlsreport.h"

#include <QJsonDocument>

namespace pillarbox::app {

OutboxTlsReport::OutboxTlsReport(int days, QString contact, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_days(days)
    , m_contact(std::move(contact))
{
}

void OutboxTlsReport::work()
{
    const QDateTime to = clock().now().toUTC();
    const QDateTime from = to.addDays(-m_days);
    box().onStore<outbox::TlsReport>([from, to](outbox::Store &store) { return store.items().tlsReport(from, to); },
        [this, from, to](const Expected<outbox::TlsReport, outbox::OutboxError> &report) {
            if (!report)
                return fail(failureOf(report.error()));
            const QJsonObject object = report->toJson({QStringLiteral("Pillarbox"), m_contact, from, to});
            succeed(object, QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
        });
}

} // namespace pillarbox::app
