// What sockets and OpenSSL say: no reply came.

#include "ui/text/catalogue/rule.h"

namespace pillarbox::ui {

using protocol::Stage;

namespace {

constexpr CauseRule rules[]{
    {"socket-refused", Origin::Unreachable, at(Stage::Connect), 0, "", "refused", "", CauseId::NothingListens,
        "RFC 9293 section 3.10.7.1"},
    {"socket-unreachable", Origin::Unreachable, at(Stage::Connect), 0, "", "unreachable", "", CauseId::NoWayThere, "RFC 792"},
    {"socket-no-route", Origin::Unreachable, at(Stage::Connect), 0, "", "no route", "", CauseId::NoWayThere,
        "https://github.com/deltachat/deltachat-android/issues/2784, 2023-10-31"},
    {"socket-denied", Origin::Unreachable, at(Stage::Connect), 0, "", "permission denied", "", CauseId::FirewallForbids,
        "RFC 1812 section 5.2.7.1"},
    {"socket-prohibited", Origin::Unreachable, at(Stage::Connect), 0, "", "not permitted", "", CauseId::FirewallForbids,
        "RFC 1812 section 5.2.7.1"},
    {"tls-protocol-version", Origin::TlsFailed, anyStage, 0, "", "protocol version", "", CauseId::TlsTooOld,
        "https://github.com/deltachat/deltachat-android/issues/2784, 2023-10-31"},
    {"tls-unsupported-protocol", Origin::TlsFailed, anyStage, 0, "", "unsupported protocol", "", CauseId::TlsTooOld,
        "https://github.com/louislam/uptime-kuma/issues/3057, 2023-04-13"},
    {"tls-handshake-failure", Origin::TlsFailed, anyStage, 0, "", "handshake failure", "", CauseId::NoCommonCipher,
        "https://github.com/docker-mailserver/docker-mailserver/issues/705, 2018-06-01"},
    {"tls-no-shared-cipher", Origin::TlsFailed, anyStage, 0, "", "no shared cipher", "", CauseId::NoCommonCipher,
        "https://github.com/docker-mailserver/docker-mailserver/issues/705, 2018-06-01"},
    {"tls-dh-key", Origin::TlsFailed, anyStage, 0, "", "dh key too small", "", CauseId::WeakTlsKey,
        "https://github.com/home-assistant/core/issues/75054, 2022-07-12"},
    {"tls-ee-key", Origin::TlsFailed, anyStage, 0, "", "ee key too small", "", CauseId::WeakTlsKey,
        "https://docs.openssl.org/3.0/man3/SSL_CTX_set_security_level/, read 2026-11-23"},
    {"tls-md-weak", Origin::TlsFailed, anyStage, 0, "", "md too weak", "", CauseId::WeakTlsSignature,
        "https://docs.openssl.org/3.0/man3/SSL_CTX_set_security_level/, read 2026-11-23"},
    {"tls-signature-type", Origin::TlsFailed, anyStage, 0, "", "wrong signature type", "", CauseId::WeakTlsSignature,
        "RFC 8446 section 4.2.3"},
    {"tls-renegotiation", Origin::TlsFailed, anyStage, 0, "", "unsafe legacy renegotiation", "", CauseId::OldRenegotiation,
        "RFC 5746 section 4.1"},
    {"tls-cut", Origin::TlsFailed, anyStage, 0, "", "unexpected eof", "", CauseId::HandshakeCut,
        "https://docs.openssl.org/3.0/man3/SSL_get_error/, read 2026-11-23"},
    {"tls-closed", Origin::TlsFailed, anyStage, 0, "", "remote host closed", "", CauseId::HandshakeCut,
        "https://doc.qt.io/qt-6/qabstractsocket.html, read 2026-11-23"},
    {"tls-name", Origin::TlsFailed, anyStage, 0, "", "unrecognized name", "", CauseId::UnknownTlsName, "RFC 6066 section 3"},
    {"tls-internal", Origin::TlsFailed, anyStage, 0, "", "alert internal error", "", CauseId::TlsInternalError,
        "RFC 8446 section 6.2"},
    {"port-25", Origin::TimedOut, at(Stage::Connect), 25, "", "", "", CauseId::Port25Blocked,
        "https://www.timewarnercable.com/en/support/faqs/faqs-internet/e-mailacco/what-is-outbound-port-25-blocking.html, read "
        "2026-11-23"},
    {"port-25-forbidden", Origin::Unreachable, at(Stage::Connect), 25, "", "", "", CauseId::Port25Blocked,
        "https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html, read 2026-11-23"},
};

} // namespace

CauseRules linkRules()
{
    return rules;
}

} // namespace pillarbox::ui
