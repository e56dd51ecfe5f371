#include "app/cli/sendoptions.h"

#include "app/cli/timeoption.h"
#include "app/cli/wishoptions.h"
#include "smtp/protocol/saslmechanism.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::app {

using protocol::Security;

namespace {

class SendWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString badPort(const QString &text)
    {
        return tr("\"%1\" is no port; a port is a number from 1 to 65535.").arg(text);
    }
    static QString badTimeout(const QString &text) { return tr("\"%1\" is no time; give seconds, more than 0.").arg(text); }
    static QString badSecurity(const QString &text) { return tr("\"%1\" is none of auto, tls, starttls and none.").arg(text); }
    static QString unknownMechanism(const QString &name, const QString &known)
    {
        return tr("--auth does not know %1, but %2.").arg(name, known);
    }
    static QString onlyWithHost(const QString &flag)
    {
        return tr("%1 belongs to --host; an account brings its own.").arg(flag);
    }
    static QString onlyWithAccount(const QString &flag)
    {
        return tr("%1 needs an account; with --host there is no outbox.").arg(flag);
    }
    static QString noAttempt(const QString &flag)
    {
        return tr("--transcript has no use with %1: no attempt is made.").arg(flag);
    }
    static QString needsUser() { return tr("--auth has no use without --user."); }
    static QString badHost(const QString &text)
    {
        return tr("\"%1\" is no host name: spaces, control characters and invisible ones cannot stand in it.").arg(text);
    }
    static QString emptyHost() { return tr("--host is empty."); }
    static QString oneInput() { return tr("Only one thing can be read from standard input."); }
    static QString noFrom() { return tr("--from is missing."); }
    static QString noRecipient() { return tr("No recipient was given: --to, --cc or --bcc."); }
    static QString surplus(const QString &word) { return tr("Unexpected argument \"%1\".").arg(word); }
};

constexpr const char *hostOnly[] = {"--port", "--security", "--user", "--password-env", "--password-stdin", "--auth", "--ca",
    "--insecure-auth", "--client-cert", "--client-key", "--proxy", "--proxy-password-env"};

Unexpected<Failure> usage(const QString &text)
{
    return Unexpected{usageFailure(text)};
}

Expected<QList<transport::Endpoint>, Failure> endpointsOf(const Arguments &arguments)
{
    const QString host = arguments.valueOr("--host");
    if (host.trimmed().isEmpty())
        return usage(SendWords::emptyHost());
    if (const auto checked = hostOf(host); !checked)
        return Unexpected{checked.error()};
    std::optional<quint16> port;
    if (const auto text = arguments.value("--port")) {
        const auto parsed = portOf(*text);
        if (!parsed)
            return Unexpected{parsed.error()};
        port = parsed.value();
    }
    const QString security = arguments.valueOr("--security", QStringLiteral("auto"));
    if (security == QLatin1String("auto"))
        return port ? transport::endpointsOfPort(host, *port) : transport::usualEndpoints(host);
    if (security == QLatin1String("tls"))
        return QList{transport::Endpoint{host, port.value_or(465), Security::ImplicitTls}};
    if (security == QLatin1String("starttls"))
        return QList{transport::Endpoint{host, port.value_or(587), Security::StartTls}};
    if (security == QLatin1String("none"))
        return QList{transport::Endpoint{host, port.value_or(587), Security::None}};
    return usage(SendWords::badSecurity(security));
}

Expected<DirectOptions, Failure> directOptionsOf(const Arguments &arguments)
{
    DirectOptions options;
    const auto endpoints = endpointsOf(arguments);
    if (!endpoints)
        return Unexpected{endpoints.error()};
    options.endpoints = endpoints.value();
    options.userName = arguments.valueOr("--user");
    if (const auto name = arguments.value("--auth")) {
        const auto mechanism = mechanismOf(*name);
        if (!mechanism)
            return Unexpected{mechanism.error()};
        options.mechanism = mechanism.value();
        options.secretKind = protocol::secretKindOf(options.mechanism);
        if (!options.signsIn())
            return usage(SendWords::needsUser());
    }
    if (const auto source = passwordSourceOf(arguments, options.needsSecret()); !source)
        return Unexpected{source.error()};
    options.caFile = arguments.value("--ca");
    const auto route = routeOptionsOf(arguments);
    if (!route)
        return Unexpected{route.error()};
    options.route = *route;
    options.isInsecureAuthAllowed = arguments.has("--insecure-auth");
    return options;
}

MessageOptions messageOptionsOf(const Arguments &arguments)
{
    MessageOptions options;
    options.eml = arguments.value("--eml");
    options.subject = arguments.valueOr("--subject");
    options.body = arguments.valueOr("--body");
    options.bodyFile = arguments.value("--body-file");
    options.htmlFile = arguments.value("--html-file");
    options.attachments = arguments.values("--attach");
    options.from = arguments.value("--from");
    options.to = arguments.values("--to");
    options.cc = arguments.values("--cc");
    options.bcc = arguments.values("--bcc");
    return options;
}

std::optional<QString> contradictionOf(const Arguments &arguments)
{
    if (!arguments.words().isEmpty())
        return SendWords::surplus(arguments.words().constFirst());
    for (const char *part : {"--subject", "--body", "--body-file", "--html-file", "--attach"}) {
        if (auto conflict = arguments.conflictAmong({"--eml", part}))
            return conflict;
    }
    if (auto conflict = arguments.conflictAmong({"--body", "--body-file"}))
        return conflict;
    if (auto conflict = arguments.conflictAmong({"--account", "--host"}))
        return conflict;
    const int inputs = int(arguments.value("--eml") == QLatin1String("-"))
        + int(arguments.value("--body-file") == QLatin1String("-")) + int(arguments.has("--password-stdin"));
    return inputs > 1 ? std::optional(SendWords::oneInput()) : std::nullopt;
}

std::optional<QString> misplacedIn(const Arguments &arguments)
{
    for (const char *flag : {"--queue", "--at"}) {
        if (arguments.has(flag) && arguments.has("--host"))
            return SendWords::onlyWithAccount(QLatin1String(flag));
        if (arguments.has(flag) && arguments.has("--transcript"))
            return SendWords::noAttempt(QLatin1String(flag));
    }
    if (arguments.has("--host"))
        return std::nullopt;
    for (const char *flag : hostOnly) {
        if (arguments.has(flag))
            return SendWords::onlyWithHost(QLatin1String(flag));
    }
    return std::nullopt;
}

// A ready message names both itself.
std::optional<QString> missingIn(const MessageOptions &message, bool isDirect)
{
    if (message.eml)
        return std::nullopt;
    if (message.to.isEmpty() && message.cc.isEmpty() && message.bcc.isEmpty())
        return SendWords::noRecipient();
    if (isDirect && !message.from)
        return SendWords::noFrom();
    return std::nullopt;
}

} // namespace

Expected<QString, Failure> hostOf(const QString &text)
{
    const auto points = text.toUcs4();
    const bool isBad = std::any_of(points.begin(), points.end(), [](auto point) {
        const QChar::Category category = QChar::category(char32_t(point));
        return QChar::isSpace(char32_t(point)) || category == QChar::Other_Control || category == QChar::Other_Format;
    });
    if (isBad)
        return usage(SendWords::badHost(ui::printable(text.toUtf8())));
    return text;
}

Expected<quint16, Failure> portOf(const QString &text)
{
    bool isNumber = false;
    const uint port = text.toUInt(&isNumber);
    if (!isNumber || port == 0 || port > 65535)
        return usage(SendWords::badPort(text));
    return quint16(port);
}

Expected<std::chrono::milliseconds, Failure> timeoutOf(const QString &text)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    // A day bounds any wait; the comparison is false for a NaN.
    if (!isNumber || !(seconds >= 0.001 && seconds <= 86'400))
        return usage(SendWords::badTimeout(text));
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

Expected<QByteArray, Failure> mechanismOf(const QString &text)
{
    const QByteArray name = text.toUpper().toLatin1();
    const QByteArrayList known = protocol::knownMechanisms();
    if (!known.contains(name))
        return usage(SendWords::unknownMechanism(ui::printable(text.toUtf8()), QString::fromLatin1(known.join(", "))));
    return name;
}

const QList<Flag> &sendFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags{{"--account", Kind::Value}, {"--host", Kind::Value}, {"--port", Kind::Value},
        {"--security", Kind::Value}, {"--user", Kind::Value}, {"--password-env", Kind::Value},
        {"--password-stdin", Kind::Switch}, {"--auth", Kind::Value}, {"--ca", Kind::Value}, {"--insecure-auth", Kind::Switch},
        {"--eml", Kind::Value}, {"--subject", Kind::Value}, {"--body", Kind::Value}, {"--body-file", Kind::Value},
        {"--html-file", Kind::Value}, {"--attach", Kind::Repeated}, {"--from", Kind::Value}, {"--to", Kind::Repeated},
        {"--cc", Kind::Repeated}, {"--bcc", Kind::Repeated}, {"--queue", Kind::Switch}, {"--at", Kind::Value},
        {"--timeout", Kind::Value}, {"--transcript", Kind::Value}, {"--json", Kind::Switch}};
    static const QList<Flag> all = flags + routeFlags() + wishFlags();
    return all;
}

Expected<SendOptions, Failure> sendOptionsOf(const Arguments &arguments)
{
    if (const auto contradiction = contradictionOf(arguments))
        return usage(*contradiction);
    if (const auto misplaced = misplacedIn(arguments))
        return usage(*misplaced);
    SendOptions options;
    options.message = messageOptionsOf(arguments);
    if (arguments.has("--host")) {
        auto direct = directOptionsOf(arguments);
        if (!direct)
            return Unexpected{direct.error()};
        options.direct = direct.value();
    }
    if (const auto missing = missingIn(options.message, options.direct.has_value()))
        return usage(*missing);
    const auto wishes = wishesOf(arguments);
    if (!wishes)
        return Unexpected{wishes.error()};
    options.wishes = *wishes;
    options.account = arguments.value("--account");
    if (const auto text = arguments.value("--at")) {
        const auto schedule = scheduleOf(*text, QDateTime::currentDateTimeUtc(), QTimeZone::systemTimeZone());
        if (!schedule)
            return Unexpected{schedule.error()};
        options.schedule = *schedule;
    }
    options.isQueueOnly = arguments.has("--queue") || options.schedule;
    if (const auto text = arguments.value("--timeout")) {
        const auto timeout = timeoutOf(*text);
        if (!timeout)
            return Unexpected{timeout.error()};
        options.timeout = timeout.value();
    }
    options.transcriptFile = arguments.value("--transcript");
    options.isJson = arguments.has("--json");
    return options;
}

} // namespace pillarbox::app
