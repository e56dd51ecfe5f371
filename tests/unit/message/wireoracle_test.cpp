// Whatever is forced upon a message, other people's software reads the same leaves from it as before: GMime and Python's email
// package, over generated messages with everything that MIME lets stand together.

#include "tests/unit/message/readparts.h"
#include "tests/unit/message/wirefixture.h"

#include <QMap>
#include <QRandomGenerator>

#include <algorithm>

namespace pillarbox {
namespace {

using message::RelayLimits;
using message::WireForm;
using namespace tests;

class Generator
{
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {
    }

    QByteArray message()
    {
        return "From: ann@example.org\r\nSubject: x\r\n" + (one(4) ? QByteArray("MIME-Version: 1.0\r\n") : QByteArray())
            + entity(0);
    }

    // A multipart that ends without its last delimiter: Python then gives the last line end to nobody.
    bool hasOpenEnd() const { return m_hasOpenEnd; }

private:
    int one(int count) { return static_cast<int>(m_random.bounded(count)); } // 0: one in count
    QByteArray pick(const QByteArrayList &list) { return list.at(one(static_cast<int>(list.size()))); }

    QByteArray entity(int depth)
    {
        const int kind = one(depth < 4 ? 8 : 5);
        if (kind == 7 || (depth == 0 && kind > 2)) {
            return multipart(depth);
        }
        return kind == 6 ? nested(depth) : kind == 5 ? multipart(depth) : leaf();
    }

    QByteArray boundary(int depth)
    {
        // One may begin with another, and hold what quoted-printable leaves as it is.
        return pick({"b", "=_x", "a b", "simple:boundary?", "--", "'()+_,-./:=?"}) + QByteArray(depth, 'b')
            + QByteArray::number(one(1000));
    }

    QByteArray multipart(int depth)
    {
        const QByteArray limit = boundary(depth);
        const QByteArray type = pick({"mixed", "alternative", "related", "signed", "digest", "report"});
        QByteArray bytes = "Content-Type: multipart/" + type
            + pick({"; boundary=\"", ";\r\n\tboundary=\"", "; x=y; BOUNDARY=\""}) + limit + "\"\r\n"
            + pick({"", "", "Content-Transfer-Encoding: 8bit\r\n", "Content-Transfer-Encoding: binary\r\n"}) + "\r\n";
        bytes += one(3) ? QByteArray() : text() + "\r\n";
        const int count = one(4) + (depth == 0 ? 1 : 0);
        for (int i = 0; i < count; ++i) {
            bytes += "--" + limit + pick({"", "", " ", "\t "}) + "\r\n" + entity(depth + 1) + "\r\n";
        }
        if (one(8)) { // else it is never closed
            bytes += "--" + limit + "--" + pick({"", "", " "}) + "\r\n" + (one(3) ? QByteArray() : text());
        } else {
            m_hasOpenEnd = true;
        }
        return bytes;
    }

    QByteArray nested(int depth)
    {
        return "Content-Type: message/rfc822\r\n" + pick({"", "Content-Transfer-Encoding: 8bit\r\n"})
            + "\r\nFrom: bob@example.org\r\nMIME-Version: 1.0\r\n" + entity(depth + 1);
    }

    QByteArray leaf()
    {
        const QByteArray type = pick({"", "Content-Type: text/plain; charset=utf-8\r\n", "Content-Type: TEXT/HTML\r\n",
            "Content-Type: application/octet-stream\r\n", "Content-Type: image/png; name=\"x.png\"\r\n"});
        switch (one(5)) {
        case 0:
            return type + "Content-Transfer-Encoding: base64\r\n\r\n" + base64();
        case 1:
            return type + "Content-Transfer-Encoding: quoted-printable\r\n\r\na=C3=BC=\r\nb =3D\r\n";
        default:
            return type
                + pick({"", "Content-Transfer-Encoding: 7bit\r\n", "Content-Transfer-Encoding: 8bit\r\n",
                    "Content-Transfer-Encoding:\r\n binary\r\n"})
                + "\r\n" + text();
        }
    }

    QByteArray base64()
    {
        QByteArray data;
        for (int i = one(3) ? one(300) : 50000 + one(30000); i > 0; --i) {
            data += static_cast<char>(one(256));
        }
        QByteArray lines;
        const int width = pick({"57", "60", "57", "3000"}).toInt();
        for (qsizetype at = 0; at < data.size(); at += width) {
            lines += data.mid(at, width).toBase64() + "\r\n";
        }
        return lines;
    }

    QByteArray text()
    {
        QByteArray bytes;
        for (int i = one(6); i > 0; --i) {
            bytes += line() + "\r\n";
        }
        return one(2) ? bytes : bytes + line(); // perhaps without a last line end
    }

    QByteArray line()
    {
        switch (one(10)) {
        case 0:
            return "";
        case 1:
            return "gr\xc3\xbc\xc3\x9f"
                   "e ";
        case 2:
            return pick({"--b", "--bb1", "-- ", "--", ".", "..", "From x", "\t", " ", "=", "=41", "a=20"});
        case 3:
            return QByteArray(one(1200), 'x') + "--b" + QByteArray::number(one(1000)) + QByteArray(one(300), 'y');
        case 4: {
            QByteArray any;
            for (int i = one(100); i > 0; --i) {
                const char c = static_cast<char>(one(256));
                any += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
            }
            return any;
        }
        default:
            return "plain text, of which there is most  ";
        }
    }

    QRandomGenerator m_random;
    bool m_hasOpenEnd = false;
};

struct Case {
    QByteArray before;
    QByteArray after;
    RelayLimits relay;
    bool hasOpenEnd = false;
};

bool isSevenBit(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

bool hasLongLine(const QByteArray &bytes)
{
    const QList<QByteArray> lines = bytes.split('\n');
    return std::any_of(lines.begin(), lines.end(), [](const QByteArray &line) { return line.size() > 999; });
}

void checkForm(const Case &one, const message::WireEncoding &encoding)
{
    const QByteArray &after = one.after;
    if (encoding.isBinary) {
        return;
    }
    EXPECT_FALSE(hasLongLine(after));
    EXPECT_TRUE(one.relay.takes8Bit || isSevenBit(after));
    EXPECT_EQ(after.count('\n'), after.count("\r\n"));
    EXPECT_EQ(after.count('\r'), after.count("\r\n"));
    // What was made fit stays as it is.
    EXPECT_EQ(encodingOf(after, {.takes8Bit = one.relay.takes8Bit})->form, WireForm::AsIs);
    const auto again = encodingOf(one.before, one.relay);
    EXPECT_EQ(wireBytes(one.before, *again), after);
}

std::string inWords(QList<ReadPart> parts, bool isLastLineEndUnsure = false)
{
    QByteArray words;
    for (ReadPart &part : parts) {
        while (isLastLineEndUnsure && part.bytes.endsWith("\r\n")) {
            part.bytes.chop(2);
        }
        words += part.type + ' ' + part.bytes.toPercentEncoding(" ,-.=<>") + '\n';
    }
    return words.toStdString();
}

TEST(WireOracle, OthersReadTheSameLeavesBeforeAndAfter)
{
    QList<Case> cases;
    QMap<QByteArray, int> forms;
    int refused = 0;
    for (quint32 seed = 1; seed <= 600; ++seed) {
        Generator generator(seed);
        const QByteArray before = generator.message();
        for (const RelayLimits &relay : {kSevenBitRelay, kEightBitRelay, kBinaryRelay}) {
            SCOPED_TRACE(seed);
            const auto encoding = encodingOf(before, relay);
            if (!encoding) {
                ++refused;
                // No relay takes a header that is too long.
                EXPECT_TRUE(!relay.takesBinary || encoding.error().detail == QLatin1String("header"));
                continue;
            }
            ++forms[wireFormName(encoding->form)];
            if (encoding->form == WireForm::AsIs) {
                continue;
            }
            cases.append({before, wireBytes(before, *encoding), relay, generator.hasOpenEnd()});
            checkForm(cases.last(), *encoding);
        }
    }
    // The generator reaches all of them.
    for (const char *form : {"eightBit", "sevenBit", "binary"}) {
        EXPECT_GT(forms.value(form), 20) << form;
    }
    EXPECT_GT(refused, 20);
    QList<QByteArray> messages;
    for (const Case &one : cases) {
        EXPECT_EQ(inWords(partsWithGMime(one.after)), inWords(partsWithGMime(one.before))) << one.before.constData();
        messages.append(one.before);
        messages.append(one.after);
    }
    const auto read = partsWithPython(messages);
    for (qsizetype i = 0; i + 1 < read.size(); i += 2) {
        const bool isUnsure = cases.at(i / 2).hasOpenEnd;
        EXPECT_EQ(inWords(read.at(i + 1), isUnsure), inWords(read.at(i), isUnsure)) << messages.at(i).constData();
    }
}

} // namespace
} // namespace pillarbox
