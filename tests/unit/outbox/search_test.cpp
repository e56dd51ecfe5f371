// Messages are found again by what a person remembers of them.

#include "smtp/outbox/search.h"
#include "tests/support/await.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QSet>
#include <QTemporaryDir>
#include <QTimeZone>

#include <gtest/gtest.h>

#include <chrono>

namespace pillarbox::outbox {

using namespace Qt::StringLiterals;

const QDateTime kNow(QDate(2026, 3, 2), QTime(14, 2), QTimeZone::utc());

class SearchTest : public testing::Test
{
protected:
    SearchTest() { EXPECT_TRUE(store.open(kNow)); }

    ItemId add(const QString &subject, const QString &text = {}, State state = State::Sent)
    {
        NewItem item;
        item.summary.id = ItemId::createUuid();
        item.summary.state = state;
        item.summary.subject = subject;
        item.summary.from = {u"Ada Lovelace"_s, u"ada@firm.example"_s};
        Recipient to;
        to.mailbox = {u"Jürgen Größe"_s, u"j.groesse@kunde.example"_s};
        Recipient hidden;
        hidden.mailbox = {{}, u"boss@firm.example"_s};
        hidden.isHidden = true;
        item.summary.recipients = {to, hidden};
        item.summary.queuedAt = item.summary.changedAt = kNow;
        item.summary.messageId = "<1@firm.example>";
        item.searchable.text = text;
        EXPECT_TRUE(store.add(item, {}));
        return item.summary.id;
    }

    QList<ItemId> found(const QString &words, const QList<State> &states = {})
    {
        SearchRequest request{.words = words, .states = states, .before = {}, .most = 100};
        const auto page = store.search(request);
        EXPECT_TRUE(page) << words.toStdString();
        QList<ItemId> ids;
        if (page)
            for (const ItemSummary &item : page->items)
                ids.append(item.id);
        return ids;
    }

    QTemporaryDir folder;
    Store store{OutboxPaths{folder.path() + u"/profile"_s}};
};

TEST_F(SearchTest, FindsSubjectPeopleAndText)
{
    const ItemId id = add(u"Quarterly numbers"_s, u"Revenue went up in Orléans, see the table."_s);
    add(u"Lunch"_s);
    for (const QString &words : {u"quarterly"_s, u"NUMB"_s, u"rev"_s, u"revenue table"_s, u"\"went up\""_s, u"orleans"_s,
             u"numbers lovelace"_s, u"quarterly j.groesse@kunde.example"_s, u"quart boss@firm"_s})
        EXPECT_EQ(found(words), QList{id}) << words.toStdString();
    for (const QString &words : {u"quarterly lunch"_s, u"\"up went\""_s, u"evenue"_s, u"\"quart\""_s})
        EXPECT_TRUE(found(words).isEmpty()) << words.toStdString();
}

TEST_F(SearchTest, UmlautsAreFoundHoweverTheyAreWritten)
{
    const ItemId id = add(u"Straße und Übergröße"_s);
    for (const QString &words : {u"Straße"_s, u"strasse"_s, u"STRASSE"_s, u"übergröße"_s, u"ubergroße"_s, u"Uebergroesse"_s,
             u"Jürgen"_s, u"jurgen"_s, u"juergen"_s, u"Gr\u006f\u0308\u00dfe"_s})
        EXPECT_EQ(found(words), QList{id}) << words.toStdString();
}

TEST_F(SearchTest, SignsAloneAreFoundAsTheyStand)
{
    const ItemId party = add(u"\U0001F389 today"_s);
    const ItemId half = add(u"Plans"_s, u"50% *off*"_s, State::Held);
    EXPECT_EQ(found(u"\U0001F389"_s), QList{party});
    EXPECT_EQ(found(u"% *"_s), QList{half});
    EXPECT_EQ(found(u"*"_s, {State::Sent}), QList<ItemId>());
    EXPECT_EQ(found(u"@"_s), (QList{half, party}));
    EXPECT_TRUE(found(u"\u2603"_s).isEmpty());
}

TEST_F(SearchTest, NothingTypedIsAnError)
{
    add(u"Plans"_s);
    const QStringList typed{u"AND"_s, u"OR OR"_s, u"NOT plans"_s, u"NEAR("_s, u"plans*"_s, u"subject:plans"_s,
        u"{subject people}: x"_s, u"^plans"_s, u"\""_s, u"\"\""_s, u"\"\"\""_s, u"a\"b"_s, u"'; DROP TABLE items; --"_s,
        u"(("_s, u"plans +"_s, u"%_"_s, QString(QString(QChar(0)) + u"plans"_s), QString(u"pl"_s + QChar(0) + u"ans"_s),
        QString(QChar(0xd800)), u"\U0001F4E7"_s, u"\u200b\u202e"_s, u"-"_s, u"\\"_s};
    for (const QString &words : typed)
        found(words); // asserts inside
    EXPECT_EQ(found(u"plans"_s).size(), 1);
}

TEST_F(SearchTest, OnlyInTheStatesAsked)
{
    const ItemId sent = add(u"Plans"_s);
    const ItemId held = add(u"Plans"_s, {}, State::Held);
    EXPECT_EQ(found(u"plans"_s), (QList{held, sent}));
    EXPECT_EQ(found(u"plans"_s, {State::Sent, State::Failed}), QList{sent});
}

TEST_F(SearchTest, WhatIsDeletedIsNotFound)
{
    const ItemId id = add(u"Plans"_s);
    ASSERT_TRUE(store.remove(id));
    EXPECT_TRUE(found(u"plans"_s).isEmpty());
    const ItemId next = add(u"Other"_s); // may take its key
    EXPECT_TRUE(found(u"plans"_s).isEmpty());
    EXPECT_EQ(found(u"other"_s), QList{next});
}

TEST_F(SearchTest, ComesInPagesTheNewestFirst)
{
    QList<ItemId> newestFirst;
    for (int i = 0; i < 25; ++i)
        newestFirst.prepend(add(u"Plan"_s));
    SearchRequest request{.words = u"plan"_s, .states = {}, .before = {}, .most = 10};
    QList<ItemId> all;
    QList<qsizetype> sizes;
    do {
        const auto page = store.search(request);
        ASSERT_TRUE(page);
        sizes.append(page->items.size());
        for (const ItemSummary &item : page->items)
            all.append(item.id);
        request.before = page->next;
    } while (request.before && sizes.size() < 9);
    EXPECT_EQ(all, newestFirst);
    EXPECT_EQ(sizes, (QList<qsizetype>{10, 10, 5}));
}

// Hits that the filter takes away do not make a step long.
TEST_F(SearchTest, AStepIsBounded)
{
    const ItemId held = add(u"Plan"_s, {}, State::Held);
    for (int i = 0; i < 2500; ++i)
        add(u"Plan"_s);
    SearchRequest request{.words = u"plan"_s, .states = {State::Held}, .before = {}, .most = 10};
    const auto first = store.search(request);
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->items.isEmpty());
    ASSERT_TRUE(first->next);
    request.before = first->next;
    const auto second = store.search(request);
    ASSERT_TRUE(second);
    ASSERT_EQ(second->items.size(), 1);
    EXPECT_EQ(second->items[0].id, held);
    EXPECT_FALSE(second->next);
}

class OutboxSearch : public testing::Test
{
protected:
    OutboxSearch()
    {
        bool isOpen = false;
        outbox.open([&isOpen](const Expected<Done, OutboxError> &done) { isOpen = done.has_value(); });
        EXPECT_TRUE(test::await([&isOpen] { return isOpen; }));
    }
    ItemId queue(const message::Draft &draft)
    {
        std::optional<ItemId> id;
        outbox.enqueue(draft, {}, [&id](const Expected<ItemId, OutboxError> &done) { id = done ? *done : ItemId(); });
        EXPECT_TRUE(test::await([&id] { return id.has_value(); }));
        return id.value_or(ItemId());
    }
    ItemId queueEml(const QByteArray &bytes)
    {
        QFile file(folder.filePath(u"ready.eml"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        std::optional<ItemId> id;
        outbox.enqueueEml(file.fileName(), u"account"_s, {{}, u"ada@firm.example"_s}, {{{}, u"list@x.example"_s}},
            [&id](const Expected<ItemId, OutboxError> &done) { id = done ? *done : ItemId(); });
        EXPECT_TRUE(test::await([&id] { return id.has_value(); }));
        return id.value_or(ItemId());
    }
    QList<ItemId> found(const QString &words)
    {
        std::optional<QList<ItemId>> ids;
        search.find(
            {.words = words, .states = {}, .before = {}, .most = 100}, [&ids](const Expected<SearchPage, OutboxError> &page) {
                ids.emplace();
                if (page)
                    for (const ItemSummary &item : page->items)
                        ids->append(item.id);
            });
        EXPECT_TRUE(test::await([&ids] { return ids.has_value(); }));
        return ids.value_or(QList<ItemId>());
    }

    QTemporaryDir folder;
    Outbox outbox{folder.path() + u"/profile"_s};
    Search search{outbox};
};

message::Draft letter()
{
    message::Draft draft;
    draft.accountId = u"account"_s;
    draft.from = {u"Ada"_s, u"ada@firm.example"_s};
    draft.to = {{u"Grace"_s, u"grace@x.example"_s}};
    draft.bcc = {{u"Zora"_s, u"zora@y.example"_s}};
    draft.subject = u"Plans"_s;
    draft.body = u"Meet me at the observatory."_s;
    return draft;
}

TEST_F(OutboxSearch, FindsWhatWasWritten)
{
    const ItemId id = queue(letter());
    for (const QString &words : {u"observatory"_s, u"zora"_s, u"grace@x"_s, u"plans meet"_s})
        EXPECT_EQ(found(words), QList{id}) << words.toStdString();
    message::Draft rich = letter();
    rich.body.clear();
    rich.html = u"<style>.hidden{}</style><p>Gr&uuml;&szlig;e vom <b>Planeta</b>rium</p>"_s;
    const ItemId second = queue(rich);
    EXPECT_EQ(found(u"grüße"_s), QList{second});
    EXPECT_TRUE(found(u"hidden"_s).isEmpty());
}

TEST_F(OutboxSearch, FindsWhatCameReady)
{
    const ItemId id
        = queueEml("From: ada@firm.example\nTo: =?utf-8?q?J=C3=BCrgen?= <j@x.example>\nSubject: "
                   "=?iso-8859-1?q?Gr=FC=DFe?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                   "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
                   "Der K=F6nig kommt.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nattached "
                   "words\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
                   "c2VjcmV0\n--b--\n");
    for (const QString &words : {u"grüße"_s, u"könig"_s, u"konig"_s, u"jürgen"_s, u"j@x.example"_s, u"list@x"_s})
        EXPECT_EQ(found(words), QList{id}) << words.toStdString();
    for (const QString &words : {u"attached"_s, u"secret"_s, u"c2VjcmV0"_s})
        EXPECT_TRUE(found(words).isEmpty()) << words.toStdString();
}

TEST_F(OutboxSearch, ANewQuestionTakesThePlaceOfTheOneBefore)
{
    queue(letter());
    int calls = 0;
    search.find({.words = u"plans"_s, .states = {}, .before = {}, .most = 100},
        [&calls](const Expected<SearchPage, OutboxError> &) { calls += 10; });
    EXPECT_EQ(found(u"nothing"_s).size(), 0);
    EXPECT_EQ(calls, 0);
    search.find({.words = u"plans"_s, .states = {}, .before = {}, .most = 100},
        [&calls](const Expected<SearchPage, OutboxError> &) { calls += 10; });
    search.cancel();
    found(u"plans"_s);
    EXPECT_EQ(calls, 0);
}

} // namespace pillarbox::outbox
