#pragma once
// Where a delivery's content comes from.

#include <QIODevice>

#include <functional>
#include <memory>

namespace pillarbox::transport {

// The content from its start, open for reading, each time it is asked: a relay that does not do what it offered gets it a
// second time in another form. Null: it cannot be read.
using ContentOpener = std::function<std::unique_ptr<QIODevice>()>;

} // namespace pillarbox::transport
