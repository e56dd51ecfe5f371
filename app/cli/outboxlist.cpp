#include "app/cli/outboxlist.h"

#include "app/cli/itemjson.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace pillarbox::app {

void OutboxList::work()
{
    QJsonArray list;
    QStringList lines;
    for (const outbox::ItemSummary &item : box().items()) {
        list += itemJson(item, session().accounts());
        lines += itemLine(item, session().accounts());
    }
    for (const outbox::DraftRecord &draft : box().drafts()) {
        list += draftJson(draft);
        lines += idText(draft.id) + QLatin1String("  ") + ui::stateWord(outbox::State::Draft) + QLatin1String("  ")
            + ui::printable(draft.draft.subject.toUtf8());
    }
    const QString text
        = lines.isEmpty() ? QCoreApplication::translate("CommandLine", "The outbox is empty.") : lines.join(QLatin1Char('\n'));
    succeed({{QStringLiteral("items"), list}}, text);
}

} // namespace pillarbox::app
