#include "app/cli/wishoptions.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::app {

using protocol::DeliverBy;
using protocol::DsnRequest;
using protocol::Hold;

namespace {

class WishWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString badDsn(const QString &text)
    {
        return tr("--dsn %1: give never, or some of success, failure and delay, separated by commas.").arg(text);
    }
    static QString badReturn(const QString &text) { return tr("--dsn-return %1: give full or headers.").arg(text); }
    static QString badEnvelopeId()
    {
        return tr("--envid: give 1 to 100 characters of ASCII, none of them a control character.");
    }
    static QString badSeconds(const QString &flag, const QString &text)
    {
        return tr("%1 %2: give seconds, 1 to 999999999.").arg(flag, text);
    }
    static QString badTime(const QString &text)
    {
        return tr("--hold-until %1: give a time in UTC, like 2026-03-02T14:00:00Z.").arg(text);
    }
    static QString badMode(const QString &text)
    {
        return tr("--deliver-by %1: after the seconds comes :return or :notify.").arg(text);
    }
    static QString badPriority(const QString &text) { return tr("--priority %1: give a number from -9 to 9.").arg(text); }
};

constexpr qint64 kMostSeconds = 999'999'999; // nine digits: RFC 4865 4, RFC 2852 4

template<typename T>
using Wish = Expected<std::optional<T>, Failure>;

Unexpected<Failure> usage(const QString &text)
{
    return Unexpected{usageFailure(text)};
}

Expected<std::chrono::seconds, Failure> secondsOf(const QString &flag, const QString &text)
{
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (!isNumber || seconds < 1 || seconds > kMostSeconds)
        return usage(WishWords::badSeconds(flag, text));
    return std::chrono::seconds(seconds);
}

Expected<DsnRequest, Failure> dsnOf(const QString &text)
{
    DsnRequest dsn{.onSuccess = false, .onFailure = false, .onDelay = false, .returnsWholeMessage = false, .envelopeId = {}};
    const QStringList words = text.split(QLatin1Char(','));
    for (const QString &word : words) {
        if (word == QLatin1String("success"))
            dsn.onSuccess = true;
        else if (word == QLatin1String("failure"))
            dsn.onFailure = true;
        else if (word == QLatin1String("delay"))
            dsn.onDelay = true;
        else if (word != QLatin1String("never") || words.size() > 1)
            return usage(WishWords::badDsn(text));
    }
    return dsn;
}

bool isEnvelopeId(const QString &text)
{
    return !text.isEmpty() && text.size() <= 100
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

Wish<DsnRequest> dsnWish(const Arguments &arguments)
{
    std::optional<DsnRequest> dsn;
    if (const auto text = arguments.value("--dsn")) {
        const auto parsed = dsnOf(*text);
        if (!parsed)
            return Unexpected{parsed.error()};
        dsn = *parsed;
    }
    if (const auto text = arguments.value("--dsn-return")) {
        if (*text != QLatin1String("full") && *text != QLatin1String("headers"))
            return usage(WishWords::badReturn(*text));
        dsn = dsn.value_or(DsnRequest());
        dsn->returnsWholeMessage = *text == QLatin1String("full");
    }
    if (const auto text = arguments.value("--envid")) {
        if (!isEnvelopeId(*text))
            return usage(WishWords::badEnvelopeId());
        dsn = dsn.value_or(DsnRequest());
        dsn->envelopeId = text->toLatin1();
    }
    return dsn;
}

Wish<Hold> holdWish(const Arguments &arguments)
{
    if (const auto conflict = arguments.conflictAmong({"--hold-for", "--hold-until"}))
        return usage(*conflict);
    if (const auto text = arguments.value("--hold-for")) {
        const auto seconds = secondsOf(QStringLiteral("--hold-for"), *text);
        return seconds ? Wish<Hold>(Hold(*seconds)) : Unexpected{seconds.error()};
    }
    const auto text = arguments.value("--hold-until");
    if (!text)
        return std::optional<Hold>();
    const QDateTime time = QDateTime::fromString(*text, Qt::ISODate);
    if (!time.isValid() || !text->endsWith(QLatin1Char('Z')))
        return usage(WishWords::badTime(*text));
    return std::optional<Hold>(time);
}

Wish<DeliverBy> deliverByWish(const Arguments &arguments)
{
    const auto text = arguments.value("--deliver-by");
    if (!text)
        return std::optional<DeliverBy>();
    const QString mode = text->section(QLatin1Char(':'), 1);
    const auto seconds = secondsOf(QStringLiteral("--deliver-by"), text->section(QLatin1Char(':'), 0, 0));
    if (!seconds)
        return Unexpected{seconds.error()};
    if (text->contains(QLatin1Char(':')) && mode != QLatin1String("return") && mode != QLatin1String("notify"))
        return usage(WishWords::badMode(*text));
    return std::optional(DeliverBy{.within = *seconds, .returnsWhenLate = mode == QLatin1String("return"), .isTraced = false});
}

Wish<int> priorityWish(const Arguments &arguments)
{
    const auto text = arguments.value("--priority");
    if (!text)
        return std::optional<int>();
    bool isNumber = false;
    const int priority = text->toInt(&isNumber);
    if (!isNumber || priority < -9 || priority > 9)
        return usage(WishWords::badPriority(*text));
    return std::optional(priority);
}

} // namespace

const QList<Flag> &wishFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags{{"--dsn", Kind::Value}, {"--dsn-return", Kind::Value}, {"--envid", Kind::Value},
        {"--require-tls", Kind::Switch}, {"--hold-for", Kind::Value}, {"--hold-until", Kind::Value},
        {"--deliver-by", Kind::Value}, {"--priority", Kind::Value}};
    return flags;
}

Expected<protocol::DeliveryOptions, Failure> wishesOf(const Arguments &arguments)
{
    const auto dsn = dsnWish(arguments);
    const auto hold = holdWish(arguments);
    const auto deliverBy = deliverByWish(arguments);
    const auto priority = priorityWish(arguments);
    if (!dsn)
        return Unexpected{dsn.error()};
    if (!hold)
        return Unexpected{hold.error()};
    if (!deliverBy)
        return Unexpected{deliverBy.error()};
    if (!priority)
        return Unexpected{priority.error()};
    return protocol::DeliveryOptions{.dsn = *dsn,
        .isTlsRequired = arguments.has("--require-tls"),
        .hold = *hold,
        .deliverBy = *deliverBy,
        .priority = *priority};
}

} // namespace pillarbox::app
