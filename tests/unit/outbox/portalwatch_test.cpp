// When the deliveries take a certificate for that of the network's sign-in page.

#include "smtp/outbox/portalwatch.h"

#include <gtest/gtest.h>

namespace pillarbox::outbox {
namespace {

using namespace Qt::StringLiterals;
using protocol::ErrorKind;
using protocol::SendError;

account::Account relay(const QString &host, bool wasVerified = false)
{
    account::Account account;
    account.host = host;
    account.port = 465;
    if (wasVerified)
        account.verifiedEndpoints = {{host, 465, protocol::Security::ImplicitTls}};
    return account;
}

SendError strangers(const QString &names = u"portal.example"_s)
{
    SendError error;
    error.stage = protocol::Stage::Tls;
    error.kind = ErrorKind::CertificateInvalid;
    error.detail = u"otherName=%1, selfSigned=%1"_s.arg(names);
    return error;
}

TEST(PortalWatch, TheSameStrangerAtTwoRelaysIsTheNetwork)
{
    PortalWatch watch;
    EXPECT_EQ(watch.understand(strangers(), relay(u"smtp.example.org"_s, true)).kind, ErrorKind::CertificateInvalid);
    EXPECT_EQ(watch.understand(strangers(), relay(u"smtp.example.org"_s, true)).kind, ErrorKind::CertificateInvalid);
    EXPECT_TRUE(watch.hasSeenStrangerAt(relay(u"smtp.example.org"_s)));
    const SendError second = watch.understand(strangers(), relay(u"mail.example.net"_s));
    EXPECT_EQ(second.kind, ErrorKind::CaptivePortal);
    EXPECT_EQ(second.detail, u"portal.example"_s);
    watch.forget();
    EXPECT_EQ(watch.understand(strangers(), relay(u"mail.example.net"_s)).kind, ErrorKind::CertificateInvalid);
}

TEST(PortalWatch, DifferentStrangersAreTheRelaysOwn)
{
    PortalWatch watch;
    (void)watch.understand(strangers(u"a.example"_s), relay(u"smtp.example.org"_s));
    EXPECT_EQ(watch.understand(strangers(u"b.example"_s), relay(u"mail.example.net"_s)).kind, ErrorKind::CertificateInvalid);
}

TEST(PortalWatch, AProvidersServerThatWasVerifiedHasNotBecomeAnothers)
{
    PortalWatch watch;
    EXPECT_EQ(watch.understand(strangers(), relay(u"smtp.gmail.com"_s)).kind, ErrorKind::CertificateInvalid);
    EXPECT_EQ(watch.understand(strangers(), relay(u"smtp.gmail.com"_s, true)).kind, ErrorKind::CaptivePortal);
}

TEST(PortalWatch, TheSystemsWordIsEnough)
{
    PortalWatch watch;
    watch.setTold(true);
    EXPECT_EQ(watch.understand(strangers(), relay(u"smtp.example.org"_s)).kind, ErrorKind::CaptivePortal);
    SendError refused;
    refused.kind = ErrorKind::CredentialRefused;
    refused.stage = protocol::Stage::Auth;
    EXPECT_EQ(watch.understand(refused, relay(u"smtp.example.org"_s)), refused);
}

} // namespace
} // namespace pillarbox::outbox
