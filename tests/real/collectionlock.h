#pragma once
// What a person does to the default collection of a Secret Service, without a window: GNOME Keyring's own calls.

#include <QByteArray>

namespace pillarbox::test {

void lockDefaultCollection();
void unlockDefaultCollection(const QByteArray &password); // gnome-keyring alone

} // namespace pillarbox::test
