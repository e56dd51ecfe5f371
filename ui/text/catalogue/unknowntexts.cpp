// Codes that say nothing more.

#include "ui/text/catalogue/causetext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

constexpr CauseText texts[]{
    {CauseId::UnknownForGood, Who::Provider, false, Action::Edit,
        QT_TRANSLATE_NOOP("Causes", "It is a refusal for good, with a code that says no more."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
    {CauseId::UnknownForNow, Who::Nobody, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "It is a refusal for now, with a code that says no more."),
        QT_TRANSLATE_NOOP("Causes", "Send it again later.")},
};

} // namespace

CauseTexts unknownTexts()
{
    return texts;
}

} // namespace pillarbox::ui
