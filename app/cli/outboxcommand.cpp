#include "app/cli/outboxcommand.h"

#include "app/cli/arguments.h"
#include "app/cli/itemcommand.h"
#include "app/cli/outboxadd.h"
#include "app/cli/outboxcheck.h"
#include "app/cli/outboxlist.h"
#include "app/cli/outboxlog.h"
#include "app/cli/outboxreport.h"
#include "app/cli/outboxrun.h"
#include "app/cli/outboxsearch.h"
#include "app/cli/outboxsend.h"
#include "app/cli/outboxtlsreport.h"
#include "app/cli/timeoption.h"

#include <QCoreApplication>

namespace pillarbox::app {

namespace {

class OutboxWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString which()
    {
        return tr("Say what to do: list, search, show, send, check, hold, release, delete, export, add, report, "
                  "tls-report, log or run.");
    }
    static QString unknown(const QString &word) { return tr("\"%1\" is no command of outbox.").arg(word); }
    static QString surplus(const QString &word) { return tr("Unexpected argument \"%1\".").arg(word); }
    static QString oneId() { return tr("Give the id of one message."); }
    static QString idAndFile() { return tr("Give the id of one message and a file."); }
    static QString badId(const QString &text) { return tr("\"%1\" is no id; \"pillarbox outbox list\" shows them.").arg(text); }
    static QString noWords() { return tr("Say what to look for."); }
    static QString noFile() { return tr("Give at least one file."); }
    static QString oneOutput() { return tr("Standard output takes either the message or --json."); }
    static QString badCount(const QString &text) { return tr("\"%1\" is no number of transcripts.").arg(text); }
    static QString badDays(const QString &text) { return tr("\"%1\" is no number of days.").arg(text); }
    static QString oneInput() { return tr("Only one thing can be read from standard input."); }
};

using MaybeTask = Expected<std::unique_ptr<Task>, Failure>;
constexpr Flag json{"--json", Flag::Kind::Switch};

Unexpected<Failure> usage(const QString &text)
{
    return Unexpected{usageFailure(text)};
}

template<typename T, typename... Values>
MaybeTask task(Values &&...values)
{
    return std::unique_ptr<Task>(std::make_unique<T>(std::forward<Values>(values)...));
}

std::optional<ItemVerb> itemVerbOf(const QString &word)
{
    if (word == QLatin1String("show"))
        return ItemVerb::Show;
    if (word == QLatin1String("hold"))
        return ItemVerb::Hold;
    if (word == QLatin1String("release"))
        return ItemVerb::Release;
    if (word == QLatin1String("delete"))
        return ItemVerb::Delete;
    if (word == QLatin1String("export"))
        return ItemVerb::Export;
    return std::nullopt;
}

MaybeTask itemTask(std::optional<ItemVerb> verb, const QStringList &words, const Profile &profile)
{
    QList<Flag> flags{json};
    if (!verb)
        flags += {"--account", Flag::Kind::Value};
    const auto arguments = Arguments::parse(flags, words);
    if (!arguments)
        return usage(arguments.error());
    const bool isExport = verb == ItemVerb::Export;
    const QStringList &given = arguments->words();
    if (given.size() != (isExport ? 2 : 1))
        return usage(isExport ? OutboxWords::idAndFile() : OutboxWords::oneId());
    const outbox::ItemId id = QUuid::fromString(given[0]);
    if (id.isNull())
        return usage(OutboxWords::badId(given[0]));
    const bool isJson = arguments->has("--json");
    if (isJson && isExport && given[1] == QLatin1String("-"))
        return usage(OutboxWords::oneOutput());
    if (!verb)
        return task<OutboxSend>(id, arguments->value("--account"), profile, isJson);
    return task<ItemCommand>(*verb, id, given.value(1), profile, isJson);
}

MaybeTask checkTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({json}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().size() != 1)
        return usage(OutboxWords::oneId());
    const outbox::ItemId id = QUuid::fromString(arguments->words().constFirst());
    if (id.isNull())
        return usage(OutboxWords::badId(arguments->words().constFirst()));
    return task<OutboxCheck>(id, profile, arguments->has("--json"));
}

MaybeTask listTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({json}, words);
    if (!arguments)
        return usage(arguments.error());
    if (!arguments->words().isEmpty())
        return usage(OutboxWords::surplus(arguments->words().constFirst()));
    return task<OutboxList>(profile, arguments->has("--json"));
}

MaybeTask searchTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({json}, words);
    if (!arguments)
        return usage(arguments.error());
    const QString wanted = arguments->words().join(QLatin1Char(' '));
    if (wanted.trimmed().isEmpty())
        return usage(OutboxWords::noWords());
    return task<OutboxSearch>(wanted, profile, arguments->has("--json"));
}

MaybeTask reportTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({json}, words);
    if (!arguments)
        return usage(arguments.error());
    if (arguments->words().isEmpty())
        return usage(OutboxWords::noFile());
    return task<OutboxReport>(arguments->words(), profile, arguments->has("--json"));
}

constexpr int kUsualTranscripts = 10;

MaybeTask logTask(const QStringList &words, const Profile &profile)
{
    using Kind = Flag::Kind;
    const auto arguments = Arguments::parse({json, {"--account", Kind::Value}, {"--last", Kind::Value}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (!arguments->words().isEmpty())
        return usage(OutboxWords::surplus(arguments->words().constFirst()));
    const int most = arguments->has("--last") ? arguments->valueOr("--last").toInt() : kUsualTranscripts;
    if (most < 1)
        return usage(OutboxWords::badCount(arguments->valueOr("--last")));
    return task<OutboxLog>(arguments->value("--account"), most, profile, arguments->has("--json"));
}

constexpr int kUsualDays = 30;
constexpr int kMostDays = 36'500;

MaybeTask tlsReportTask(const QStringList &words, const Profile &profile)
{
    using Kind = Flag::Kind;
    const auto arguments = Arguments::parse({json, {"--days", Kind::Value}, {"--contact", Kind::Value}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (!arguments->words().isEmpty())
        return usage(OutboxWords::surplus(arguments->words().constFirst()));
    const int days = arguments->has("--days") ? arguments->valueOr("--days").toInt() : kUsualDays;
    if (days < 1 || days > kMostDays)
        return usage(OutboxWords::badDays(arguments->valueOr("--days")));
    return task<OutboxTlsReport>(days, arguments->valueOr("--contact"), profile, arguments->has("--json"));
}

MaybeTask addTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({json, {"--account", Flag::Kind::Value}, {"--at", Flag::Kind::Value}}, words);
    if (!arguments)
        return usage(arguments.error());
    std::optional<outbox::Schedule> schedule;
    if (const auto text = arguments->value("--at")) {
        const auto given = scheduleOf(*text, QDateTime::currentDateTimeUtc(), QTimeZone::systemTimeZone());
        if (!given)
            return Unexpected{given.error()};
        schedule = *given;
    }
    if (arguments->words().isEmpty())
        return usage(OutboxWords::noFile());
    if (arguments->words().count(QStringLiteral("-")) > 1)
        return usage(OutboxWords::oneInput());
    return task<OutboxAdd>(arguments->value("--account"), arguments->words(), schedule, profile, arguments->has("--json"));
}

MaybeTask runTask(const QStringList &words, const Profile &profile)
{
    const auto arguments = Arguments::parse({json, {"--until-empty", Flag::Kind::Switch}}, words);
    if (!arguments)
        return usage(arguments.error());
    if (!arguments->words().isEmpty())
        return usage(OutboxWords::surplus(arguments->words().constFirst()));
    return task<OutboxRun>(arguments->has("--until-empty"), profile, arguments->has("--json"));
}

} // namespace

Expected<std::unique_ptr<Task>, Failure> outboxTaskOf(const QStringList &words, const Profile &profile)
{
    if (words.isEmpty())
        return usage(OutboxWords::which());
    const QString &word = words.constFirst();
    const QStringList rest = words.mid(1);
    if (word == QLatin1String("list"))
        return listTask(rest, profile);
    if (word == QLatin1String("search"))
        return searchTask(rest, profile);
    if (word == QLatin1String("report"))
        return reportTask(rest, profile);
    if (word == QLatin1String("log"))
        return logTask(rest, profile);
    if (word == QLatin1String("tls-report"))
        return tlsReportTask(rest, profile);
    if (word == QLatin1String("add"))
        return addTask(rest, profile);
    if (word == QLatin1String("run"))
        return runTask(rest, profile);
    if (word == QLatin1String("check"))
        return checkTask(rest, profile);
    if (word == QLatin1String("send"))
        return itemTask(std::nullopt, rest, profile);
    if (const auto verb = itemVerbOf(word))
        return itemTask(verb, rest, profile);
    return usage(OutboxWords::unknown(word));
}

} // namespace pillarbox::app
