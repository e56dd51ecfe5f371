#include "smtp/protocol/concealment.h"
#include "smtp/protocol/dialogue.h"

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

const Credential ada{"ada", Secret("s3cret!pass")};

QByteArray concealed(const QByteArray &line, const Credential &credential = ada)
{
    return Concealment(credential).conceal({535, {line}}).lines.first();
}

} // namespace

TEST(Concealment, findsThePasswordInEveryFormItTravelsIn)
{
    EXPECT_EQ(concealed("5.7.8 s3cret!pass is wrong"), "5.7.8 ******** is wrong");
    EXPECT_EQ(concealed("bad " + QByteArray("s3cret!pass").toBase64()), "bad ********");
    EXPECT_EQ(concealed("bad " + QByteArray("\0ada\0s3cret!pass", 16).toBase64()), "bad ********");
    EXPECT_EQ(concealed("no user ada here"), "no user ada here");
}

TEST(Concealment, findsThePasswordInBase64OfTheServersOwn)
{
    for (const char *before : {"", "1", "12", "123"}) { // the letters are others each time
        const QByteArray said
            = QByteArray(QByteArray(before) + "{\"was\":\"s3cret!pass\"}").toBase64(QByteArray::OmitTrailingEquals);
        EXPECT_EQ(concealed("bad " + said + ", said I"), "bad ********, said I");
        EXPECT_EQ(concealed("x/" + said), "********");
    }
    const QByteArray inUrls = QByteArray("\xfb\xef\xbes3cret!pass").toBase64(QByteArray::Base64UrlEncoding);
    ASSERT_TRUE(inUrls.startsWith("----"));
    EXPECT_EQ(concealed(inUrls), "********");
    const QByteArray innocent = "5.7.8 " + QByteArray("nothing of it in here").toBase64() + " (mx-1.example.org/id=4x7)";
    EXPECT_EQ(concealed(innocent), innocent);
}

TEST(Concealment, findsABareToken)
{
    const Credential token{"ada", Secret("ya29.a0AfH6SMBx"), SecretKind::Token};
    EXPECT_EQ(concealed("token ya29.a0AfH6SMBx is old", token), "token ******** is old");
    EXPECT_EQ(concealed(QByteArray("auth=Bearer ya29.a0AfH6SMBx\1\1").toBase64(), token), "********");
}

TEST(Concealment, aShortPasswordLeavesInnocentWordsAlone)
{
    EXPECT_EQ(concealed("authentication failed", {"ada", Secret("fai")}), "authentication failed");
}

TEST(Concealment, noErrorCarriesWhatTheServerSaysBack)
{
    DialogueOptions options;
    options.security = Security::ImplicitTls;
    options.isAuthWanted = true;
    Dialogue dialogue(options);
    dialogue.connected();
    dialogue.encrypted();
    dialogue.received("220 mx\r\n");
    dialogue.received("250-mx\r\n250 AUTH PLAIN\r\n");
    dialogue.credential(ada, {});
    const QByteArray encoded = QByteArray("s3cret!pass").toBase64();
    const QByteArray reply = "535-5.7.8 s3cret!pass\r\n535 5.7.8 " + encoded + "\r\n";
    const Actions actions = dialogue.received(reply);
    std::optional<SendError> error;
    for (const Action &action : actions) {
        const auto *report = std::get_if<Report>(&action);
        if (const auto *failed = report ? std::get_if<DialogueFailed>(&report->event) : nullptr)
            error = failed->error;
    }
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind, ErrorKind::CredentialRefused);
    EXPECT_EQ(error->serverText, "********\n********");
}

} // namespace pillarbox::protocol
