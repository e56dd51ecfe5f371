#pragma once
// `pillarbox outbox search`: every message with these words, the newest first.

#include "app/cli/outboxtask.h"
#include "smtp/outbox/search.h"

#include <QJsonArray>

#include <optional>

namespace pillarbox::app {

class OutboxSearch : public OutboxTask
{
    Q_OBJECT

public:
    OutboxSearch(QString words, const Profile &profile, bool isJson);

protected:
    void work() override;
    ProfileSession::Use use() const override { return ProfileSession::Use::Read; }

private:
    void findNext(const std::optional<qint64> &before);

    QString m_words;
    std::optional<outbox::Search> m_search;
    QJsonArray m_found;
    QStringList m_lines;
};

} // namespace pillarbox::app
