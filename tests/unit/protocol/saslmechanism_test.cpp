// The choice among mechanisms, and the small ones.

#include "smtp/protocol/saslmechanism.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

const Credential anna{"anna", Secret("secret")};
const Credential token{"user@example.com", Secret("ya29.vF9dft4"), SecretKind::Token};

QByteArrayList chosen(const SaslOffer &offer)
{
    QByteArrayList names;
    for (const SaslMechanism &mechanism : usableMechanisms(offer))
        names.append(mechanismName(mechanism));
    return names;
}

QByteArray said(const SaslAnswer &answer)
{
    const auto *response = std::get_if<Secret>(&answer);
    return response ? response->reveal() : QByteArray("no response");
}

SaslFault fault(const SaslAnswer &answer)
{
    return std::get<SaslFault>(answer);
}

} // namespace

TEST(SaslMechanism, strongestFirstAndOnlyWhatBothKnow)
{
    SaslOffer offer{.offered = knownMechanisms() + QByteArrayList{"GSSAPI"}, .channelBinding = "hash"};
    EXPECT_EQ(chosen(offer),
        (QByteArrayList{
            "SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", "CRAM-MD5"}));
    offer.channelBinding = {};
    EXPECT_EQ(chosen(offer), (QByteArrayList{"SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", "CRAM-MD5"}));
    offer.kind = SecretKind::Token;
    EXPECT_EQ(chosen(offer), (QByteArrayList{"OAUTHBEARER", "XOAUTH2"}));
    offer.kind = SecretKind::Certificate;
    EXPECT_EQ(chosen(offer), (QByteArrayList{"EXTERNAL"}));
    EXPECT_TRUE(chosen({.offered = {"GSSAPI"}}).isEmpty());
    EXPECT_TRUE(chosen({}).isEmpty());
}

TEST(SaslMechanism, theWantedOneOrNothing)
{
    EXPECT_EQ(chosen({.offered = {"LOGIN", "PLAIN"}, .wanted = "login"}), QByteArrayList{"LOGIN"});
    EXPECT_EQ(chosen({.offered = {"XOAUTH2", "PLAIN"}, .wanted = "XOAUTH2"}), QByteArrayList{"XOAUTH2"}); // its own kind
    EXPECT_TRUE(chosen({.offered = {"LOGIN", "PLAIN"}, .wanted = "GSSAPI"}).isEmpty());
    EXPECT_TRUE(chosen({.offered = {"LOGIN"}, .wanted = "PLAIN"}).isEmpty());
    EXPECT_TRUE(chosen({.offered = {"SCRAM-SHA-1-PLUS"}, .wanted = "SCRAM-SHA-1-PLUS"}).isEmpty()); // nothing to bind to
}

TEST(SaslMechanism, everyNameSaysWhatItCarries)
{
    EXPECT_EQ(secretKindOf("scram-sha-256"), SecretKind::Password);
    EXPECT_EQ(secretKindOf("OAUTHBEARER"), SecretKind::Token);
    EXPECT_EQ(secretKindOf("EXTERNAL"), SecretKind::Certificate);
    EXPECT_EQ(secretKindOf({}), SecretKind::Password);
}

TEST(SaslMechanism, whatIsGoneAndWasStronger)
{
    const SaslOffer plain{.offered = {"PLAIN"}};
    EXPECT_EQ(
        missingMechanisms({"PLAIN", "SCRAM-SHA-1", "SCRAM-SHA-256"}, plain), (QByteArrayList{"SCRAM-SHA-256", "SCRAM-SHA-1"}));
    EXPECT_TRUE(missingMechanisms({"LOGIN", "CRAM-MD5", "XOAUTH2"}, plain).isEmpty()); // no stronger, or another kind
    EXPECT_EQ(missingMechanisms({"PLAIN"}, {.offered = {"XOAUTH2"}}), QByteArrayList{"PLAIN"});
    EXPECT_TRUE(missingMechanisms({"SCRAM-SHA-1"}, {.offered = {"SCRAM-SHA-256"}}).isEmpty());
    EXPECT_TRUE(missingMechanisms({"SCRAM-SHA-1", "PLAIN"}, {.offered = {"PLAIN"}, .wanted = "PLAIN"}).isEmpty());
}

TEST(PlainMechanism, saysEverythingAtOnce)
{
    PlainMechanism plain;
    EXPECT_EQ(plain.initialResponse(anna), Secret(QByteArray("\0anna\0secret", 12)));
    EXPECT_EQ(said(plain.respond({}, anna)), QByteArray("\0anna\0secret", 12));
    EXPECT_EQ(fault(plain.respond({}, anna)), SaslFault::Malformed);
}

TEST(PlainMechanism, cannotCarryNul)
{
    EXPECT_TRUE(PlainMechanism::canCarry(anna));
    EXPECT_FALSE(PlainMechanism::canCarry({QByteArray("a\0b", 3), Secret("x")}));
    EXPECT_FALSE(PlainMechanism::canCarry({"a", Secret(QByteArray("x\0", 2))}));
}

TEST(LoginMechanism, answersTwoPromptsWhateverTheySay)
{
    LoginMechanism login;
    EXPECT_FALSE(login.initialResponse(anna));
    EXPECT_EQ(said(login.respond("Password:", anna)), "anna");
    EXPECT_EQ(said(login.respond("?", anna)), "secret");
    EXPECT_EQ(fault(login.respond("once more", anna)), SaslFault::Malformed);
}

// RFC 2195 section 2.
TEST(CramMd5Mechanism, answersAsItsRfcDoes)
{
    CramMd5Mechanism cram;
    const Credential tim{"tim", Secret("tanstaaftanstaaf")};
    EXPECT_FALSE(cram.initialResponse(tim));
    EXPECT_EQ(said(cram.respond("<1896.697170952@postoffice.reston.mci.net>", tim)), "tim b913a602c7eda7a495b4e6e7334d3890");
    EXPECT_EQ(fault(cram.respond("<1896.697170952@postoffice.reston.mci.net>", tim)), SaslFault::Malformed);
    EXPECT_EQ(fault(CramMd5Mechanism().respond({}, tim)), SaslFault::Malformed);
    EXPECT_EQ(fault(CramMd5Mechanism().respond(QByteArray(""), tim)), SaslFault::Malformed);
}

TEST(XOAuth2Mechanism, saysTheTokenAndAcknowledgesTheError)
{
    XOAuth2Mechanism xoauth2;
    const QByteArray message = "user=user@example.com\1auth=Bearer ya29.vF9dft4\1\1";
    EXPECT_EQ(xoauth2.initialResponse(token), Secret(message));
    EXPECT_EQ(said(xoauth2.respond(QByteArray(""), token)), message); // overlooked
    EXPECT_EQ(said(xoauth2.respond("{\"status\":\"401\"}", token)), "");
    EXPECT_EQ(fault(xoauth2.respond("{\"status\":\"401\"}", token)), SaslFault::Malformed);
}

// RFC 7628 section 4.
TEST(OAuthBearerMechanism, saysTheTokenAndAcknowledgesTheError)
{
    OAuthBearerMechanism bearer;
    EXPECT_EQ(bearer.initialResponse(token), Secret("n,a=user@example.com,\1auth=Bearer ya29.vF9dft4\1\1"));
    EXPECT_EQ(bearer.initialResponse({"a,b=c", Secret("t")}), Secret("n,a=a=2Cb=3Dc,\1auth=Bearer t\1\1"));
    EXPECT_EQ(bearer.initialResponse({{}, Secret("t")}), Secret("n,,\1auth=Bearer t\1\1"));
    EXPECT_EQ(said(bearer.respond("{\"status\":\"invalid_token\"}", token)), "\1");
    EXPECT_EQ(fault(bearer.respond(QByteArray(""), token)), SaslFault::Malformed);
}

TEST(TokenMechanism, nothingEndsAFieldInIt)
{
    EXPECT_TRUE(XOAuth2Mechanism::canCarry(token));
    EXPECT_FALSE(XOAuth2Mechanism::canCarry({"user\1auth=Bearer x", Secret("t")}));
    EXPECT_FALSE(OAuthBearerMechanism::canCarry({"user", Secret("t\1\1")}));
    EXPECT_FALSE(OAuthBearerMechanism::canCarry({"user", Secret("t\r\n")}));
    EXPECT_EQ(fault(XOAuth2Mechanism().respond({}, token)), SaslFault::Malformed); // not base64
}

TEST(ExternalMechanism, namesWhomToActAs)
{
    ExternalMechanism external;
    EXPECT_EQ(external.initialResponse({}), Secret(QByteArray("")));
    EXPECT_EQ(external.initialResponse({"anna", {}}), Secret("anna"));
    EXPECT_EQ(said(external.respond(QByteArray(""), {"anna", {}})), "anna");
    EXPECT_EQ(fault(external.respond(QByteArray(""), {"anna", {}})), SaslFault::Malformed);
}

} // namespace pillarbox::protocol
