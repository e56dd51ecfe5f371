#include "smtp/outbox/search.h"

namespace pillarbox::outbox {

Search::Search(Outbox &outbox)
    : m_outbox(outbox)
{
}

Search::~Search()
{
    cancel();
}

void Search::cancel()
{
    ++*m_current;
}

void Search::find(const SearchRequest &request, Callback done)
{
    cancel();
    step(m_outbox, request, {}, m_current, *m_current, done);
}

void Search::step(
    Outbox &outbox, const SearchRequest &request, SearchPage sofar, const Number &current, quint64 number, const Callback &done)
{
    const auto job = [request, current, number](Store &store) -> Expected<SearchPage, OutboxError> {
        return number == *current ? store.search(request) : SearchPage{};
    };
    const auto onPage = [&outbox, request, sofar, current, number, done](const Expected<SearchPage, OutboxError> &page) {
        if (number != *current)
            return;
        if (!page)
            return done(page);
        SearchPage whole{sofar.items + page->items, page->next};
        const auto missing = static_cast<int>(request.most - page->items.size());
        if (!page->next || missing <= 0)
            return done(whole);
        SearchRequest rest = request;
        rest.before = page->next;
        rest.most = missing;
        step(outbox, rest, whole, current, number, done);
    };
    outbox.onStore<SearchPage>(job, onPage);
}

} // namespace pillarbox::outbox
