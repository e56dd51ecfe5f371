// The embedded catalogues, as the program loads them: German, English plural forms, and English for everybody else.

#include "app/cli/help.h"
#include "app/translations.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <gtest/gtest.h>

using namespace pillarbox;

namespace {

class CatalogueTest : public testing::Test
{
protected:
    ~CatalogueTest() override
    {
        const auto translators = QCoreApplication::instance()->findChildren<QTranslator *>();
        for (QTranslator *translator : translators)
            delete translator;
        QLocale::setDefault(QLocale::c());
    }
    static void speak(const char *locale)
    {
        QLocale::setDefault(QLocale(QString::fromLatin1(locale)));
        app::loadTranslations();
    }
    static QString needYou(int count)
    {
        return QCoreApplication::translate("Status", "%n message(s) need you", nullptr, count);
    }
};

TEST_F(CatalogueTest, GermanIsSpoken)
{
    speak("de_AT");
    EXPECT_EQ(ui::stateWord(outbox::State::Unknown), QStringLiteral("Ungewiss"));
    EXPECT_EQ(ui::stageWord(protocol::Stage::EndOfData), QStringLiteral("Angenommen"));
    EXPECT_EQ(QCoreApplication::translate("Folder", "Outbox"), QStringLiteral("Postausgang"));
    EXPECT_EQ(QCoreApplication::translate("pillarbox::ui::MainWindow", "About Pillarbox"), QStringLiteral("Über Pillarbox"));
    EXPECT_TRUE(app::helpFor(QStringLiteral("send")).contains(QStringLiteral("eine Nachricht jetzt senden")));
}

TEST_F(CatalogueTest, GermanCounts)
{
    speak("de_DE");
    EXPECT_EQ(needYou(1), QStringLiteral("1 Nachricht braucht Sie"));
    EXPECT_EQ(needYou(2), QStringLiteral("2 Nachrichten brauchen Sie"));
}

TEST_F(CatalogueTest, EnglishCountsAndIsElseAsWritten)
{
    speak("en_GB");
    EXPECT_EQ(needYou(1), QStringLiteral("1 message needs you"));
    EXPECT_EQ(needYou(2), QStringLiteral("2 messages need you"));
    EXPECT_EQ(needYou(0), QStringLiteral("0 messages need you"));
    EXPECT_EQ(ui::stateWord(outbox::State::Unknown), QStringLiteral("Unknown"));
}

TEST_F(CatalogueTest, EnglishStandsInForOtherLanguages)
{
    for (const char *locale : {"fi_FI", "C"}) {
        speak(locale);
        EXPECT_EQ(needYou(1), QStringLiteral("1 message needs you")) << locale;
    }
}

TEST_F(CatalogueTest, WithoutACatalogueThePluralIsRaw)
{
    EXPECT_EQ(needYou(1), QStringLiteral("1 message(s) need you"));
}

} // namespace
