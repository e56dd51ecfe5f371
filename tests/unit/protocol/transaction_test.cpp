#include "smtp/protocol/transaction.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

Capabilities with(const QByteArrayList &lines)
{
    return parseCapabilities(lines);
}

Envelope sized(qint64 size)
{
    Envelope mail;
    mail.size = size;
    return mail;
}

Transaction answered(const QList<int> &codes)
{
    Transaction transaction;
    for (int index = 0; index < codes.size(); ++index) {
        transaction.share.named.append(index);
        transaction.answers.append({index, codes.at(index), {}, {}});
    }
    transaction.share.unnamed = {int(codes.size())};
    return transaction;
}

} // namespace

TEST(ContentForm, isTheOneWithTheFewestRoundTrips)
{
    EXPECT_EQ(contentForm(sized(10), 1, with({"PIPELINING"})), ContentForm::Dotted);
    EXPECT_EQ(contentForm(sized(10), 1, with({"CHUNKING"})), ContentForm::Chunk);
    EXPECT_EQ(contentForm(sized(10), 1, with({"CHUNKING", "PIPELINING"})), ContentForm::Flight);
    EXPECT_EQ(contentForm(sized(flightLimit), pipelineWindow, with({"CHUNKING", "PIPELINING"})), ContentForm::Flight);
    EXPECT_EQ(contentForm(sized(flightLimit + 1), 1, with({"CHUNKING", "PIPELINING"})), ContentForm::Chunk);
    EXPECT_EQ(contentForm(sized(10), pipelineWindow + 1, with({"CHUNKING", "PIPELINING"})), ContentForm::Chunk);
}

TEST(Transaction, theVerdictIsTheRefusalWorthRetrying)
{
    EXPECT_FALSE(answered({550, 250}).verdict());
    EXPECT_EQ(answered({550, 450, 451}).verdict()->replyCode, 450);
    EXPECT_EQ(answered({550, 551}).verdict()->replyCode, 550);
    Transaction open = answered({550});
    open.share.named.append(1);
    EXPECT_FALSE(open.verdict());
}

TEST(Transaction, theRestIsLeftOverUnlessTheErrorIsForAll)
{
    Transaction transaction = answered({250, 550});
    transaction.tooMany = {1};
    EXPECT_EQ(transaction.leftOver(std::nullopt), (QList<int>{1, 2}));
    SendError error;
    error.stage = Stage::EndOfData;
    error.kind = ErrorKind::Refused;
    EXPECT_TRUE(transaction.leftOver(error).isEmpty());
    error.mayHaveBeenDelivered = true;
    EXPECT_EQ(transaction.leftOver(error), (QList<int>{1, 2}));
    transaction = answered({550, 550});
    EXPECT_EQ(transaction.leftOver(transaction.verdict()), (QList<int>{2}));
    transaction.refusal = error;
    transaction.refusal->mayHaveBeenDelivered = false;
    EXPECT_TRUE(transaction.leftOver(transaction.verdict()).isEmpty());
}

TEST(Transaction, tooManyRecipientsAreKnownByTheirCode)
{
    EXPECT_TRUE(isTooManyRecipients({452, {"4.5.3 too many"}}));
    EXPECT_TRUE(isTooManyRecipients({452, {"too many"}}));
    EXPECT_TRUE(isTooManyRecipients({552, {"5.5.3 too many"}})); // RFC 5321 4.5.3.1.10
    EXPECT_FALSE(isTooManyRecipients({452, {"4.2.2 mailbox full"}}));
    EXPECT_TRUE(isTooManyRecipients({552, {"too many"}})); // likewise
    EXPECT_FALSE(isTooManyRecipients({552, {"5.2.2 mailbox full"}}));
    EXPECT_FALSE(isTooManyRecipients({250, {"2.5.3 what?"}}));
}

} // namespace pillarbox::protocol
