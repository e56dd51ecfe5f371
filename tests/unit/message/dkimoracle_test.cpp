// Signatures beside two other implementations: python3-dkim and opendkim take what is signed here, and refuse what was changed.

#include "smtp/message/dkimsigner.h"

#include "tests/real/need.h"
#include "tests/support/await.h"
#include "tests/unit/message/wirefixture.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::message {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMessages = 60; // of each kind of key

QString missing()
{
    for (const auto &need : {u"/usr/sbin/opendkim"_s, u"/usr/lib/python3/dist-packages/dkim"_s}) {
        if (!QFileInfo::exists(need))
            return need + u" is not here (packages opendkim and python3-dkim)"_s;
    }
    return {};
}

// Headers with folds, tabs, doubled and missing fields; bodies with blanks, empty lines, octets of all kinds. All end with a
// line end, as everything does that travels; opendkim's reader of files takes nothing else.
class Writer
{
public:
    explicit Writer(quint32 seed)
        : m_random(seed)
    {
    }

    QByteArray message()
    {
        QByteArray text = "From: Ada <ada@firm.example>\r\n";
        if (often())
            text = "Received: from a by b;\r\n\tMon, 2 Mar 2026 14:02:00 +0000\r\n" + text;
        for (const char *name : {"To", "Cc", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
                 "List-Unsubscribe", "In-Reply-To", "X-Mailer", "Reply-To", "List-Id"})
            if (often())
                text += name + colon() + words() + "\r\n";
        if (m_random.bounded(6) == 0)
            text += "Cc: another@x.example\r\n";
        text += "\r\n";
        for (int lines = m_random.bounded(30); lines > 0; --lines)
            text += line() + "\r\n";
        if (m_random.bounded(5) == 0)
            text += "\r\n\r\n \r\n";
        return text;
    }

    bool often() { return m_random.bounded(3) > 0; }
    int below(int end) { return m_random.bounded(end); }

private:
    QByteArray colon() { return QByteArrayList{":", ": ", ":  ", ":\t", ": \r\n\t"}.at(m_random.bounded(5)); }
    QByteArray words()
    {
        QByteArray text = "w";
        for (int count = m_random.bounded(12); count > 0; --count)
            text += QByteArrayList{" ", "  ", "\t", "\r\n ", "\r\n\t", ""}.at(m_random.bounded(6))
                + QByteArray::number(m_random.bounded(9999));
        return text + QByteArrayList{"", " ", "\t "}.at(m_random.bounded(3));
    }
    QByteArray line()
    {
        switch (m_random.bounded(6)) {
        case 0:
            return {};
        case 1:
            return "  two\t \twords  ";
        case 2:
            return "gr\xc3\xbc\xc3\x9f";
        case 3:
            return ".dot " + QByteArray(m_random.bounded(900), 'x');
        case 4:
            return " ";
        default:
            return QByteArray::number(m_random.generate64());
        }
    }

    QRandomGenerator m_random;
};

// What a receiver must notice: an octet of the body, a signed field, one more of a field that there was or was not.
QByteArray changed(const QByteArray &message, int how)
{
    switch (how) {
    case 0:
        return message + "more\r\n";
    case 1:
        return QByteArray(message).replace("ada@firm", "eve@firm");
    case 2:
        return "Subject: another\r\n" + message;
    default:
        return "From: eve@firm.example\r\n" + message;
    }
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QJsonObject verdicts(const QString &folder)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {QStringLiteral(PILLARBOX_DKIM_ORACLE), folder});
    bool hasEnded = false;
    QObject::connect(&python, &QProcess::finished, &python, [&hasEnded] { hasEnded = true; });
    EXPECT_TRUE(test::await([&] { return hasEnded; }, std::chrono::seconds(100)));
    EXPECT_EQ(python.exitCode(), 0) << python.readAllStandardError().constData();
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

TEST(DkimOracle, OthersTakeWhatIsSignedAndRefuseWhatWasChanged)
{
    PILLARBOX_NEED(missing());
    const QTemporaryDir folder;
    QJsonObject records;
    Writer writer(11);
    for (const auto type : {DkimPrivateKey::Type::Rsa, DkimPrivateKey::Type::Ed25519}) {
        const auto key = DkimPrivateKey::make(type);
        const QByteArray selector = key->algorithm().first(3);
        records.insert(QLatin1String(selector) + u"._domainkey.firm.example"_s, QString::fromLatin1(key->publicRecord()));
        for (int i = 0; i < kMessages; ++i) {
            const QByteArray message = writer.message();
            const auto field
                = dkimField(*tests::openBytes(message), {"firm.example", selector, *key}, QDateTime::currentDateTimeUtc());
            ASSERT_TRUE(field);
            const QString path = folder.filePath(QLatin1String(selector) + QString::number(i));
            write(path + u"-good.eml"_s, *field + message);
            write(path + u"-bad.eml"_s, *field + changed(message, i % 4));
        }
    }
    write(folder.filePath(u"records.json"_s), QJsonDocument(records).toJson());
    const QJsonObject told = verdicts(folder.path());
    ASSERT_EQ(told.size(), 4 * kMessages);
    for (auto it = told.begin(); it != told.end(); ++it) {
        const bool isGood = it.key().endsWith(u"-good"_s);
        EXPECT_EQ(it.value()[u"python"_s].toBool(), isGood) << qPrintable(it.key());
        EXPECT_EQ(it.value()[u"opendkim"_s].toBool(), isGood) << qPrintable(it.key());
    }
}

} // namespace
} // namespace pillarbox::message
