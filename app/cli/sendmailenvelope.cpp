#include "app/cli/sendmailenvelope.h"

#include "smtp/message/emlfields.h"
#include "smtp/message/headertext.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace pillarbox::app {

using account::Account;
using message::Mailbox;
using message::RawField;

namespace {

class EnvelopeWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString badAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
    static QString noDomain(const QString &text)
    {
        return tr("\"%1\" is not an e-mail address: it has no domain. (For cron: MAILTO=name@example.org)").arg(text);
    }
    static QString nobody() { return tr("No recipient was given."); }
};

Unexpected<Failure> refuse(const QString &text)
{
    return Unexpected{Failure{ExitCode::BadMessage, text}};
}

Unexpected<Failure> refuseAddress(const QString &text)
{
    const QString shown = ui::printable(text.toUtf8());
    return refuse(text.contains(QLatin1Char('@')) ? EnvelopeWords::badAddress(shown) : EnvelopeWords::noDomain(shown));
}

QList<RawField> fieldsOf(const QByteArray &header)
{
    message::EmlHeaderFilter filter([](const QList<RawField> &) { return QByteArray(); });
    QByteArray out;
    filter.feed(header, out);
    return filter.fields();
}

struct Writer {
    Account account;
    account::Identity identity;
};

std::optional<Writer> writerOf(const QString &address, const QList<Account> &accounts)
{
    for (const Account &account : accounts)
        if (const auto *identity = address.isEmpty() ? nullptr : account.identityFor(address))
            return Writer{account, *identity};
    return std::nullopt;
}

bool isLocalName(const QString &mailbox)
{
    return !mailbox.contains(QLatin1Char('@'));
}

// "root (Cron Daemon)", "\"(Cron Daemon)\" <root>"
QString nameBeside(const QString &localName)
{
    const qsizetype angle = localName.indexOf(QLatin1Char('<'));
    const qsizetype open = localName.indexOf(QLatin1Char('('));
    QString name = angle >= 0 ? localName.left(angle) : open >= 0 ? localName.mid(open) : QString();
    name = name.trimmed();
    for (const auto &[first, last] : {std::pair('"', '"'), std::pair('(', ')')}) {
        if (name.startsWith(QLatin1Char(first)) && name.endsWith(QLatin1Char(last)) && name.size() > 1)
            name = name.mid(1, name.size() - 2).trimmed();
    }
    return name.contains(QLatin1String("=?")) ? QString() : name;
}

struct Author {
    Mailbox mailbox; // without an address: From has to be written
    bool hasField = false;
};

Expected<Author, Failure> authorOf(const QList<RawField> &fields, const SendmailOptions &options)
{
    QStringList broken;
    const QList<Mailbox> from = message::mailboxesOf(fields, "from", &broken);
    if (!from.isEmpty())
        return Author{from.first(), true};
    if (broken.isEmpty())
        return Author{{options.fullName, {}}, false};
    if (!isLocalName(broken.constFirst()))
        return refuseAddress(broken.constFirst());
    const QString name = nameBeside(broken.constFirst());
    return Author{{name.isEmpty() ? options.fullName : name, {}}, false};
}

QByteArray without(const QByteArray &fieldName, const QByteArray &header)
{
    QByteArray rest;
    bool isRemoved = false;
    for (qsizetype at = 0; at < header.size();) {
        const qsizetype next = header.indexOf('\n', at) + 1;
        const QByteArray line = header.sliced(at, (next > 0 ? next : header.size()) - at);
        if (!line.startsWith(' ') && !line.startsWith('\t'))
            isRemoved = line.first(std::max<qsizetype>(line.indexOf(':'), 0)).trimmed().toLower() == fieldName;
        if (!isRemoved)
            rest += line;
        at += line.size();
    }
    return rest;
}

QByteArray fieldFrom(const Mailbox &mailbox)
{
    message::HeaderField field("From");
    message::appendMailboxes(field, {mailbox});
    return field.finished();
}

// Resent-… fields are those of who sends now; the others are of the one before (RFC 5322 3.6.6).
QList<QByteArray> recipientFields(const QList<RawField> &fields)
{
    const bool isResent = std::any_of(fields.begin(), fields.end(),
        [](const RawField &field) { return field.name.startsWith("resent-") && field.name != "resent-from"; });
    return isResent ? QList<QByteArray>{"resent-to", "resent-cc", "resent-bcc"} : QList<QByteArray>{"to", "cc", "bcc"};
}

struct Named {
    QList<Mailbox> mailboxes;
    QStringList others; // what is no address, as it is written
};

Named recipientsOf(const QList<RawField> &fields, const SendmailOptions &options)
{
    Named named;
    for (const QString &word : options.recipients) {
        for (const QString &piece : message::splitMailboxes(word)) {
            if (const auto mailbox = message::parseMailbox(piece))
                named.mailboxes += *mailbox;
            else
                named.others += piece;
        }
    }
    if (options.readsRecipients) {
        for (const QByteArray &name : recipientFields(fields))
            named.mailboxes += message::mailboxesOf(fields, name, &named.others);
    }
    return named;
}

Writer chosen(
    const QString &sender, const QList<RawField> &fields, const QList<Account> &accounts, const Account &defaultAccount)
{
    QStringList candidates{sender};
    for (const char *name : {"resent-from", "from"}) {
        for (const Mailbox &mailbox : message::mailboxesOf(fields, name))
            candidates += mailbox.address;
    }
    for (const QString &address : candidates) {
        if (auto writer = writerOf(address, accounts))
            return *writer;
    }
    return {defaultAccount, defaultAccount.identity};
}

// -f; a name without a domain is left to the account. An empty one is the null reverse-path.
Expected<std::optional<Mailbox>, Failure> givenSender(const SendmailOptions &options)
{
    if (!options.sender)
        return std::optional<Mailbox>();
    if (options.sender->isEmpty() || *options.sender == QLatin1String("<>"))
        return std::optional(Mailbox());
    if (isLocalName(*options.sender))
        return std::optional<Mailbox>();
    const auto mailbox = message::parseMailbox(*options.sender);
    if (!mailbox)
        return refuseAddress(*options.sender);
    return std::optional(*mailbox);
}

} // namespace

Expected<SendmailEnvelope, Failure> sendmailEnvelopeOf(const QByteArray &header, const SendmailOptions &options,
    const QList<Account> &accounts, const Account &defaultAccount, const QString &loginName)
{
    const QList<RawField> fields = fieldsOf(header);
    const auto sender = givenSender(options);
    if (!sender)
        return Unexpected{sender.error()};
    const auto author = authorOf(fields, options);
    if (!author)
        return Unexpected{author.error()};
    const Writer writer = chosen(sender->value_or(Mailbox()).address, fields, accounts, defaultAccount);
    const Mailbox &own = writer.identity;
    SendmailEnvelope envelope{writer.account, writer.identity, sender->value_or(own), {}, header};
    if (sender.value())
        envelope.identity.envelopeSender.clear();
    if (!author->hasField) {
        const Mailbox from{author->mailbox.name.isEmpty() ? own.name : author->mailbox.name, own.address};
        envelope.header = without("from", header) + fieldFrom(from);
    }
    Named named = recipientsOf(fields, options);
    for (const QString &other : named.others) {
        if (loginName.isEmpty() || other.trimmed() != loginName)
            return refuseAddress(other);
        named.mailboxes += own;
    }
    if (named.mailboxes.isEmpty())
        return refuse(EnvelopeWords::nobody());
    envelope.recipients = named.mailboxes;
    return envelope;
}

} // namespace pillarbox::app
