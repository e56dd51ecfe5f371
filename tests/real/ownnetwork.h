#pragma once
// A network and a hosts file of a test program's own: it runs itself again inside namespaces, where 587, 465 and 443 are free
// and nothing leads outside.

#include <QByteArray>
#include <QString>

namespace pillarbox::test {

bool isInOwnNetwork();
QString ownNetworkMissing(); // why there can be none; empty: there can
// Only comes back when it could not be done. commands: of a shell, for more than "lo" and its usual addresses.
void enterOwnNetwork(char **argv, const QByteArray &hosts, const QByteArray &commands = {});
void leaveOwnNetwork(); // takes what was made for it away

} // namespace pillarbox::test
