#include "app/cli/receivedcommand.h"

#include "ui/text/explanation.h"
#include "ui/text/receivedwords.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace pillarbox::app {

namespace {

using namespace Qt::StringLiterals;
using message::AuthenticationResult;

class ReceivedCommandWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString cannotRead(const QString &file) { return tr("%1 cannot be read.").arg(file); }
    static QString noMessage(const QString &file) { return tr("%1 is no message.").arg(file); }
};

QJsonObject resultJson(const AuthenticationResult &result, const message::ReceivedCopy &copy)
{
    QJsonObject properties;
    for (const auto &property : result.properties)
        properties[QString(ui::printable(property.type) + u'.' + ui::printable(property.name))] = ui::printable(property.value);
    return {{u"method"_s, ui::printable(result.method)}, {u"result"_s, ui::printable(result.result)},
        {u"reason"_s, ui::printable(result.reason)}, {u"properties"_s, properties},
        {u"meaning"_s, ui::meaningOf(result, copy)}};
}

QString wordOf(ui::ReceivedVerdict::Kind kind)
{
    using Kind = ui::ReceivedVerdict::Kind;
    return kind == Kind::Confirmed ? u"confirmed"_s : kind == Kind::NotConfirmed ? u"notConfirmed"_s : u"unchecked"_s;
}

} // namespace

Expected<message::ReceivedCopy, Failure> receivedCopyOf(const QString &path)
{
    using Kind = message::EmlError::Kind;
    const auto copy = message::readReceivedCopy(path);
    const QString name = ui::printable(path.toUtf8());
    if (copy && !copy->from.address.isEmpty())
        return *copy;
    if (!copy && copy.error().kind == Kind::CannotReadFile)
        return Unexpected{Failure{ExitCode::CannotReadFile, ReceivedCommandWords::cannotRead(name)}};
    return Unexpected{Failure{ExitCode::BadMessage, ReceivedCommandWords::noMessage(name)}};
}

ReceivedCommand::ReceivedCommand(message::ReceivedCopy copy, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_copy(std::move(copy))
{
}

void ReceivedCommand::start()
{
    const ui::ReceivedVerdict verdict = ui::receivedVerdict(m_copy);
    QJsonArray results;
    QJsonArray signatures;
    const auto checks = m_copy.checks.value(0);
    for (const AuthenticationResult &result : checks.results)
        results += resultJson(result, m_copy);
    for (const auto &signature : std::as_const(m_copy.signatures)) {
        signatures
            += QJsonObject{{u"domain"_s, ui::printable(signature.domain)}, {u"selector"_s, ui::printable(signature.selector)}};
    }
    const QJsonObject object{{u"from"_s, m_copy.from.address}, {u"returnPath"_s, ui::printable(m_copy.returnPath)},
        {u"server"_s, ui::printable(checks.server)}, {u"results"_s, results}, {u"signatures"_s, signatures},
        {u"state"_s, wordOf(verdict.kind)}, {u"verdict"_s, verdict.text}};
    const bool isConfirmed = verdict.kind == ui::ReceivedVerdict::Kind::Confirmed;
    finishWith(object, ui::receivedText(m_copy), isConfirmed ? ExitCode::Ok : ExitCode::Refused);
}

} // namespace pillarbox::app
