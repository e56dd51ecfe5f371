#include "tests/real/trial.h"

#include "tests/unit/message/readmessage.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::test {

void PrintTo(const Trial &trial, std::ostream *stream)
{
    *stream << trial.name;
}

void checkOffer(const Trial &trial, const protocol::Capabilities &capabilities)
{
    const auto isOffered = [&](const QByteArray &keyword) {
        return std::any_of(capabilities.lines.begin(), capabilities.lines.end(),
            [&](const QByteArray &line) { return line.split(' ').first() == keyword; });
    };
    const QByteArrayList missing = QByteArray(trial.missing).split(' ');
    for (const QByteArray keyword : {"PIPELINING", "SIZE", "8BITMIME", "SMTPUTF8", "CHUNKING", "DSN", "ENHANCEDSTATUSCODES",
             "BINARYMIME", "FUTURERELEASE", "DELIVERBY", "MT-PRIORITY", "REQUIRETLS", "LIMITS"})
        EXPECT_EQ(isOffered(keyword), !missing.contains(keyword)) << keyword.constData();
}

void checkWay(const Trial &trial, ConnectionWatch &watch, const QByteArray &to)
{
    const QByteArray content = contentOf(trial.letter, to);
    auto envelope = ConnectionWatch::envelope(content, {to});
    envelope.reversePath = "ada@pillarbox.test";
    EXPECT_EQ(deliver(watch, content, envelope), trial.form);
    ASSERT_TRUE(watch.awaitOutcome());
    const auto &outcome = watch.outcomes.back();
    ASSERT_FALSE(outcome.error) << watch.transcript().constData();
    EXPECT_TRUE(outcome.isUsable);
    EXPECT_FALSE(outcome.queueId.isEmpty()) << outcome.finalReply.constData();
    const auto &transcript = watch.connection->transcript();
    EXPECT_EQ(courseOf(transcript).toStdString(), trial.course);
    QByteArray mail = "MAIL FROM:<ada@pillarbox.test>" + QByteArray(trial.parameters);
    mail.replace("#", QByteArray::number(watch.progressTotal));
    EXPECT_EQ(lineOf(transcript, "MAIL").toStdString(), mail.toStdString());
}

void checkStored(const Trial &trial, const QByteArray &stored, const QByteArray &to)
{
    const QByteArray content = asStored(contentOf(trial.letter, to));
    if (trial.form == message::WireForm::AsIs) {
        EXPECT_TRUE(stored.endsWith(content)) << stored.first(std::min<qsizetype>(stored.size(), 4000)).constData();
        return;
    }
    EXPECT_TRUE(std::all_of(stored.begin(), stored.end(), [](char octet) { return quint8(octet) < 0x80; }));
    const auto message = tests::readWithGMime(stored);
    EXPECT_EQ(message.text.toUtf8(), textOf(trial.letter));
    EXPECT_EQ(message.subject.toUtf8(), "Greetings");
}

} // namespace pillarbox::test
