#pragma once
// One search after another in an outbox, page by page, the newest messages first. GUI thread; the work is done on the store
// thread, in steps between which other jobs get their turn. A new question takes the place of the one before.

#include "smtp/outbox/outbox.h"

#include <atomic>

namespace pillarbox::outbox {

class Search
{
public:
    using Callback = Outbox::Callback<SearchPage>;

    explicit Search(Outbox &outbox);
    ~Search();
    Search(const Search &) = delete;
    Search &operator=(const Search &) = delete;

    // A whole page, or what there is. What is still under way is given up: its done is never called.
    void find(const SearchRequest &request, Callback done);
    void cancel();

private:
    using Number = std::shared_ptr<std::atomic<quint64>>;
    static void step(Outbox &outbox, const SearchRequest &request, SearchPage sofar, const Number &current, quint64 number,
        const Callback &done);

    Outbox &m_outbox;
    Number m_current = std::make_shared<std::atomic<quint64>>(0); // read on the store thread too
};

} // namespace pillarbox::outbox
