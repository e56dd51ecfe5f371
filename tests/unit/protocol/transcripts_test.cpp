// Every script of tests/transcripts, and every fault at every place, against Dialogue alone, fed one, seven and all octets at a
// time.

#include "tests/support/hostilescripts.h"
#include "tests/support/transcriptscript.h"
#include "tests/unit/protocol/scriptplayer.h"

#include <QFileInfo>

#include <gtest/gtest.h>

namespace pillarbox::test {

namespace {

std::vector<std::string> scripts() // std::string: it can be printed
{
    std::vector<std::string> paths;
    for (const QString &path : transcriptScriptPaths(QStringLiteral(PILLARBOX_TRANSCRIPTS)))
        paths.push_back(path.toStdString());
    return paths;
}

class Transcripts : public testing::TestWithParam<std::tuple<std::string, int>>
{
};

TEST_P(Transcripts, goAsWritten)
{
    const auto &[path, chunk] = GetParam();
    const auto script = readTranscriptScript(QString::fromStdString(path));
    ASSERT_TRUE(script) << qPrintable(script.error());
    const auto problem = ScriptPlayer(*script, chunk).play();
    EXPECT_FALSE(problem) << qPrintable(problem.value_or(QString()));
}

std::string nameOf(const testing::TestParamInfo<std::tuple<std::string, int>> &info)
{
    const auto &[path, chunk] = info.param;
    QString name = QFileInfo(QString::fromStdString(path)).completeBaseName();
    name.replace(u'-', u'_');
    return name.toStdString() + (chunk == 0 ? "_whole" : "_by" + std::to_string(chunk));
}

INSTANTIATE_TEST_SUITE_P(All, Transcripts, testing::Combine(testing::ValuesIn(scripts()), testing::Values(1, 7, 0)), nameOf);

class HostileTranscripts : public testing::TestWithParam<std::tuple<HostileScript, int>>
{
};

TEST_P(HostileTranscripts, goAsWritten)
{
    const auto &[hostile, chunk] = GetParam();
    const auto script = parseTranscriptScript(hostile.text);
    ASSERT_TRUE(script) << qPrintable(script.error());
    const auto problem = ScriptPlayer(*script, chunk).play();
    EXPECT_FALSE(problem) << qPrintable(problem.value_or(QString()));
}

INSTANTIATE_TEST_SUITE_P(All, HostileTranscripts,
    testing::Combine(testing::ValuesIn(hostileScripts()), testing::Values(1, 7, 0)), [](const auto &one) {
        const int chunk = std::get<1>(one.param);
        return std::get<0>(one.param).name + (chunk == 0 ? "_whole" : "_by" + std::to_string(chunk));
    });

TEST(TranscriptFolder, isThere)
{
    EXPECT_GE(scripts().size(), 40U);
}

} // namespace

} // namespace pillarbox::test
