#include "app/cli/identitysigning.h"

#include "smtp/dns/hostname.h"
#include "ui/text/signingwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::app {

namespace {

using namespace Qt::StringLiterals;
using account::Account;
using account::CredentialError;
using account::Identity;
using account::MailSigning;
using domain::PublishedKey;
using message::DkimPrivateKey;

class SigningCommandWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString absent(const QString &address) { return tr("The account has no identity %1.").arg(address); }
    static QString unsignedMail(const QString &address) { return tr("Mail of %1 is not signed.").arg(address); }
    static QString noMoreSigned(const QString &address) { return tr("Mail of %1 is not signed any more.").arg(address); }
    static QString notAligned(const QString &domain, const QString &address)
    {
        return tr("%1 cannot sign for %2: receivers want the address's own domain or one above it.").arg(domain, address);
    }
    static QString otherKind(const QString &selector, const QString &domain)
    {
        return tr("The key %1 of %2 is there already, and of the other kind. Take another selector.").arg(selector, domain);
    }
    static QString notMade() { return tr("The system gave no key."); }
    static QString isSigned(const QString &address)
    {
        return tr("Mail of %1 is signed from now on. Publish this record, or receivers will count the signatures as broken:")
            .arg(address);
    }
};

QByteArray mailDomainOf(const QString &address)
{
    return dns::toAsciiHost(address.mid(address.lastIndexOf(u'@') + 1)).value_or(QString()).toLatin1();
}

Identity *placeOf(Account &account, const QString &address)
{
    if (message::isSameMailbox(account.identity.address, address))
        return &account.identity;
    const auto found = std::find_if(account.furtherIdentities.begin(), account.furtherIdentities.end(),
        [&](const Identity &identity) { return message::isSameMailbox(identity.address, address); });
    return found == account.furtherIdentities.end() ? nullptr : &*found;
}

Failure absent(const QString &address)
{
    return {ExitCode::Configuration, SigningCommandWords::absent(address)};
}

QJsonObject recordJson(const MailSigning &signing)
{
    return {{u"name"_s, QString::fromLatin1(signing.recordName())}, {u"type"_s, u"TXT"_s},
        {u"value"_s, QString::fromLatin1(signing.publicRecord)}};
}

QString stateWord(PublishedKey state)
{
    switch (state) {
    case PublishedKey::Same:
        return u"published"_s;
    case PublishedKey::Other:
        return u"other"_s;
    case PublishedKey::Revoked:
        return u"revoked"_s;
    case PublishedKey::Absent:
        return u"absent"_s;
    case PublishedKey::Unreadable:
        return u"unreadable"_s;
    case PublishedKey::Unknown:
        break;
    }
    return u"unknown"_s;
}

} // namespace

SignIdentity::SignIdentity(SigningOptions options, Wish wish, const Profile &profile)
    : CommandTask(profile, options.isJson)
    , m_options(std::move(options))
    , m_wish(std::move(wish))
{
}

void SignIdentity::start()
{
    auto account = session().loadAccount(m_options.label);
    if (!account)
        return fail(account.error());
    m_account = *account;
    if (!placeOf(m_account, m_options.address))
        return fail(absent(m_options.address));
    const QByteArray mailDomain = mailDomainOf(m_options.address);
    m_signing.selector = m_wish.selector;
    m_signing.domain = m_wish.domain.isEmpty() ? mailDomain : m_wish.domain;
    if (!account::maySignFor(m_signing.domain, mailDomain))
        return fail(
            {ExitCode::Usage, SigningCommandWords::notAligned(QString::fromLatin1(m_signing.domain), m_options.address)});
    if (m_wish.key)
        return keep(*m_wish.key);
    m_job = session().credentials().read(m_signing.keyId(), [this](const auto &pem) { onRead(pem); });
}

// A record that is published already goes on to hold.
void SignIdentity::onRead(const Expected<Secret, CredentialError> &pem)
{
    const auto known = pem ? DkimPrivateKey::fromPem(*pem) : std::nullopt;
    if (known && m_wish.type.value_or(known->type()) != known->type())
        return fail({ExitCode::Configuration,
            SigningCommandWords::otherKind(QString::fromLatin1(m_signing.selector), QString::fromLatin1(m_signing.domain))});
    if (known)
        return save(*known);
    if (!pem && pem.error().kind != CredentialError::Kind::NotFound)
        return fail(failureOf(pem.error()));
    const auto made = DkimPrivateKey::make(m_wish.type.value_or(DkimPrivateKey::Type::Rsa));
    made ? keep(*made) : fail({ExitCode::Internal, SigningCommandWords::notMade()});
}

void SignIdentity::keep(const DkimPrivateKey &key)
{
    m_job = session().credentials().write(
        m_signing.keyId(), key.toPem(), [this, key](const Expected<Done, CredentialError> &written) {
            written ? save(key) : fail(failureOf(written.error()));
        });
}

void SignIdentity::save(const DkimPrivateKey &key)
{
    const Account before = m_account;
    m_signing.publicRecord = key.publicRecord();
    placeOf(m_account, m_options.address)->signing = m_signing;
    if (const auto saved = session().accounts().save(m_account); !saved)
        return fail(failureOf(saved.error()));
    session().forgetSecrets(before, [this](const Expected<Done, CredentialError> &forgotten) {
        if (!forgotten)
            writeError(failureOf(forgotten.error()).text);
        release();
    });
}

void SignIdentity::release()
{
    session().openOutbox([this](const Expected<Done, Failure> &opened) {
        if (!opened)
            return fail(opened.error());
        session().outbox().accountFixed(m_account.id, [this](const Expected<Done, outbox::OutboxError> &released) {
            if (!released)
                return fail(failureOf(released.error()));
            succeed({{u"account"_s, m_account.label}, {u"address"_s, m_options.address}, {u"publish"_s, recordJson(m_signing)}},
                SigningCommandWords::isSigned(m_options.address) + u'\n' + ui::zoneLine(m_signing));
        });
    });
}

UnsignIdentity::UnsignIdentity(SigningOptions options, const Profile &profile)
    : CommandTask(profile, options.isJson)
    , m_options(std::move(options))
{
}

// The key goes with the last identity that used it.
void UnsignIdentity::start()
{
    auto account = session().loadAccount(m_options.label);
    if (!account)
        return fail(account.error());
    Identity *identity = placeOf(*account, m_options.address);
    if (!identity)
        return fail(absent(m_options.address));
    const account::Account before = *account;
    identity->signing.reset();
    if (const auto saved = session().accounts().save(*account); !saved)
        return fail(failureOf(saved.error()));
    session().forgetSecrets(before, [this, label = account->label](const Expected<Done, CredentialError> &forgotten) {
        if (!forgotten)
            return fail(failureOf(forgotten.error()));
        succeed({{u"account"_s, label}, {u"address"_s, m_options.address}, {u"publish"_s, QJsonValue()}},
            SigningCommandWords::noMoreSigned(m_options.address));
    });
}

CheckSigning::CheckSigning(SigningOptions options, const QString &nameserver, const Profile &profile)
    : CommandTask(profile, options.isJson)
    , m_options(std::move(options))
    , m_lookup(nameserver)
{
    connect(&m_lookup, &domain::KeyLookup::finished, this, &CheckSigning::report);
}

void CheckSigning::start()
{
    auto account = session().loadAccount(m_options.label);
    if (!account)
        return fail(account.error());
    const Identity *identity = placeOf(*account, m_options.address);
    if (!identity)
        return fail(absent(m_options.address));
    if (!identity->signing)
        return fail({ExitCode::Configuration, SigningCommandWords::unsignedMail(m_options.address)});
    m_signing = *identity->signing;
    m_lookup.start(QString::fromLatin1(m_signing.recordName()), m_signing.publicRecord);
}

void CheckSigning::report(PublishedKey state, const QString &trouble)
{
    const QString text = ui::publishedKeyText(state, m_signing, trouble);
    const QString record
        = state == PublishedKey::Same || state == PublishedKey::Unknown ? QString() : u'\n' + ui::zoneLine(m_signing);
    const ExitCode code = state == PublishedKey::Same ? ExitCode::Ok
        : state == PublishedKey::Unknown              ? ExitCode::Deferred
                                                      : ExitCode::Refused;
    finishWith({{u"state"_s, stateWord(state)}, {u"text"_s, text}, {u"publish"_s, recordJson(m_signing)}}, text + record, code);
}

} // namespace pillarbox::app
