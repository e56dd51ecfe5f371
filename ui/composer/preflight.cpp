#include "ui/composer/preflight.h"

#include "smtp/account/domainguess.h"
#include "smtp/message/mimewriter.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>

#include <algorithm>

namespace pillarbox::ui {

namespace {

struct Preflight {
    Q_DECLARE_TR_FUNCTIONS(Preflight)
};

QString domainOf(const QString &address)
{
    return address.mid(address.lastIndexOf(u'@') + 1).toLower();
}

QString reasonOf(message::AddressError error)
{
    switch (error) {
    case message::AddressError::Empty:
    case message::AddressError::NoAt:
        return Preflight::tr("An address looks like name@example.org.");
    case message::AddressError::ControlCharacter:
        return Preflight::tr("It holds a control character.");
    case message::AddressError::BadLocalPart:
        return Preflight::tr("The part before the @ cannot be read.");
    case message::AddressError::BadDomain:
        return Preflight::tr("The part after the @ is not a domain.");
    case message::AddressError::TrailingText:
        return Preflight::tr("There is something after the address.");
    }
    return {};
}

QString withoutStop(const QString &words)
{
    return words.endsWith(u'.') ? words.chopped(1) : words;
}

Fault invalid(const message::Mailbox &mailbox, message::AddressError error)
{
    return {.kind = Fault::Kind::InvalidAddress,
        .offender = mailbox.address,
        .title = Preflight::tr("“%1” is not an address.").arg(mailbox.address),
        .text = reasonOf(error)};
}

// "bob@firm" for someone who writes to firm.example: a name that is complete only inside somebody's network.
std::optional<Fault> doubt(const message::Mailbox &mailbox, const QStringList &knownDomains)
{
    const QString domain = domainOf(mailbox.address);
    if (domain.contains(u'.') || domain.startsWith(u'[') || domain == QLatin1String("localhost")
        || knownDomains.contains(domain))
        return std::nullopt;
    Fault fault{.kind = Fault::Kind::DoubtfulAddress,
        .offender = mailbox.address,
        .title = Preflight::tr("“%1” is not a complete address.").arg(mailbox.address),
        .text = Preflight::tr("Its domain has no dot.")};
    for (const QString &known : knownDomains) {
        if (!known.startsWith(domain % u'.'))
            continue;
        fault.suggestion = mailbox.address.left(mailbox.address.lastIndexOf(u'@') + 1) % known;
        fault.text = Preflight::tr("Did you mean %1?").arg(fault.suggestion);
        break;
    }
    return fault;
}

// A domain that was written to before is no slip, but may be gone since.
std::optional<Fault> doubtOfDomain(const message::Mailbox &mailbox, const AddressKnowledge &known)
{
    const QString domain = QString::fromLatin1(message::envelopeDomain(mailbox.address));
    const DomainNote note = known.notes.value(domain);
    const bool isSlipPossible = known.isSlipTold && !known.domains.contains(domainOf(mailbox.address));
    const auto meant = isSlipPossible ? account::likelyMeant(mailbox.address) : std::nullopt;
    if (!note.isWarning && !meant)
        return std::nullopt;
    Fault fault{.kind = Fault::Kind::DoubtfulDomain, .offender = mailbox.address, .suggestion = meant.value_or(QString())};
    fault.title = note.isWarning ? note.sentence : Preflight::tr("“%1” may be a slip of the keyboard.").arg(mailbox.address);
    fault.text
        = meant ? Preflight::tr("Did you mean %1?").arg(fault.suggestion) : Preflight::tr("Check “%1”.").arg(mailbox.address);
    return fault;
}

std::optional<Fault> refusal(const message::Mailbox &mailbox, const QList<RefusedAddress> &refused)
{
    for (const RefusedAddress &one : refused) {
        if (!message::isSameMailbox(one.address, mailbox.address))
            continue;
        const QString advice = Preflight::tr("Correct it, or remove it.");
        return Fault{.kind = Fault::Kind::RefusedBefore,
            .offender = mailbox.address,
            .title = Preflight::tr("“%1” was refused.").arg(mailbox.address),
            .text
            = one.words.isEmpty() ? advice : Preflight::tr("The server said: %1. %2").arg(withoutStop(one.words), advice)};
    }
    return std::nullopt;
}

void checkAddresses(
    QList<Fault> &faults, const QList<message::Mailbox> &mailboxes, Field field, const PreflightContext &context)
{
    for (int index = 0; index < mailboxes.size(); ++index) {
        auto fault = faultOf(mailboxes.at(index), context.known);
        if (!fault)
            continue;
        fault->field = field;
        fault->index = index;
        faults.append(*fault);
    }
}

// What a relay offered that was asked through TLS; where none was asked nothing is known.
bool isKnownToLackUtf8(const account::Account &account)
{
    return account.memory && !account.memory->capabilities.isEmpty() && !account.memory->capabilities.contains("SMTPUTF8");
}

Fault unsupported(const QString &address, const account::Account &account)
{
    return {.kind = Fault::Kind::UnsupportedAddress,
        .offender = address,
        .title = Preflight::tr("%1 takes no addresses like “%2”.").arg(account.host, address),
        .text = Preflight::tr("Its letters before the @ need SMTPUTF8, which the server did not offer when last seen.")};
}

void checkLetters(QList<Fault> &faults, const message::Draft &draft, const account::Account &account)
{
    if (!isKnownToLackUtf8(account))
        return;
    if (message::needsSmtpUtf8(draft.from.address)) {
        faults.append(unsupported(draft.from.address, account));
        faults.last().field = Field::From;
    }
    const std::pair<Field, const QList<message::Mailbox> *> fields[]{
        {Field::To, &draft.to}, {Field::Cc, &draft.cc}, {Field::Bcc, &draft.bcc}};
    for (const auto &[field, mailboxes] : fields) {
        for (int index = 0; index < mailboxes->size(); ++index) {
            const QString &address = mailboxes->at(index).address;
            if (!message::needsSmtpUtf8(address))
                continue;
            faults.append(unsupported(address, account));
            faults.last().field = field;
            faults.last().index = index;
        }
    }
}

std::optional<Fault> checkSize(const message::Draft &draft, const account::Account &account)
{
    if (!account.sizeLimit)
        return std::nullopt;
    const qint64 size = message::encodedSize(draft);
    if (size <= *account.sizeLimit)
        return std::nullopt;
    return Fault{.kind = Fault::Kind::TooLarge,
        .field = Field::Attachments,
        .title = Preflight::tr("This message is too large for %1.").arg(account.host),
        .text = Preflight::tr("It is %1 as sent; the server takes %2. Remove an attachment, or send a link to it.")
                    .arg(sizeText(size), sizeText(*account.sizeLimit))};
}

} // namespace

bool Fault::isShownEarly() const
{
    return kind == Kind::InvalidAddress || kind == Kind::DoubtfulAddress || kind == Kind::RefusedBefore
        || kind == Kind::TooLarge || kind == Kind::UnsupportedAddress || kind == Kind::DoubtfulDomain;
}

std::optional<Fault> faultOf(const message::Mailbox &mailbox, const AddressKnowledge &known)
{
    const QString text = mailbox.name.isEmpty() ? mailbox.address : message::displayText(mailbox);
    const auto parsed = message::parseMailbox(text);
    if (!parsed)
        return invalid(mailbox, parsed.error());
    if (auto fault = refusal(mailbox, known.refused))
        return fault;
    if (auto fault = doubt(mailbox, known.domains))
        return fault;
    return doubtOfDomain(mailbox, known);
}

QList<Fault> faultsOf(const message::Draft &draft, const PreflightContext &context)
{
    QList<Fault> faults;
    if (!context.account)
        faults.append({.kind = Fault::Kind::NoAccount,
            .field = Field::From,
            .title = Preflight::tr("There is no account to send from."),
            .text = Preflight::tr("Add one in the main window. This message is kept as a draft.")});
    if (draft.to.isEmpty() && draft.cc.isEmpty() && draft.bcc.isEmpty())
        faults.append({.kind = Fault::Kind::NoRecipients,
            .field = Field::To,
            .title = Preflight::tr("Nobody to send it to yet."),
            .text = Preflight::tr("Enter at least one address in To, Cc or Bcc.")});
    checkAddresses(faults, draft.to, Field::To, context);
    checkAddresses(faults, draft.cc, Field::Cc, context);
    checkAddresses(faults, draft.bcc, Field::Bcc, context);
    if (context.account) {
        checkLetters(faults, draft, *context.account);
        if (const auto fault = checkSize(draft, *context.account))
            faults.append(*fault);
    }
    if (draft.subject.trimmed().isEmpty())
        faults.append({.kind = Fault::Kind::NoSubject,
            .field = Field::Subject,
            .title = Preflight::tr("No subject."),
            .text = Preflight::tr("The line that says what it is about is empty.")});
    std::stable_sort(faults.begin(), faults.end(), [](const Fault &a, const Fault &b) { return a.kind < b.kind; });
    return faults;
}

} // namespace pillarbox::ui
