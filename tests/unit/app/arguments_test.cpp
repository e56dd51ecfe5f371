// The strict reading of flags, and of the first words.

#include "app/cli/arguments.h"
#include "app/cli/commandline.h"

#include <gtest/gtest.h>

namespace {

using namespace pillarbox;
using app::Arguments;
using app::CommandName;
using app::Flag;

const QList<Flag> flags{{"--switch", Flag::Kind::Switch}, {"--value", Flag::Kind::Value}, {"--many", Flag::Kind::Repeated}};

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool isTaken(const char *text)
{
    return Arguments::parse(flags, words(text)).has_value();
}

TEST(Arguments, Takes)
{
    const auto arguments = Arguments::parse(flags, words("a --value=b=c --many 1 --many=2 --switch - -- --value"));
    ASSERT_TRUE(arguments);
    EXPECT_EQ(arguments->value("--value"), QStringLiteral("b=c"));
    EXPECT_EQ(arguments->values("--many"), words("1 2"));
    EXPECT_TRUE(arguments->has("--switch"));
    EXPECT_EQ(arguments->words(), words("a - --value"));
    EXPECT_FALSE(arguments->value("--other"));
}

TEST(Arguments, Refuses)
{
    for (const char *text : {"--unknown", "-x", "--value", "--value --switch", "--value a --value b", "--switch --switch",
             "--switch=x", "--val a", "--Value a"})
        EXPECT_FALSE(isTaken(text)) << text;
}

TEST(Arguments, ValueThatLooksLikeAFlag)
{
    EXPECT_TRUE(isTaken("--value --unknown"));
    EXPECT_TRUE(isTaken("--value=--switch"));
    EXPECT_TRUE(isTaken("--value -1"));
}

TEST(Arguments, Conflicts)
{
    const auto arguments = Arguments::parse(flags, words("--switch --many 1"));
    EXPECT_TRUE(arguments->conflictAmong({"--switch", "--many"}));
    EXPECT_FALSE(arguments->conflictAmong({"--switch", "--value"}));
}

TEST(CommandLine, Commands)
{
    EXPECT_EQ(app::readCommandLine({})->name, CommandName::Window);
    EXPECT_EQ(app::readCommandLine(words("--sandbox"))->name, CommandName::Sandbox);
    EXPECT_EQ(app::readCommandLine(words("MAILTO:a@b"))->name, CommandName::Mailto);
    const auto line = app::readCommandLine(words("--profile dir outbox list --json"));
    EXPECT_EQ(line->name, CommandName::Outbox);
    EXPECT_EQ(line->profileDirectory, QStringLiteral("dir"));
    EXPECT_EQ(line->words, words("list --json"));
    EXPECT_EQ(app::readCommandLine(words("account add --help"))->name, CommandName::Help);
}

TEST(CommandLine, Refusals)
{
    for (const char *text : {"x", "--background x", "--profile", "--sandbox x", "mailto:a b", "--version x"}) {
        const auto line = app::readCommandLine(words(text));
        ASSERT_FALSE(line) << text;
        EXPECT_EQ(line.error().code, app::ExitCode::Usage);
        EXPECT_FALSE(line.error().text.isEmpty());
    }
}

} // namespace
