#include "app/cli/outboxsearch.h"

#include "app/cli/itemjson.h"

#include <QCoreApplication>

namespace pillarbox::app {

OutboxSearch::OutboxSearch(QString words, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_words(std::move(words))
{
}

void OutboxSearch::work()
{
    m_search.emplace(box());
    findNext({});
}

void OutboxSearch::findNext(const std::optional<qint64> &before)
{
    const auto onPage = [this](const Expected<outbox::SearchPage, outbox::OutboxError> &page) {
        if (!page)
            return fail(failureOf(page.error()));
        for (const outbox::ItemSummary &item : page->items) {
            m_found += itemJson(item, session().accounts());
            m_lines += itemLine(item, session().accounts());
        }
        if (page->next)
            return findNext(page->next);
        const QString text = m_lines.isEmpty() ? QCoreApplication::translate("CommandLine", "No message was found.")
                                               : m_lines.join(QLatin1Char('\n'));
        succeed({{QStringLiteral("items"), m_found}}, text);
    };
    m_search->find({.words = m_words, .states = {}, .before = before}, onPage);
}

} // namespace pillarbox::app
