#include "app/cli/commandline.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class FirstWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString profileNeedsDirectory() { return tr("--profile needs a directory."); }
    static QString profileOnce() { return tr("--profile may be given only once, before the command."); }
    static QString unknown(const QString &word) { return tr("\"%1\" is no command of Pillarbox.").arg(word); }
    static QString surplus(const QString &word) { return tr("Unexpected argument \"%1\".").arg(word); }
    static QString sandboxBringsOwn() { return tr("--sandbox brings its own profile; --profile cannot be given with it."); }
};

Unexpected<Failure> usage(const QString &text)
{
    return Unexpected{usageFailure(text)};
}

std::optional<CommandName> commandOf(const QString &word)
{
    if (word == QLatin1String("compose"))
        return CommandName::Compose;
    if (word == QLatin1String("send"))
        return CommandName::Send;
    if (word == QLatin1String("probe"))
        return CommandName::Probe;
    if (word == QLatin1String("check"))
        return CommandName::Check;
    if (word == QLatin1String("account"))
        return CommandName::Account;
    if (word == QLatin1String("outbox"))
        return CommandName::Outbox;
    if (word == QLatin1String("sendmail"))
        return CommandName::Sendmail;
    if (word == QLatin1String("--version"))
        return CommandName::Version;
    if (word == QLatin1String("--help"))
        return CommandName::Help;
    if (word == QLatin1String("--sandbox"))
        return CommandName::Sandbox;
    if (word == QLatin1String("--background"))
        return CommandName::Background;
    return std::nullopt;
}

bool standsAlone(CommandName name)
{
    return name == CommandName::Version || name == CommandName::Help || name == CommandName::Sandbox
        || name == CommandName::Background;
}

// A value that looks like a question for help is still a value, so only a word in a flag's place counts; what other programs
// call may be given any word.
bool asksForHelp(CommandName name, const QStringList &words)
{
    return name == CommandName::Sendmail ? words == QStringList{QStringLiteral("--help")}
                                         : words.contains(QLatin1String("--help"));
}

} // namespace

bool hasWindows(CommandName name)
{
    switch (name) {
    case CommandName::Window:
    case CommandName::Background:
    case CommandName::Sandbox:
    case CommandName::Mailto:
    case CommandName::Compose:
        return true;
    default:
        return false;
    }
}

Expected<CommandLine, Failure> readCommandLine(const QStringList &words)
{
    CommandLine line;
    qsizetype at = 0;
    for (; at < words.size() && (words[at] == QLatin1String("--profile") || words[at].startsWith(QLatin1String("--profile=")));
         ++at) {
        if (line.profileDirectory)
            return usage(FirstWords::profileOnce());
        const bool isOneWord = words[at].startsWith(QLatin1String("--profile="));
        if (!isOneWord && at + 1 >= words.size())
            return usage(FirstWords::profileNeedsDirectory());
        line.profileDirectory = isOneWord ? words[at].mid(10) : words[++at];
        if (line.profileDirectory->isEmpty())
            return usage(FirstWords::profileNeedsDirectory());
    }
    if (at == words.size())
        return line;
    const QString &word = words[at];
    line.words = words.mid(at + 1);
    if (word.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)) {
        if (!line.words.isEmpty())
            return usage(FirstWords::surplus(line.words.constFirst()));
        line.name = CommandName::Mailto;
        line.words = {word};
        return line;
    }
    const auto name = commandOf(word);
    if (!name)
        return usage(FirstWords::unknown(word));
    line.name = *name;
    if (standsAlone(line.name) && !line.words.isEmpty())
        return usage(FirstWords::surplus(line.words.constFirst()));
    if (line.name == CommandName::Sandbox && line.profileDirectory)
        return usage(FirstWords::sandboxBringsOwn());
    if (asksForHelp(line.name, line.words)) {
        line.name = CommandName::Help;
        line.words = {word};
    }
    return line;
}

} // namespace pillarbox::app
