#include "smtp/message/draft.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

namespace pillarbox::message {
namespace {

Draft fullDraft()
{
    Draft draft;
    draft.accountId = QStringLiteral("account");
    draft.identityId = QStringLiteral("second");
    draft.from = {QStringLiteral("Ann"), QStringLiteral("ann@example.org")};
    draft.replyTo = {QStringLiteral("Desk"), QStringLiteral("desk@example.org")};
    draft.organisation = QStringLiteral("Ørsted & Søn");
    draft.to = {{QString(), QStringLiteral("half an addr")}, {QStringLiteral("Bøb"), QStringLiteral("bob@example.net")}};
    draft.cc = {{QString(), QStringLiteral("c@example.net")}};
    draft.bcc = {{QString(), QStringLiteral("d@example.net")}};
    draft.subject = QStringLiteral("S 😀");
    draft.body = QStringLiteral("one\ntwo\n");
    draft.html = QStringLiteral("<p>one</p>");
    draft.signature = QStringLiteral("Ann");
    draft.richSignature = QStringLiteral("<b>Ann</b>");
    draft.attachments = {{QStringLiteral("/a/b"), QStringLiteral("b"), "text/plain", 5000000000}};
    draft.cursor = 3;
    draft.anchor = 1;
    return draft;
}

TEST(Draft, ComesBackFromJsonAsItWas)
{
    const QByteArray stored = QJsonDocument(fullDraft().toJson()).toJson(QJsonDocument::Compact);
    EXPECT_EQ(Draft::fromJson(QJsonDocument::fromJson(stored).object()), fullDraft());
    EXPECT_EQ(Draft::fromJson(Draft().toJson()), Draft());
}

TEST(Draft, PassesOverUnknownKeysAndWrongTypes)
{
    QJsonObject json = fullDraft().toJson();
    json[QStringLiteral("future")] = 1;
    EXPECT_EQ(Draft::fromJson(json), fullDraft());
    json[QStringLiteral("to")] = QStringLiteral("no list");
    EXPECT_TRUE(Draft::fromJson(json).to.isEmpty());
}

TEST(Draft, IsEmptyUntilAPersonAddsSomething)
{
    Draft draft;
    draft.accountId = QStringLiteral("account");
    draft.from = fullDraft().from;
    draft.cursor = 1;
    EXPECT_TRUE(draft.isEmpty());
    draft.subject = QStringLiteral(" ");
    EXPECT_FALSE(draft.isEmpty());
}

} // namespace
} // namespace pillarbox::message
