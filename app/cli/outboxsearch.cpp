#include "app/cli/outboxsearch.h"

#include "app/cli/itemjson.h"
#include "smtp/outbox/searchquery.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class SearchWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString nothing() { return tr("Nothing was looked for: there is no word and no sign in it."); }
    static QString none() { return tr("No message was found."); }
};

} // namespace

OutboxSearch::OutboxSearch(QString words, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_words(std::move(words))
{
}

void OutboxSearch::work()
{
    if (!outbox::searchCondition(m_words)) {
        const QString text = SearchWords::nothing();
        if (isJson())
            writeError(text);
        return succeed({{QStringLiteral("items"), QJsonArray()}}, text);
    }
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
        const QString text = m_lines.isEmpty() ? SearchWords::none() : m_lines.join(QLatin1Char('\n'));
        succeed({{QStringLiteral("items"), m_found}}, text);
    };
    m_search->find({.words = m_words, .states = {}, .before = before}, onPage);
}

} // namespace pillarbox::app
