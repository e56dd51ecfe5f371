#include "app/cli/connectionoptions.h"

#include "app/cli/routeoptions.h"
#include "app/cli/sendoptions.h"
#include "smtp/account/ehloname.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

#include <chrono>

namespace pillarbox::app {

namespace {

constexpr QLatin1String none("none");

class ConnectionWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString badEhloName(const QString &text)
    {
        return tr("\"%1\" is no name for EHLO: a host's full name, or an address in brackets.").arg(text);
    }
};

} // namespace

const QList<Flag> &connectionFlags()
{
    static const QList<Flag> flags{
        {"--proxy", Flag::Kind::Value}, {"--timeout", Flag::Kind::Value}, {"--ehlo", Flag::Kind::Value}};
    return flags;
}

std::optional<Failure> changeConnection(account::Account &account, const Arguments &arguments)
{
    if (const auto text = arguments.value("--timeout"); text == none) {
        account.timeout.reset();
    } else if (text) {
        const auto timeout = timeoutOf(*text);
        if (!timeout)
            return timeout.error();
        account.timeout = std::chrono::ceil<std::chrono::seconds>(*timeout);
    }
    if (const auto text = arguments.value("--ehlo"); text == none) {
        account.ehloName.clear();
    } else if (text) {
        const auto name = account::ehloNameOf(*text);
        if (!name)
            return Failure{ExitCode::Usage, ConnectionWords::badEhloName(ui::printable(text->toUtf8()))};
        account.ehloName = *name;
    }
    if (arguments.has("--proxy")) {
        const auto proxy = proxyOf(arguments);
        if (!proxy)
            return proxy.error();
        account.proxy = *proxy;
    }
    return std::nullopt;
}

} // namespace pillarbox::app
