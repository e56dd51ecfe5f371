#include "app/cli/recipientcommand.h"

#include "smtp/account/domainguess.h"
#include "smtp/dns/hostname.h"
#include "ui/text/recipientwords.h"

#include <QJsonArray>

#include <algorithm>

namespace pillarbox::app {

namespace {

using namespace Qt::StringLiterals;
using domain::RecipientDomain;
using State = RecipientDomain::State;

QString domainOf(const QString &address)
{
    return dns::toAsciiHost(address.mid(address.lastIndexOf(u'@') + 1)).value_or(QString());
}

QString wordOf(State state)
{
    switch (state) {
    case State::TakesMail:
        return u"takesMail"_s;
    case State::Refuses:
        return u"refuses"_s;
    case State::NoDomain:
        return u"noDomain"_s;
    case State::NoServer:
        return u"noServer"_s;
    case State::Unknown:
        break;
    }
    return u"unknown"_s;
}

QJsonValue orNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue();
}

} // namespace

RecipientCommand::RecipientCommand(
    QStringList addresses, const domain::DomainQuestion &common, const Profile &profile, bool isJson)
    : CommandTask(profile, isJson)
    , m_addresses(std::move(addresses))
    , m_check(common, clock())
{
    for (const QString &address : std::as_const(m_addresses)) {
        if (const QString domain = domainOf(address); !m_domains.contains(domain))
            m_domains += domain;
    }
    connect(&m_check, &domain::RecipientCheck::finished, this, &RecipientCommand::report);
}

void RecipientCommand::start()
{
    m_check.start(m_domains);
}

void RecipientCommand::report()
{
    QJsonArray list;
    QStringList lines;
    bool isUnknown = false;
    bool isBad = false;
    for (const QString &address : std::as_const(m_addresses)) {
        const RecipientDomain &found = m_check.results().at(m_domains.indexOf(domainOf(address)));
        const auto suggestion = account::likelyMeant(address);
        const QString text = ui::recipientSentence(found, suggestion.value_or(QString()));
        const QJsonValue policy
            = found.mtaSts ? QJsonValue(QString::fromLatin1(domain::mtaStsModeName(*found.mtaSts))) : QJsonValue();
        list += QJsonObject{{u"address"_s, address}, {u"domain"_s, found.domain}, {u"state"_s, wordOf(found.state)},
            {u"mtaSts"_s, policy}, {u"suggestion"_s, orNull(suggestion)}, {u"text"_s, text}};
        lines += address + u": "_s + text;
        isUnknown = isUnknown || found.state == State::Unknown;
        isBad = isBad || (found.state != State::Unknown && found.state != State::TakesMail);
    }
    finishWith({{u"recipients"_s, list}}, lines.join(u'\n'),
        isBad           ? ExitCode::Refused
            : isUnknown ? ExitCode::Deferred
                        : ExitCode::Ok);
}

} // namespace pillarbox::app
