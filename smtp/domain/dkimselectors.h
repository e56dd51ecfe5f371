#pragma once
// The selectors that providers are known to use, for who has none to name.

#include <QByteArrayList>
#include <QStringList>

namespace pillarbox::domain {

// included: the domains of an SPF record, which name the providers. Empty: none known.
QByteArrayList knownSelectors(const QStringList &included);

} // namespace pillarbox::domain
