#include "app/cli/placeoptions.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace pillarbox::app {

namespace {

class PlaceWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString badServer(const QString &text) { return tr("\"%1\" is no address of a name server.").arg(text); }
    static QString badAddress(const QString &text) { return tr("\"%1\" is neither an https address nor \"none\".").arg(text); }
};

bool isNameserver(const QString &text)
{
    if (!QHostAddress(text).isNull())
        return true;
    const QUrl url(QStringLiteral("dns://") % text, QUrl::StrictMode);
    return url.port() > 0 && url.path().isEmpty() && !QHostAddress(url.host()).isNull();
}

// Absent: neither. Empty: nobody is to be asked.
std::optional<QString> secureAddress(const QString &text)
{
    if (text == u"none")
        return QString();
    const QString filled = QString(text).replace(QStringLiteral("{domain}"), QStringLiteral("example.org"));
    const QUrl url(filled, QUrl::StrictMode);
    return url.isValid() && url.scheme() == u"https" && !url.host().isEmpty() ? std::optional(text) : std::nullopt;
}

} // namespace

const QList<Flag> &placeFlags()
{
    using Kind = Flag::Kind;
    static const QList<Flag> flags{{"--nameserver", Kind::Value}, {"--autoconfig", Kind::Value}, {"--ispdb", Kind::Value}};
    return flags;
}

Expected<account::SourcePlaces, Failure> placesOf(const Arguments &arguments)
{
    account::SourcePlaces places;
    places.nameserver = arguments.valueOr("--nameserver");
    if (arguments.has("--nameserver") && !isNameserver(places.nameserver))
        return Unexpected{usageFailure(PlaceWords::badServer(ui::printable(places.nameserver.toUtf8())))};
    for (const char *flag : {"--autoconfig", "--ispdb"}) {
        const auto text = arguments.value(flag);
        if (!text)
            continue;
        const auto address = secureAddress(*text);
        if (!address)
            return Unexpected{usageFailure(PlaceWords::badAddress(ui::printable(text->toUtf8())))};
        if (flag == QByteArrayView("--ispdb"))
            places.ispDatabase = *address;
        else
            places.autoconfig = address->isEmpty() ? QStringList() : QStringList{*address};
    }
    return places;
}

} // namespace pillarbox::app
