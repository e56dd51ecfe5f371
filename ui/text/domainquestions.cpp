#include "ui/text/domainquestions.h"

#include "smtp/account/provider.h"
#include "smtp/dns/hostname.h"

#include <algorithm>

namespace pillarbox::ui {

namespace {

QString domainOf(const QString &address)
{
    return dns::toAsciiHost(address.mid(address.lastIndexOf(u'@') + 1)).value_or(QString());
}

void addSigner(domain::DomainQuestion &question, const QByteArray &selector)
{
    for (QByteArrayList *list : {&question.selectors, &question.signers}) {
        if (!list->contains(selector))
            list->append(selector);
    }
}

} // namespace

bool isDomain(const QString &text)
{
    const auto name = dns::toAsciiHost(text);
    return name && name->contains(u'.') && !dns::isAddressLiteral(*name);
}

domain::DomainQuestion questionAbout(const account::Account &account, const account::Identity &identity)
{
    domain::DomainQuestion question;
    question.domain = domainOf(identity.address);
    if (!account.isSandbox)
        takeRelay(question, account.host, account.port);
    takeIdentity(question, identity);
    return question;
}

QList<domain::DomainQuestion> questionsAbout(const QList<account::Account> &accounts)
{
    QList<domain::DomainQuestion> questions;
    for (const account::Account &account : accounts) {
        const auto identities = account.identities();
        for (const account::Identity &identity : identities) {
            const domain::DomainQuestion one = questionAbout(account, identity);
            const bool isKnown = std::any_of(questions.begin(), questions.end(),
                [&one](const auto &known) { return known.domain == one.domain && known.relay == one.relay; });
            if (!account.isSandbox && !isKnown && isDomain(one.domain))
                questions += one;
        }
    }
    return questions;
}

void takeRelay(domain::DomainQuestion &question, const QString &host, quint16 port)
{
    const account::Provider *provider = account::providerOfHost(host, port);
    question.relay = host;
    question.relayInclude = provider ? provider->spfInclude : QString();
}

// Its own key counts; selectors of providers are not guessed beside it.
void takeIdentity(domain::DomainQuestion &question, const account::Identity &identity)
{
    question.envelopeDomain = domainOf(identity.reversePath());
    if (!identity.signing)
        return;
    question.signingDomain = QString::fromLatin1(identity.signing->domain);
    if (question.signingDomain != dns::toAsciiHost(question.domain).value_or(QString()))
        return;
    question.ownSelector = identity.signing->selector;
    question.ownRecord = identity.signing->publicRecord;
    addSigner(question, identity.signing->selector);
}

void takeSignatures(domain::DomainQuestion &question, const message::ReceivedCopy &copy)
{
    const QString wanted = dns::toAsciiHost(question.domain).value_or(QString());
    for (const auto &signature : copy.signatures) {
        if (QString::fromLatin1(signature.domain) != wanted)
            continue;
        question.signingDomain = wanted;
        addSigner(question, signature.selector);
    }
}

QString providerRunning(const QString &domain)
{
    const account::Provider *provider = account::providerOfDomain(domain);
    return provider ? provider->name : QString();
}

} // namespace pillarbox::ui
