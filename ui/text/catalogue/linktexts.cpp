// The link itself: sockets and TLS.

#include "ui/text/catalogue/causetext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

constexpr CauseText texts[]{
    {CauseId::NothingListens, Who::You, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "Nothing takes connections on that port, or a firewall turns them away."),
        QT_TRANSLATE_NOOP("Causes", "Check server and port in the account.")},
    {CauseId::NoWayThere, Who::Network, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "From this computer there is no way to the server."),
        QT_TRANSLATE_NOOP("Causes", "Check the network connection.")},
    {CauseId::FirewallForbids, Who::Network, true, Action::SendNow,
        QT_TRANSLATE_NOOP("Causes", "A firewall forbids this connection."),
        QT_TRANSLATE_NOOP("Causes", "Allow Pillarbox in the firewall, or try another network.")},
    {CauseId::Port25Blocked, Who::Network, true, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "This network seems to block port 25, as most networks do."),
        QT_TRANSLATE_NOOP("Causes", "Choose port 587 or 465 in the account.")},
    {CauseId::TlsTooOld, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It offers only versions of TLS that are no longer safe."),
        QT_TRANSLATE_NOOP("Causes", "Ask the provider for TLS 1.2 or newer.")},
    {CauseId::NoCommonCipher, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The two sides know no common cipher."),
        QT_TRANSLATE_NOOP("Causes", "Ask the provider which ciphers its server takes.")},
    {CauseId::WeakTlsKey, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The key of its encryption is too short to be safe."),
        QT_TRANSLATE_NOOP("Causes", "Ask the provider for a longer key.")},
    {CauseId::WeakTlsSignature, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It signs its encryption by an algorithm that is no longer safe."),
        QT_TRANSLATE_NOOP("Causes", "Ask the provider for a newer signature.")},
    {CauseId::OldRenegotiation, Who::Provider, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It wants an old form of TLS that an attacker could break into."),
        QT_TRANSLATE_NOOP("Causes", "Ask the provider to update the server.")},
    {CauseId::HandshakeCut, Who::Network, true, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "The connection was cut while the encryption was being agreed on."),
        QT_TRANSLATE_NOOP("Causes", "Try another network.")},
    {CauseId::UnknownTlsName, Who::You, false, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "It does not know the name by which it was called."),
        QT_TRANSLATE_NOOP("Causes", "Check the server's name in the account.")},
    {CauseId::TlsInternalError, Who::Provider, true, Action::EditAccount,
        QT_TRANSLATE_NOOP("Causes", "An error inside the server kept the encryption from coming about."),
        QT_TRANSLATE_NOOP("Causes", "Show the server's answer to your provider.")},
};

} // namespace

CauseTexts linkTexts()
{
    return texts;
}

} // namespace pillarbox::ui
