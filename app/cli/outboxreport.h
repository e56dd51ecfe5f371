#pragma once
// `pillarbox outbox report`: mails that came back, put down to the messages they are about. One that is of no use stops none
// behind it.

#include "app/cli/outboxtask.h"

#include <QJsonArray>

#include <optional>

namespace pillarbox::app {

class OutboxReport : public OutboxTask
{
    Q_OBJECT

public:
    OutboxReport(QStringList files, const Profile &profile, bool isJson);

protected:
    void work() override;

private:
    void readNext();
    void onRead(const Expected<outbox::ReportMatch, outbox::OutboxError> &match);
    void refuse(ExitCode code, const QString &reason);
    void show(const outbox::ReportMatch &match, const outbox::ItemSummary &item);
    void note(const QString &text, const QStringList &recipients, const QStringList &strangers,
        const std::optional<outbox::ReportMatch> &match);

    QStringList m_files;
    QJsonArray m_reports;
    QStringList m_lines;
    std::optional<Failure> m_failure; // the first
};

} // namespace pillarbox::app
