#pragma once
// What stands against sending a draft as it is, worst first. Pure: looks at values only, opens no file, asks no server.

#include "smtp/account/account.h"
#include "smtp/message/draft.h"
#include "ui/composer/domainnote.h"
#include "ui/text/refusedaddress.h"

#include <QList>
#include <QString>

#include <optional>

namespace pillarbox::ui {

enum class Field { From, To, Cc, Bcc, Subject, Body, Attachments };

struct Fault {
    // UnsupportedAddress: the relay did not take such letters before the @ when last seen (SMTPUTF8, RFC 6531).
    enum class Kind {
        NoAccount,
        NoRecipients,
        InvalidAddress,
        TooLarge,
        UnsupportedAddress,
        DoubtfulAddress,
        RefusedBefore,
        DoubtfulDomain, // by what the name server says, or very like a known one
        NoSubject
    };
    Kind kind = Kind::NoRecipients;
    Field field = Field::To;
    int index = -1; // of the mailbox in its field
    QString offender{}; // the address as it was typed
    QString suggestion{}; // of a doubtful one: a known domain in place of the typed one; may be empty
    QString title{}; // one sentence
    QString text{}; // what to do

    // A person must change something; the others can be answered with "send anyway".
    bool isHard() const { return kind < Kind::UnsupportedAddress; }
    // Never stands against sending.
    bool isOnlyTold() const { return kind == Kind::DoubtfulDomain; }
    // Shown while the message is being written; the others only when Send is pressed.
    bool isShownEarly() const;
    bool operator==(const Fault &) const = default;
};

// What is known of addresses beside how they look.
struct AddressKnowledge {
    QStringList domains; // of people written to before and of the accounts
    QList<RefusedAddress> refused; // by a server, the last time
    DomainNotes notes; // of domains that were asked about
    bool isSlipTold = false; // a domain that is very like a provider's

    bool operator==(const AddressKnowledge &) const = default;
};

struct PreflightContext {
    std::optional<account::Account> account; // of From; absent: there is none
    AddressKnowledge known;
};

QList<Fault> faultsOf(const message::Draft &draft, const PreflightContext &context);

// Absent: it can be sent to.
std::optional<Fault> faultOf(const message::Mailbox &mailbox, const AddressKnowledge &known);

} // namespace pillarbox::ui
