#pragma once
// What a name server says of a recipient's domain, as a sentence.

#include <QHash>
#include <QString>

namespace pillarbox::ui {

struct DomainNote {
    QString sentence;
    bool isWarning = false; // no mail can arrive there

    bool operator==(const DomainNote &) const = default;
};

using DomainNotes = QHash<QString, DomainNote>; // by domain, in A-labels

} // namespace pillarbox::ui
