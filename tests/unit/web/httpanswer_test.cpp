// HTTP/1.1 answers as servers give them and as nobody should: whole, in single octets, too large, against the grammar.

#include "smtp/web/httpanswer.h"

#include <gtest/gtest.h>

namespace pillarbox::web {
namespace {

using State = HttpAnswer::State;

constexpr qsizetype kHead = 400;
constexpr qsizetype kBody = 40;

HttpAnswer answerOf(const QByteArray &octets, qsizetype atOnce = 1'000'000)
{
    HttpAnswer answer(kHead, kBody);
    for (qsizetype i = 0; i < octets.size(); i += atOnce)
        answer.take(octets.mid(i, atOnce));
    return answer;
}

State stateOf(const QByteArray &octets)
{
    const State whole = answerOf(octets).state();
    EXPECT_EQ(answerOf(octets, 1).state(), whole) << octets.constData();
    return whole;
}

void expectBody(const QByteArray &octets, const QByteArray &body)
{
    for (const qsizetype atOnce : {1, 7, 1'000'000}) {
        HttpAnswer answer = answerOf(octets, atOnce);
        answer.end();
        EXPECT_EQ(answer.state(), State::Whole) << octets.constData();
        EXPECT_EQ(answer.body(), body);
        EXPECT_EQ(answer.status(), 200);
    }
}

TEST(HttpAnswer, ABodyEndsByItsLengthByItsChunksOrWithTheConnection)
{
    expectBody("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello");
    expectBody("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more", "hello");
    expectBody("HTTP/1.1 200\r\nTransfer-Encoding: Chunked\r\n\r\n3;a=b\r\nhel\r\n02\r\nlo\r\n0\r\nX: y\r\n\r\n", "hello");
    expectBody("HTTP/1.0 200 OK\n\nhello", "hello");
    expectBody("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "");
}

TEST(HttpAnswer, FieldsAreFoundWhateverTheirLetters)
{
    const HttpAnswer answer = answerOf("HTTP/1.1 302 Found\r\nlocation:  /there \r\nContent-Length: 0\r\n\r\n");
    EXPECT_EQ(answer.state(), State::Whole);
    EXPECT_EQ(answer.status(), 302);
    EXPECT_EQ(answer.field("Location"), "/there");
    EXPECT_EQ(answer.field("Retry-After"), "");
}

TEST(HttpAnswer, IsBoundedInHeadAndBody)
{
    const QByteArray line = "X-Pad: " + QByteArray(40, 'x') + "\r\n";
    EXPECT_EQ(stateOf("HTTP/1.1 200 OK\r\n" + line.repeated(20)), State::HeadTooLarge);
    EXPECT_EQ(stateOf("HTTP/1.1 200 OK\r\nX: " + QByteArray(1000, 'x')), State::HeadTooLarge) << "a line without end";
    EXPECT_EQ(stateOf(QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(30)), State::HeadTooLarge);
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(stateOf(chunked + "0\r\n" + line.repeated(20)), State::HeadTooLarge) << "trailers";
    EXPECT_EQ(stateOf(chunked + "1;" + QByteArray(1000, 'x')), State::HeadTooLarge) << "an extension without end";
    EXPECT_EQ(stateOf(chunked + QByteArray("14\r\n" + QByteArray(20, 'x') + "\r\n").repeated(3)), State::BodyTooLarge);
    EXPECT_EQ(stateOf("HTTP/1.1 200 OK\r\nContent-Length: 41\r\n\r\n"), State::BodyTooLarge) << "before any of it";
    EXPECT_EQ(stateOf("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(41, 'x')), State::BodyTooLarge);
}

TEST(HttpAnswer, WhatDoesNotFitTheGrammarIsRefused)
{
    for (const char *octets : {"220 mail.example.org ESMTP\r\n", "HTTP/1.1 2xx OK\r\n", "HTTP/2 200\r\n", "\r\n",
             "HTTP/1.1 200 OK\r\nno colon\r\n", "HTTP/1.1 200 OK\r\nA : b\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"})
        EXPECT_EQ(stateOf(octets), State::Malformed) << octets;
}

TEST(HttpAnswer, CutOffIsNotWhole)
{
    for (const char *octets : {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"}) {
        HttpAnswer answer = answerOf(octets);
        EXPECT_EQ(answer.state(), State::Incomplete) << octets;
        answer.end();
        EXPECT_EQ(answer.state(), State::Malformed) << octets;
    }
}

} // namespace
} // namespace pillarbox::web
