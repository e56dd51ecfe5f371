#pragma once
// What to ask about a domain, as an account, an identity and a message that came back tell it. Any thread.

#include "smtp/account/account.h"
#include "smtp/domain/domaincheck.h"
#include "smtp/message/receivedcopy.h"

namespace pillarbox::ui {

bool isDomain(const QString &text); // a name with a dot, no address

// An account of the sandbox has no relay that a receiver would ever see.
domain::DomainQuestion questionAbout(const account::Account &account, const account::Identity &identity);

// Of all their identities with an address, each domain once for each relay; the sandbox's is nobody's.
QList<domain::DomainQuestion> questionsAbout(const QList<account::Account> &accounts);

void takeRelay(domain::DomainQuestion &question, const QString &host, quint16 port = 0); // and what its provider wants included
// Its envelope sender and its own key, whatever other selectors are asked for.
void takeIdentity(domain::DomainQuestion &question, const account::Identity &identity);
// The keys that the copy was signed with for the domain in question, and that they vouch for it.
void takeSignatures(domain::DomainQuestion &question, const message::ReceivedCopy &copy);

QString providerRunning(const QString &domain); // whose own domain it is; empty: the user's

} // namespace pillarbox::ui
