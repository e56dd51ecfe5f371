#include "smtp/protocol/saslmechanism.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

const Credential anna{"anna", Secret("secret")};

} // namespace

TEST(SaslMechanism, strongestFirstAndOnlyWhatBothKnow)
{
    const auto usable = usableMechanisms({"LOGIN", "GSSAPI", "PLAIN"}, {});
    ASSERT_EQ(usable.size(), 2U);
    EXPECT_EQ(mechanismName(usable[0]), "PLAIN");
    EXPECT_EQ(mechanismName(usable[1]), "LOGIN");
    EXPECT_TRUE(usableMechanisms({"GSSAPI"}, {}).empty());
    EXPECT_TRUE(usableMechanisms({}, {}).empty());
}

TEST(SaslMechanism, theWantedOneOrNothing)
{
    ASSERT_EQ(usableMechanisms({"LOGIN", "PLAIN"}, "login").size(), 1U);
    EXPECT_EQ(mechanismName(usableMechanisms({"LOGIN", "PLAIN"}, "login")[0]), "LOGIN");
    EXPECT_TRUE(usableMechanisms({"LOGIN", "PLAIN"}, "GSSAPI").empty());
    EXPECT_TRUE(usableMechanisms({"LOGIN"}, "PLAIN").empty());
}

TEST(PlainMechanism, saysEverythingAtOnce)
{
    PlainMechanism plain;
    EXPECT_EQ(plain.initialResponse(anna), QByteArray("\0anna\0secret", 12));
    EXPECT_EQ(plain.respond({}, anna), QByteArray("\0anna\0secret", 12));
    EXPECT_FALSE(plain.respond({}, anna));
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
    EXPECT_EQ(login.respond("Password:", anna), "anna");
    EXPECT_EQ(login.respond("?", anna), "secret");
    EXPECT_FALSE(login.respond("once more", anna));
}

} // namespace pillarbox::protocol
