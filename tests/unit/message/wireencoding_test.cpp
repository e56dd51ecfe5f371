// What a relay forces upon a message, case by case: the exact bytes, or the refusal.

#include "tests/unit/message/wirefixture.h"

namespace pillarbox {
namespace {

using message::WireError;
using message::WireForm;
using namespace tests;

const QByteArray kHead = "From: ann@example.org\r\nMIME-Version: 1.0\r\n";
const QByteArray kUmlaut = "\xc3\xbc";

QByteArray parts(const QByteArray &type, const QByteArrayList &list)
{
    QByteArray bytes = kHead + "Content-Type: multipart/" + type + "; boundary=\"b\"\r\n\r\npreamble\r\n";
    for (const QByteArray &part : list) {
        bytes += "--b\r\n" + part + "\r\n";
    }
    return bytes + "--b--\r\nepilogue\r\n";
}

WireError refusal(const QByteArray &bytes, const message::RelayLimits &relay)
{
    const auto encoding = encodingOf(bytes, relay);
    EXPECT_FALSE(encoding);
    return encoding ? WireError{} : encoding.error();
}

TEST(WireEncoding, LeavesWhatMayTravelAsItIs)
{
    const QByteArray plain = kHead + "\r\nplain\r\n";
    const QByteArray eightBit = kHead + "\r\n" + kUmlaut + "\r\n";
    for (const auto &relay : {kSevenBitRelay, kEightBitRelay, kBinaryRelay}) {
        EXPECT_EQ(encodingOf(plain, relay)->form, WireForm::AsIs);
        EXPECT_EQ(sent(plain, relay), plain);
    }
    EXPECT_EQ(encodingOf(eightBit, kEightBitRelay)->form, WireForm::AsIs);
    EXPECT_TRUE(encodingOf(eightBit, kEightBitRelay)->has8BitContent);
    EXPECT_EQ(sent(eightBit, kEightBitRelay), eightBit);
}

TEST(WireEncoding, EncodesTextWithoutEightBitMime)
{
    const QByteArray before = kHead
        + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding:\r\n 8bit\r\nX: y\r\n\r\n"
        + "gr\xc3\xbc\xc3\x9f"
          "e = 1 \r\n.\r\nplain text, long enough to be mostly ASCII\r\n";
    const QByteArray after = kHead
        + "Content-Type: text/plain; charset=utf-8\r\nX: y\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + "gr=C3=BC=C3=9Fe =3D 1=20\r\n=2E\r\nplain text, long enough to be mostly ASCII\r\n";
    const auto encoding = encodingOf(before, kSevenBitRelay);
    ASSERT_TRUE(encoding);
    EXPECT_EQ(encoding->form, WireForm::SevenBit);
    EXPECT_FALSE(encoding->has8BitContent);
    EXPECT_EQ(encoding->size, after.size());
    EXPECT_EQ(wireBytes(before, *encoding), after);
}

TEST(WireEncoding, TakesBase64WhereItIsShorterOrTheContentNoText)
{
    const QByteArray greek = kHead + "Content-Type: text/plain; charset=utf-8\r\n\r\n\xce\xb1\xce\xb2\xce\xb3\r\n";
    EXPECT_EQ(sent(greek, kSevenBitRelay),
        kHead + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nzrHOss6zDQo=\r\n");
    const QByteArray data
        = kHead + "Content-Type: application/x\r\nContent-Transfer-Encoding: binary\r\n\r\nabcdefghij\xff\r\n";
    EXPECT_EQ(sent(data, kSevenBitRelay),
        kHead + "Content-Type: application/x\r\nContent-Transfer-Encoding: base64\r\n\r\nYWJjZGVmZ2hpav8NCg==\r\n");
}

TEST(WireEncoding, SaysWhatAMessageWithoutMimeIs)
{
    const QByteArray text = "abc defghijklmnopqrst ";
    EXPECT_EQ(sent("From: a@b.org\r\n\r\n" + text + kUmlaut + "\r\n", kSevenBitRelay),
        "From: a@b.org\r\nContent-Transfer-Encoding: quoted-printable\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
        "charset=utf-8\r\n\r\n"
            + text + "=C3=BC\r\n");
    EXPECT_EQ(sent("From: a@b.org\r\n\r\n" + text + "\xfc\r\n", kSevenBitRelay),
        "From: a@b.org\r\nContent-Transfer-Encoding: quoted-printable\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; "
        "charset=unknown-8bit\r\n\r\n"
            + text + "=FC\r\n");
    // Nothing need be said of ASCII.
    EXPECT_TRUE(
        sent("From: a@b.org\r\n\r\n" + QByteArray(1000, 'x') + "\r\n", kEightBitRelay)
            .startsWith("From: a@b.org\r\nContent-Transfer-Encoding: quoted-printable\r\nMIME-Version: 1.0\r\n\r\nxxx"));
}

TEST(WireEncoding, EncodesOnlyThePartThatNeedsIt)
{
    const QByteArray plain = "Content-Type: text/plain\r\n\r\nplain";
    const QByteArray html = "Content-Type: text/html\r\n\r\n<p>This is for you: gr\xc3\xbcn";
    const QByteArray encodedHtml
        = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>This is for you: gr=C3=BCn";
    EXPECT_EQ(sent(parts("alternative", {plain, html}), kSevenBitRelay), parts("alternative", {plain, encodedHtml}));
}

TEST(WireEncoding, RelabelsWhatHoldsTheParts)
{
    const QByteArray inner
        = "From: a@b.org\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
          "long enough to be text \xc3\xbc";
    const QByteArray before = parts("mixed",
        {"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + inner,
            "Content-Transfer-Encoding: 8bit\r\n\r\nplain"});
    const QByteArray after = parts("mixed",
        {"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n\r\nFrom: a@b.org\r\nMIME-Version: "
         "1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nlong enough to be text =C3=BC",
            "Content-Transfer-Encoding: 7bit\r\n\r\nplain"});
    EXPECT_EQ(sent(before, kSevenBitRelay), after);
}

TEST(WireEncoding, BreaksLongLinesWhateverTheRelayOffers)
{
    const QByteArray text = kHead + "Content-Type: text/html\r\n\r\n<p>\xc3\xbc" + QByteArray(2000, 'x') + "\r\n";
    const auto encoding = encodingOf(text, kEightBitRelay);
    ASSERT_TRUE(encoding);
    EXPECT_EQ(encoding->form, WireForm::EightBit);
    for (const QByteArray &line : wireBytes(text, *encoding).split('\n')) {
        EXPECT_LE(line.size(), 79);
    }
    EXPECT_EQ(encodingOf(kHead + "\r\n" + QByteArray(998, 'x') + "\r\n", kEightBitRelay)->form, WireForm::AsIs);
    // An eight-bit part beside it stays, where it may.
    const QByteArray both = parts("mixed", {"\r\n" + QByteArray(1500, 'x'), "\r\n" + kUmlaut});
    EXPECT_TRUE(sent(both, kEightBitRelay).contains(QByteArray("--b\r\n\r\n" + kUmlaut)));
    EXPECT_FALSE(sent(both, kSevenBitRelay).contains(kUmlaut));
}

TEST(WireEncoding, WrapsBase64InOneLine)
{
    const QByteArray data = QByteArray("0123456789abc").repeated(200);
    const QByteArray head = kHead + "Content-Type: application/x\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    const QByteArray after = sent(head + data.toBase64() + "\r\n", kEightBitRelay);
    EXPECT_TRUE(after.startsWith(head));
    EXPECT_EQ(QByteArray::fromBase64(after.mid(head.size())), data);
    EXPECT_EQ(after.indexOf("\r\n", head.size()), head.size() + 76);
}

TEST(WireEncoding, LetsNoLineBecomeADelimiter)
{
    // The soft line end would come just before "--b".
    const QByteArray body = QByteArray(75, 'x') + "--b and more of it, \xc3\xbc";
    const QByteArray after = sent(parts("mixed", {"Content-Type: text/plain\r\n\r\n" + body}), kSevenBitRelay);
    EXPECT_TRUE(after.contains("x=\r\n=2D-b and more"));
}

TEST(WireEncoding, EncodesWhatStandsAroundTheParts)
{
    QByteArray before = parts("mixed", {"\r\nplain"});
    before.replace("preamble",
        "pr\xc3\xa9"
        "ambule");
    EXPECT_TRUE(sent(before, kSevenBitRelay).contains("pr=C3=A9ambule\r\n--b\r\n\r\nplain\r\n--b--\r\nepilogue\r\n"));
}

TEST(WireEncoding, NeverBreaksASignature)
{
    const QByteArray eightBit = "Content-Type: text/plain\r\n\r\n" + kUmlaut;
    const QByteArray signedParts = parts("signed", {eightBit, "Content-Type: application/pgp-signature\r\n\r\nabc"});
    EXPECT_EQ(refusal(signedParts, kSevenBitRelay), (WireError{WireError::Kind::Needs8Bit, QStringLiteral("text/plain")}));
    EXPECT_EQ(sent(signedParts, kEightBitRelay), signedParts);
    const QByteArray longLine = parts("signed", {"\r\n" + QByteArray(1000, 'x'), "\r\nabc"});
    EXPECT_EQ(refusal(longLine, kEightBitRelay).kind, WireError::Kind::LineTooLong);
    // As it is, it can go where lines have no limit.
    EXPECT_EQ(encodingOf(longLine, kBinaryRelay)->form, WireForm::Binary);
    EXPECT_EQ(sent(longLine, kBinaryRelay), longLine);
    // A plain part beside the signed ones may change.
    const QByteArray nested = "Content-Type: multipart/signed; boundary=s\r\n\r\n--s\r\n\r\nplain  \r\n--s\r\n\r\nsig\r\n--s--";
    const QByteArray after = sent(parts("mixed", {nested, "\r\na plain part, \xc3\xbc"}), kSevenBitRelay);
    EXPECT_TRUE(after.contains(nested));
}

TEST(WireEncoding, RefusesWhatItCannotChange)
{
    const auto kind = [](const QByteArray &bytes) { return refusal(bytes, kSevenBitRelay).kind; };
    EXPECT_EQ(
        kind(kHead + "Content-Type: message/partial; id=x; number=1\r\n\r\n" + kUmlaut + "\r\n"), WireError::Kind::Needs8Bit);
    EXPECT_EQ(kind(kHead + "Content-Type: multipart/mixed\r\n\r\n" + kUmlaut + "\r\n"), WireError::Kind::Needs8Bit);
    EXPECT_EQ(kind(kHead + "Content-Transfer-Encoding: x-uuencode\r\n\r\n" + kUmlaut + "\r\n"), WireError::Kind::Needs8Bit);
    EXPECT_EQ(kind(kHead + "Content-Transfer-Encoding: base64\r\n\r\nab" + kUmlaut + "\r\n"), WireError::Kind::Needs8Bit);
    EXPECT_EQ(
        kind(kHead + "Content-Type: text/a\r\nContent-Type: text/b\r\n\r\n" + kUmlaut + "\r\n"), WireError::Kind::Needs8Bit);
    EXPECT_EQ(kind(parts("mixed", {"Content-Type: text/plain; name=" + kUmlaut + "\r\n\r\nx"})), WireError::Kind::Needs8Bit);
    EXPECT_EQ(kind("X: " + QByteArray(1000, 'x') + "\r\n\r\n" + kUmlaut + "\r\n"), WireError::Kind::LineTooLong);
    EXPECT_EQ(refusal("X: " + QByteArray(1000, 'x') + "\r\n\r\nx\r\n", kBinaryRelay).kind, WireError::Kind::LineTooLong);
}

QByteArray someOctets()
{
    QByteArray data;
    for (int i = 0; i < 100000; ++i) {
        data += static_cast<char>(i * 7 % 251);
    }
    return data;
}

QByteArray base64Lines(const QByteArray &data)
{
    QByteArray lines;
    for (qsizetype at = 0; at < data.size(); at += 57) {
        lines += data.mid(at, 57).toBase64() + "\r\n";
    }
    return lines;
}

const QByteArray kText = "Content-Type: text/plain\r\n\r\nhello";
const QByteArray kFile = "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n";

TEST(WireEncoding, DecodesAttachmentsForABinaryRelay)
{
    const QByteArray data = someOctets();
    const QByteArray lines = base64Lines(data);
    const QByteArray before = parts("mixed", {kText, kFile + lines});
    QByteArray after
        = parts("mixed", {kText, "Content-Type: application/pdf\r\nContent-Transfer-Encoding: binary\r\n\r\n" + data});
    after.replace("boundary=\"b\"\r\n\r\n", "boundary=\"b\"\r\nContent-Transfer-Encoding: binary\r\n\r\n");
    const auto encoding = encodingOf(before, kBinaryRelay);
    ASSERT_TRUE(encoding);
    EXPECT_EQ(encoding->form, WireForm::Binary);
    EXPECT_TRUE(encoding->isBinary);
    EXPECT_EQ(wireBytes(before, *encoding), after);
    EXPECT_EQ(sent(before, kEightBitRelay), before);
    // Not worth it, not allowed, or not possible.
    EXPECT_EQ(encodingOf(parts("mixed", {kText, kFile + lines.left(30000)}), kBinaryRelay)->form, WireForm::AsIs);
    EXPECT_EQ(encodingOf(parts("signed", {kText, kFile + lines}), kBinaryRelay)->form, WireForm::AsIs);
    EXPECT_EQ(encodingOf("DKIM-Signature: v=1\r\n" + before, kBinaryRelay)->form, WireForm::AsIs);
    EXPECT_EQ(encodingOf(parts("mixed", {kText, kFile + "!" + lines}), kBinaryRelay)->form, WireForm::AsIs);
    const QByteArray trap = QByteArray("\r\n--b\r\n").toBase64(); // would end the part
    EXPECT_EQ(encodingOf(parts("mixed", {kText, kFile + lines.left(78 * 1000) + trap}), kBinaryRelay)->form, WireForm::AsIs);
}

TEST(WireEncoding, LeavesAReadyMessageAloneForABinaryRelay)
{
    const auto formOf = [](const QByteArray &bytes) {
        message::MessageFacts facts = factsOf(bytes);
        facts.isOwnWriting = false;
        return *message::encodingFor(facts, kBinaryRelay, [&bytes] { return openBytes(bytes); });
    };
    const QByteArray attachment = kFile + base64Lines(someOctets());
    EXPECT_EQ(formOf(parts("mixed", {kText, attachment})).form, WireForm::AsIs);
    // What is forced upon one part is no leave to touch another.
    const QByteArray before = parts("mixed", {"\r\n" + QByteArray(1500, 'y'), attachment});
    const QByteArray wire = wireBytes(before, formOf(before));
    EXPECT_NE(wire, before);
    EXPECT_TRUE(wire.contains(attachment));
}

TEST(WireEncoding, ReadsInPiecesOfAnySize)
{
    const QByteArray before
        = parts("mixed", {"Content-Type: text/plain\r\n\r\nlong enough to be text \xc3\xbc", "\r\n" + QByteArray(1500, 'y')});
    const auto encoding = encodingOf(before, kSevenBitRelay);
    ASSERT_TRUE(encoding);
    const QByteArray whole = wireBytes(before, *encoding);
    const auto device = message::encoded(openBytes(before), *encoding);
    QByteArray pieces;
    char c = 0;
    while (device->read(&c, 1) == 1) {
        pieces += c;
    }
    EXPECT_EQ(pieces, whole);
}

TEST(WireEncoding, FailsWhenTheContentChangesMeanwhile)
{
    const QByteArray before = kHead + "\r\nlong enough to be text \xc3\xbc\r\n";
    const auto encoding = encodingOf(before, kSevenBitRelay);
    ASSERT_TRUE(encoding);
    const auto shorter = message::encoded(openBytes(before.chopped(4)), *encoding);
    while (!shorter->read(16).isEmpty()) { }
    EXPECT_FALSE(shorter->errorString().isEmpty());
    const auto missing = message::encodingFor(factsOf(before), kSevenBitRelay, [] { return std::unique_ptr<QIODevice>(); });
    EXPECT_EQ(missing.error().kind, WireError::Kind::CannotRead);
}

} // namespace
} // namespace pillarbox
