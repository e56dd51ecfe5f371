#pragma once
// A home folder of somebody with other mail programs.

#include "smtp/account/importplaces.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <algorithm>

namespace pillarbox::account {

class ImportTest : public testing::Test
{
protected:
    using Kind = ImportRemark::Kind;

    QString write(const QString &path, const QByteArray &bytes)
    {
        const QString file = m_home.filePath(path);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        EXPECT_EQ(out.write(bytes), bytes.size());
        return file;
    }
    ImportPlaces places() const { return {m_home.path(), m_home.filePath(QStringLiteral(".config")), {}}; }

    static bool has(const QList<ImportRemark> &remarks, Kind kind, const QString &field = {})
    {
        return std::any_of(remarks.begin(), remarks.end(),
            [&](const ImportRemark &remark) { return remark.kind == kind && (field.isEmpty() || remark.field == field); });
    }
    static QString line(const Account &account) // what is sent through what
    {
        const char *security = account.security == protocol::Security::ImplicitTls ? "tls"
            : account.security == protocol::Security::StartTls                     ? "starttls"
                                                                                   : "none";
        return QStringLiteral("%1|%2|%3:%4 %5|%6|%7")
            .arg(account.label, message::displayText(account.identity), account.host)
            .arg(account.port)
            .arg(QLatin1String(security), account.userName, QString::fromLatin1(account.mechanism));
    }
    static QStringList lines(const Imported &imported)
    {
        QStringList list;
        for (const ImportedAccount &each : imported.accounts)
            list += line(each.account);
        return list;
    }
    static QStringList list(std::initializer_list<const char *> texts)
    {
        QStringList result;
        for (const char *text : texts)
            result += QString::fromUtf8(text);
        return result;
    }

    // Files that are no settings must neither crash nor be believed.
    static QList<QByteArray> brokenFiles(const QByteArray &good)
    {
        QList<QByteArray> files{"", "\n", "\xff\xfe\x00\x00", QByteArray(1000, '\0'), QByteArray(100'000, '"'),
            QByteArray(100'000, '\\'), QByteArray(100'000, '('), QByteArray("\xef\xbb\xbf") + good, "$", "${", "`", "'",
            "\"\\"};
        for (qsizetype i = 0; i <= good.size(); i += 7) {
            files += good.left(i);
            QByteArray flipped = good;
            if (i < good.size())
                flipped[i] = char(flipped[i] ^ 0x15);
            files += flipped;
        }
        return files;
    }

    QTemporaryDir m_home;
};

} // namespace pillarbox::account
