#include "tests/crash/faultybox.h"

#include "tests/crash/profile.h"

#include <QDir>
#include <QFile>

namespace pillarbox::test {

using namespace Qt::StringLiterals;
using outbox::ItemId;
using outbox::Outbox;

namespace {

const QString kSubject = u"Plans"_s;
const message::Mailbox kFrom{{}, u"ada@firm.example"_s};
const QList<message::Mailbox> kTo{{{}, u"b@x.example"_s}, {{}, u"c@x.example"_s}};

message::Draft draft()
{
    message::Draft draft;
    draft.accountId = u"1"_s;
    draft.from = kFrom;
    draft.to = kTo;
    draft.subject = kSubject;
    draft.body = u"Good morning.\n"_s.repeated(1000);
    return draft;
}

} // namespace

FaultyBox::FaultyBox()
    : m_folder(placeOfProfiles())
{
    QDir().mkpath(m_folder.path() + u"/out"_s);
    QFile ready(m_folder.path() + u"/ready.eml"_s);
    if (ready.open(QIODevice::WriteOnly))
        ready.write("From: ada@firm.example\r\nTo: b@x.example\r\nSubject: Plans\r\nMessage-ID: <1@firm.example>\r\n"
                    "Date: Mon, 02 Mar 2026 14:02:00 +0000\r\n\r\nText\r\n");
    ready.close();
    faults = std::make_unique<DiskFaults>(m_folder.path());
}

FaultyBox::Error FaultyBox::open()
{
    m_outbox.reset();
    m_outbox = std::make_unique<Outbox>(directory(), m_clock);
    const auto error = answerOf<Done>([this](auto done) { m_outbox->open(done); });
    m_outbox->sweep(); // as the process does that sends
    (void)answerOf<QList<ItemId>>([this](auto done) { m_outbox->ids(done); }); // that comes behind it
    return error;
}

FaultyBox::Error FaultyBox::saveDraft()
{
    m_clock.advance(std::chrono::seconds(1)); // a row that stays the same would not be written
    return answerOf<Done>([this](auto done) { m_outbox->saveDraft(m_draft, draft(), done); });
}

FaultyBox::Error FaultyBox::queue()
{
    return answerOf<ItemId>([this](auto done) { m_outbox->enqueue(draft(), m_draft, done); }, &item);
}

FaultyBox::Error FaultyBox::queueReady()
{
    return answerOf<ItemId>(
        [this](auto done) { m_outbox->enqueueEml(m_folder.path() + u"/ready.eml"_s, u"1"_s, kFrom, kTo, done); }, &item);
}

FaultyBox::Error FaultyBox::change(void (Outbox::*how)(const ItemId &, Outbox::Callback<Done>))
{
    return answerOf<Done>([this, how](auto done) { (m_outbox.get()->*how)(item, done); });
}

FaultyBox::Error FaultyBox::editAgain()
{
    return answerOf<outbox::DraftRecord>([this](auto done) { m_outbox->editAgain(item, done); });
}

FaultyBox::Error FaultyBox::exportIt()
{
    return answerOf<Done>([this](auto done) { m_outbox->exportTo(item, exported(), done); });
}

QByteArray FaultyBox::where()
{
    QByteArrayList places;
    for (const auto &record : m_outbox->drafts())
        places.append(record.draft.body == draft().body && record.draft.subject == kSubject ? "draft" : "another draft");
    const QStringList files = QDir(directory() + u"/spool"_s).entryList(QDir::Files);
    for (const QString &file : files) {
        const auto *found = m_outbox->find(ItemId::fromString(file.left(36)));
        if (!found)
            places.append("file of nobody");
        else if (QFile(directory() + u"/spool/"_s + file).size() != found->size || found->recipients.size() != 2)
            places.append("incomplete");
        else
            places.append(outbox::stateName(found->state));
    }
    if (!item.isNull() && m_outbox->find(item) && files.isEmpty())
        places.append("bytes missing");
    if (!QDir(directory()).entryList({u"*damaged*"_s}).isEmpty())
        places.append("set aside");
    return places.isEmpty() ? "none" : places.join(" and ");
}

} // namespace pillarbox::test
