#include "app/cli/outboxlist.h"

#include "app/cli/itemjson.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace pillarbox::app {

namespace {

constexpr qsizetype kPage = 500; // some MiB with all that is told of them

} // namespace

void OutboxList::work()
{
    box().ids([this](const Expected<QList<outbox::ItemId>, outbox::OutboxError> &ids) {
        if (!ids)
            return fail(failureOf(ids.error()));
        m_ids = ids.value();
        if (isJson())
            m_isWritten = writeRaw("{\"items\":[");
        printPage();
    });
}

void OutboxList::printPage()
{
    if (!m_isWritten || m_next >= m_ids.size())
        return printDrafts();
    const auto page = m_ids.mid(m_next, kPage);
    m_next += kPage;
    box().fetch(page, [this](const Expected<QList<outbox::ItemSummary>, outbox::OutboxError> &items) {
        if (!items) {
            writeError(failureOf(items.error()).text);
            return finish(failureOf(items.error()).code);
        }
        for (const outbox::ItemSummary &item : items.value())
            print(itemJson(item, session().accounts()), itemLine(item, session().accounts()));
        printPage();
    });
}

void OutboxList::printDrafts()
{
    for (const outbox::DraftRecord &draft : box().drafts())
        print(draftJson(draft),
            idText(draft.id) + QLatin1String("  ") + ui::stateWord(outbox::State::Draft) + QLatin1String("  ")
                + ui::printable(draft.draft.subject.toUtf8()));
    end();
}

void OutboxList::print(const QJsonObject &object, const QString &line)
{
    if (!m_isWritten)
        return;
    if (!isJson())
        m_isWritten = writeOutput(line);
    else
        m_isWritten = writeRaw((m_isFirst ? "" : ",") + QJsonDocument(object).toJson(QJsonDocument::Compact));
    m_isFirst = false;
}

void OutboxList::end()
{
    if (isJson() && m_isWritten)
        m_isWritten = writeRaw("]}\n");
    else if (m_isFirst && m_isWritten)
        m_isWritten = writeOutput(QCoreApplication::translate("CommandLine", "The outbox is empty."));
    finish(m_isWritten ? ExitCode::Ok : ExitCode::InputOutput);
}

} // namespace pillarbox::app
