// SCRAM against the examples of RFC 5802 section 5 and RFC 7677 section 3, and against servers that are not what they say.

#include "smtp/protocol/scrammechanism.h"

#include "smtp/protocol/nonce.h"

#include <QStringBuilder>

#include <gtest/gtest.h>

namespace pillarbox::protocol {

namespace {

const Credential user{"user", Secret("pencil")};

struct Example {
    Hash hash;
    QByteArray nonce, clientFirst, serverFirst, clientFinal, serverFinal;
};

const Example sha1{Hash::Sha1, "fyko+d2lbbFgONRv9qkxdawL", "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL",
    "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
    "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=", "v=rmF9pqV8S7suAoZWja4dJRkFsKQ="};
const Example sha256{Hash::Sha256, "rOprNGfwEbeRWgbNEkqO", "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
    "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
    "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="};

ScramMechanism started(const Example &example, ScramBinding binding = ScramBinding::None)
{
    return {example.hash, binding, "the hash of a certificate", example.nonce};
}

QByteArray said(const SaslAnswer &answer)
{
    const auto *response = std::get_if<Secret>(&answer);
    return response ? response->reveal() : QByteArray("no response");
}

SaslFault faultOf(const QByteArray &serverFirst)
{
    ScramMechanism scram = started(sha256);
    return std::get<SaslFault>(scram.respond(serverFirst, user));
}

QByteArray firstWith(const QByteArray &iterations)
{
    return "r=rOprNGfwEbeRWgbNEkqOserver,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=" + iterations;
}

} // namespace

class ScramExamples : public testing::TestWithParam<Example>
{
};

TEST_P(ScramExamples, goAsWritten)
{
    const Example &example = GetParam();
    ScramMechanism scram = started(example);
    EXPECT_EQ(scram.initialResponse(user)->reveal(), example.clientFirst);
    EXPECT_EQ(said(scram.respond(example.serverFirst, user)), example.clientFinal);
    EXPECT_FALSE(scram.isServerProven("2.7.0 Authentication successful"));
    EXPECT_EQ(said(scram.respond(example.serverFinal, user)), "");
    EXPECT_TRUE(scram.isServerProven("2.7.0 Authentication successful"));
}

TEST_P(ScramExamples, theProofMayComeWithTheSuccess)
{
    const Example &example = GetParam();
    ScramMechanism scram = started(example);
    scram.respond(example.serverFirst, user);
    EXPECT_TRUE(scram.isServerProven(QByteArray("2.7.0 " + example.serverFinal.toBase64())));
    EXPECT_FALSE(scram.isServerProven(QByteArray("2.7.0 " + QByteArray("v=AAAA").toBase64())));
    EXPECT_FALSE(scram.isServerProven(""));
}

TEST_P(ScramExamples, aForgedSignatureIsNoProof)
{
    const Example &example = GetParam();
    for (const QByteArray &forged : {QByteArray("v=AAAA"), QByteArray("v="), QByteArray("x"), QByteArray(""),
             QByteArray(example.serverFinal.chopped(5) + "AAAA="), QByteArray("V" + example.serverFinal.mid(1))}) {
        ScramMechanism scram = started(example);
        scram.respond(example.serverFirst, user);
        EXPECT_EQ(std::get<SaslFault>(scram.respond(forged, user)), SaslFault::Forged) << forged.constData();
        EXPECT_FALSE(scram.isServerProven({}));
    }
}

INSTANTIATE_TEST_SUITE_P(Rfc, ScramExamples, testing::Values(sha1, sha256),
    [](const auto &of) { return of.param.hash == Hash::Sha1 ? "Sha1" : "Sha256"; });

TEST(ScramMechanism, aSuccessBeforeAnyProofIsNone)
{
    const ScramMechanism scram = started(sha256);
    EXPECT_FALSE(scram.isServerProven(QByteArray("v=").toBase64()));
    EXPECT_FALSE(scram.isServerProven(sha256.serverFinal.toBase64()));
}

TEST(ScramMechanism, saysWhatItBindsTo)
{
    EXPECT_EQ(started(sha256).name(), "SCRAM-SHA-256");
    EXPECT_EQ(started(sha1, ScramBinding::ServerEndPoint).name(), "SCRAM-SHA-1-PLUS");
    EXPECT_TRUE(started(sha1, ScramBinding::NotOffered).initialResponse(user)->reveal().startsWith("y,,n=user,"));
    ScramMechanism plus = started(sha256, ScramBinding::ServerEndPoint);
    EXPECT_TRUE(plus.initialResponse(user)->reveal().startsWith("p=tls-server-end-point,,n=user,"));
    const QByteArray bound = "p=tls-server-end-point,,the hash of a certificate";
    EXPECT_TRUE(said(plus.respond(sha256.serverFirst, user)).startsWith(QByteArray("c=" + bound.toBase64() + ",r=")));
}

TEST(ScramMechanism, onlyANonceThatGoesOnFromItsOwnIsTaken)
{
    const QByteArray rest = ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    EXPECT_EQ(faultOf("r=another" + rest), SaslFault::Forged);
    EXPECT_EQ(faultOf("r=rOprNGfwEbeRWgbNEkqO" + rest), SaslFault::Forged); // nothing of the server's own
    EXPECT_EQ(faultOf("r=ROPRNGFWEBERWGBNEKQOx" + rest), SaslFault::Forged);
}

TEST(ScramMechanism, boundsTheIterations)
{
    EXPECT_EQ(faultOf(firstWith("4095")), SaslFault::Forged);
    EXPECT_EQ(faultOf(firstWith("1")), SaslFault::Forged);
    EXPECT_EQ(faultOf(firstWith("2000001")), SaslFault::Malformed);
    EXPECT_EQ(faultOf(firstWith("99999999999999999999")), SaslFault::Malformed);
    for (const char *odd : {"0", "-4096", "+4096", "04096", "4096x", " 4096", "", "0x1000"})
        EXPECT_EQ(faultOf(firstWith(odd)), SaslFault::Malformed) << odd;
}

TEST(ScramMechanism, worksInPortionsAndComesToTheSame)
{
    ScramMechanism scram = started(sha256);
    SaslAnswer answer = scram.respond(firstWith("20000"), user);
    int turns = 0;
    while (std::holds_alternative<SaslWork>(answer) && ++turns < 100)
        answer = scram.workOn();
    EXPECT_EQ(turns, 2); // 8192 at once
    // From Python's hashlib.pbkdf2_hmac() and hmac.
    EXPECT_TRUE(said(answer).endsWith(",p=jIEP/R23BGouc5zGhyErZvMQTMcxaO+VQqDWMvEU9Xw=")) << said(answer).constData();
    EXPECT_EQ(std::get<SaslFault>(started(sha256).workOn()), SaslFault::Malformed); // nothing is under way
}

TEST(ScramMechanism, takesNoMessageThatIsNone)
{
    for (const char *odd : {"r=rOprNGfwEbeRWgbNEkqOx", "s=W22Z,r=rOprNGfwEbeRWgbNEkqOx,i=4096",
             "r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096", "r=rOprNGfwEbeRWgbNEkqOx,s=W22,i=4096",
             "m=must,r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4096", ",,", "e=other-error", "r=rOprNGfwEbeRWgbNEkqO\x07,s=W22Z,i=4096"})
        EXPECT_EQ(faultOf(odd), SaslFault::Malformed) << odd;
    ScramMechanism scram = started(sha256);
    EXPECT_EQ(std::get<SaslFault>(scram.respond({}, user)), SaslFault::Malformed); // not base64
}

TEST(ScramMechanism, saysItsFirstMessageOnceWhenAskedFor)
{
    ScramMechanism scram = started(sha256);
    EXPECT_EQ(said(scram.respond(QByteArray(""), user)), sha256.clientFirst);
    EXPECT_EQ(std::get<SaslFault>(scram.respond(QByteArray(""), user)), SaslFault::Malformed);
}

TEST(ScramMechanism, hasNothingToSayAfterTheProof)
{
    ScramMechanism scram = started(sha256);
    scram.respond(sha256.serverFirst, user);
    scram.respond(sha256.serverFinal, user);
    EXPECT_EQ(std::get<SaslFault>(scram.respond(sha256.serverFinal, user)), SaslFault::Malformed);
}

TEST(ScramMechanism, tellsWhomTheServersErrorMeans)
{
    const auto meaning = [](const QByteArray &error) {
        ScramMechanism scram = started(sha256, ScramBinding::ServerEndPoint);
        scram.respond(sha256.serverFirst, user);
        EXPECT_EQ(said(scram.respond("e=" + error, user)), "");
        EXPECT_FALSE(scram.isServerProven({}));
        return scram.refusal();
    };
    EXPECT_EQ(meaning("invalid-proof"), std::nullopt);
    EXPECT_EQ(meaning("unknown-user"), std::nullopt);
    EXPECT_EQ(meaning("channel-binding-not-supported"), SaslFault::Unsuitable);
    EXPECT_EQ(meaning("unsupported-channel-binding-type"), SaslFault::Unsuitable);
    EXPECT_EQ(meaning("channel-bindings-dont-match"), SaslFault::Forged);
    EXPECT_EQ(meaning("server-does-support-channel-binding"), SaslFault::Forged);
}

TEST(ScramMechanism, preparesNameAndPassword)
{
    const ScramMechanism scram = started(sha256);
    EXPECT_EQ(scram.initialResponse({"a,b=c", {}})->reveal(), "n,,n=a=2Cb=3Dc,r=rOprNGfwEbeRWgbNEkqO");
    EXPECT_EQ(scram.initialResponse({"\u2168", {}})->reveal(), "n,,n=IX,r=rOprNGfwEbeRWgbNEkqO");
    const Credential softHyphen{"user", Secret("pen\u00adcil")}; // mapped to nothing
    ScramMechanism prepared = started(sha256);
    EXPECT_EQ(said(prepared.respond(sha256.serverFirst, softHyphen)), sha256.clientFinal);
}

TEST(Nonce, isPrintableWithoutCommaAndNeverTheSame)
{
    const QByteArray nonce = randomNonce();
    EXPECT_EQ(nonce.size(), 24);
    EXPECT_FALSE(nonce.contains(','));
    EXPECT_NE(nonce, randomNonce());
}

} // namespace pillarbox::protocol
