// The small words, and strangers' text made harmless.

#include "ui/text/explanation.h"
#include "ui/text/hosttext.h"

#include <gtest/gtest.h>

#include <QLocale>
#include <QSet>

namespace {

using namespace pillarbox;

TEST(Printable, LeavesHonestTextAlone)
{
    EXPECT_EQ(ui::printable("Grüße: 250 ok, 日本語 🙂"), QStringLiteral("Grüße: 250 ok, 日本語 🙂"));
    EXPECT_EQ(ui::printable("one\r\ntwo\nthree"), QStringLiteral("one\ntwo\nthree"));
    EXPECT_EQ(ui::printable("a\tb"), QStringLiteral("a b"));
    EXPECT_TRUE(ui::printable("").isEmpty());
}

TEST(Printable, ShowsWhatCouldHarm)
{
    EXPECT_EQ(ui::printable("a\x1b[2Jb"), QStringLiteral("a<U+001B>[2Jb"));
    EXPECT_EQ(ui::printable("a\rb"), QStringLiteral("a<U+000D>b"));
    EXPECT_EQ(ui::printable("a\xc2\x9b"
                            "b"),
        QStringLiteral("a<U+009B>b"));
    EXPECT_EQ(ui::printable("a\xe2\x80\xae"
                            "b"),
        QStringLiteral("a<U+202E>b"));
    EXPECT_EQ(ui::printable("a\xe2\x80\x8b"
                            "b"),
        QStringLiteral("a<U+200B>b"));
    EXPECT_EQ(ui::printable(QByteArrayView("a\0b", 3)), QStringLiteral("a<U+0000>b"));
}

TEST(Printable, TakesEachOctetForItselfWhereItIsNoUtf8)
{
    EXPECT_EQ(ui::printable("gr\xfc\xdf"), QStringLiteral("grüß"));
    EXPECT_EQ(ui::printable("\x9b"
                            "31m"),
        QStringLiteral("<U+009B>31m"));
}

TEST(HostText, ShowsAnInternationalisedNameInBothForms)
{
    const QString both = QStringLiteral("bücher.example (xn--bcher-kva.example)");
    EXPECT_EQ(ui::hostText(QStringLiteral("Bücher.Example")), both);
    EXPECT_EQ(ui::hostText(QStringLiteral("xn--bcher-kva.example")), both);
    EXPECT_EQ(ui::hostText(QStringLiteral("faß.example")), QStringLiteral("faß.example (xn--fa-hia.example)")) << "IDNA2008";
    EXPECT_EQ(ui::hostText(QStringLiteral("mail.example.org")), QStringLiteral("mail.example.org"));
    EXPECT_EQ(ui::hostText(QStringLiteral("[::1]")), QStringLiteral("[::1]"));
}

TEST(CodeText, JoinsBothCodes)
{
    EXPECT_EQ(ui::codeText(451, protocol::EnhancedStatusCode{4, 7, 1}), QStringLiteral("451 4.7.1"));
    EXPECT_EQ(ui::codeText(451, std::nullopt), QStringLiteral("451"));
    EXPECT_TRUE(ui::codeText(0, std::nullopt).isEmpty());
}

TEST(ShortTime, SaysAsMuchAsIsNeeded)
{
    QLocale::setDefault(QLocale::c());
    const QDateTime now(QDate(2026, 3, 2), QTime(14, 2)); // a Monday
    const QString clock = QStringLiteral("14:03"); // the C locale's, without its seconds
    EXPECT_EQ(ui::shortTime(now.addSecs(60), now), clock);
    EXPECT_EQ(ui::shortTime(now.addDays(3).addSecs(60), now), QStringLiteral("Thu 14:03"));
    EXPECT_TRUE(ui::shortTime(now.addDays(30), now).startsWith(QLatin1String("1 ")));
    EXPECT_EQ(ui::shortTime(now.addSecs(60).toUTC(), now.toUTC()), clock);
}

TEST(ShortTime, NamesAnotherYear)
{
    QLocale::setDefault(QLocale::c());
    const QTimeZone berlin("Europe/Berlin");
    const QDateTime now(QDate(2026, 12, 28), QTime(14, 0), berlin);
    EXPECT_EQ(ui::shortTime(QDateTime(QDate(2027, 1, 2), QTime(9, 0), berlin), now, berlin), QStringLiteral("Sat 09:00"));
    EXPECT_EQ(
        ui::shortTime(QDateTime(QDate(2027, 3, 2), QTime(9, 0), berlin), now, berlin), QStringLiteral("2 Mar 2027 09:00"));
    EXPECT_EQ(
        ui::shortTime(QDateTime(QDate(2025, 12, 24), QTime(9, 0), berlin), now, berlin), QStringLiteral("24 Dec 2025 09:00"));
    EXPECT_EQ(ui::shortTime(QDateTime(QDate(2026, 12, 1), QTime(9, 0), berlin), now, berlin), QStringLiteral("1 Dec 09:00"));
}

TEST(ShortTime, NamesTheZoneWhereTheClockShowsATimeTwice)
{
    QLocale::setDefault(QLocale::c());
    const QTimeZone berlin("Europe/Berlin");
    const QDateTime now(QDate(2026, 10, 1), QTime(14, 0), QTimeZone::utc());
    const QDateTime first(QDate(2026, 10, 25), QTime(0, 30), QTimeZone::utc());
    EXPECT_EQ(ui::shortTime(first, now, berlin), QStringLiteral("25 Oct 02:30 CEST"));
    EXPECT_EQ(ui::shortTime(first.addSecs(3600), now, berlin), QStringLiteral("25 Oct 02:30 CET"));
    EXPECT_EQ(ui::shortTime(first.addSecs(-3600), now, berlin), QStringLiteral("25 Oct 01:30"));
    EXPECT_EQ(ui::shortTime(first.addSecs(2 * 3600), now, berlin), QStringLiteral("25 Oct 03:30"));
    EXPECT_EQ(ui::otherReading(first, berlin), first.addSecs(3600));
    EXPECT_EQ(ui::otherReading(QDateTime(QDate(2026, 3, 29), QTime(0, 30), QTimeZone::utc()), berlin), std::nullopt);
}

TEST(StageWord, NamesEveryStage)
{
    for (int stage = int(protocol::Stage::Local); stage <= int(protocol::Stage::EndOfData); ++stage)
        EXPECT_FALSE(ui::stageWord(protocol::Stage(stage)).isEmpty()) << stage;
    EXPECT_EQ(ui::stageWord(protocol::Stage::Tls), QStringLiteral("Secure"));
}

TEST(StateWord, NamesEveryStateOnce)
{
    QSet<QString> words;
    for (int state = int(outbox::State::Draft); state <= int(outbox::State::Sent); ++state)
        words.insert(ui::stateWord(outbox::State(state)));
    EXPECT_EQ(words.size(), 9);
    EXPECT_FALSE(words.contains(QString()));
}

TEST(SizeText, IsShort)
{
    EXPECT_EQ(ui::sizeText(2'400'000), QStringLiteral("2.4 MB"));
}

} // namespace
