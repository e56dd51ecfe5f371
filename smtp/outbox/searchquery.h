#pragma once
// What a person types into a search field, as an expression of FTS5: every word is looked for as a beginning, what stands in
// quotes as it stands; all must be found. Nothing that is typed is an operator, so nothing can be wrong. Umlauts are found
// however they are written: Müller, Muller and Mueller are one.

#include <QString>

namespace pillarbox::outbox {

// Empty: there is nothing to look for in it.
QString searchExpression(const QString &typed);

} // namespace pillarbox::outbox
