#pragma once
// What a person types into a search field, as FTS5 looks for it: every word is looked for as a beginning, what stands in
// quotes as it stands; all must be found. Nothing that is typed is an operator, so nothing can be wrong. Umlauts are found
// however they are written: Müller, Muller and Mueller are one. Signs beside words are passed over, as the index does; signs
// alone, as an emoji, are looked for as they stand.

#include <QString>
#include <QVariantList>

#include <optional>

namespace pillarbox::outbox {

// Empty: there is no word in it.
QString searchExpression(const QString &typed);

// Over the rows of the table "search".
struct SearchCondition {
    QString filter; // by the index, or "1"
    QString isHit; // of a row that passes it
    QVariantList values; // of filter and isHit together
};
// Absent: there is nothing to look for in it.
std::optional<SearchCondition> searchCondition(const QString &typed);

} // namespace pillarbox::outbox
