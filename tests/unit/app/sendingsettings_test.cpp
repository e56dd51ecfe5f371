#include "app/sendingsettings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::app {

using namespace std::chrono_literals;

TEST(SendingSettings, TellWhenAMessageIsGivenUp)
{
    for (const auto &[text, hours] : {std::pair("36", 36h), std::pair("1", 1h), std::pair("0", 120h), std::pair("-4", 120h),
             std::pair("99999", 120h), std::pair("soon", 120h)}) {
        const QTemporaryDir folder; // QSettings does not see a file that changes within its time's resolution
        const Profile profile = profileAt(folder.path());
        EXPECT_EQ(retryScheduleOf(profile).givesUpAfter, 120h);
        ASSERT_TRUE(QDir().mkpath(profile.configDirectory));
        QFile file(profile.sendingFile());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray("[retry]\ngivesUpAfterHours=") + text + '\n');
        file.close();
        EXPECT_EQ(retryScheduleOf(profile).givesUpAfter, hours) << text;
    }
}

} // namespace pillarbox::app
