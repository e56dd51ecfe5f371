#include "ui/text/catalogue/causetext.h"

#include <QHash>

namespace pillarbox::ui {

QList<CauseTexts> allCauseTexts()
{
    return {addressTexts(), mailboxTexts(), serverTexts(), protocolTexts(), contentTexts(), policyTexts(), signinTexts(),
        linkTexts(), unknownTexts()};
}

const CauseText &textOf(CauseId id)
{
    static const auto byId = [] {
        QHash<CauseId, const CauseText *> found;
        for (const CauseTexts &texts : allCauseTexts())
            for (const CauseText &text : texts)
                found.insert(text.id, &text);
        return found;
    }();
    return *byId.value(id); // a test walks them all: none is missing
}

} // namespace pillarbox::ui
