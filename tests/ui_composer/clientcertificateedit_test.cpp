// A locked store of certificates is opened by its passphrase, asked for until it fits or is left alone.

#include "tests/support/await.h"
#include "tests/support/testcertificates.h"
#include "ui/accounts/clientcertificateedit.h"

#include <QFile>
#include <QInputDialog>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace pillarbox;
using namespace Qt::StringLiterals;
using test::await;

namespace {

class ClientCertificateEditTest : public testing::Test
{
protected:
    void SetUp() override
    {
        m_edit.setVisible(true);
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&m_edit));
    }
    QString store(const QString &passphrase) const
    {
        QFile pem(m_folder.filePath(u"ada.pem"_s));
        EXPECT_TRUE(pem.open(QIODevice::WriteOnly));
        pem.write(m_client.pem() + m_client.key.toPem());
        pem.close();
        const QString path = m_folder.filePath(u"ada.p12"_s);
        QProcess process;
        process.start(u"openssl"_s,
            {u"pkcs12"_s, u"-export"_s, u"-in"_s, pem.fileName(), u"-out"_s, path, u"-passout"_s,
                QString(u"pass:"_s + passphrase)});
        EXPECT_TRUE(process.waitForFinished() && process.exitCode() == 0) << process.readAllStandardError().toStdString();
        return path;
    }
    QInputDialog *question()
    {
        QInputDialog *open = nullptr;
        EXPECT_TRUE(await([&] {
            const auto dialogs = m_edit.findChildren<QInputDialog *>();
            for (QInputDialog *dialog : dialogs)
                open = dialog->isVisible() ? dialog : open;
            return open != nullptr;
        }));
        return open;
    }
    void answer(const QString &passphrase)
    {
        QInputDialog *dialog = question();
        ASSERT_TRUE(dialog);
        EXPECT_EQ(dialog->textEchoMode(), QLineEdit::Password);
        auto *line = dialog->findChild<QLineEdit *>();
        QTest::keyClicks(line, passphrase);
        QTest::keyClick(line, Qt::Key_Return);
    }
    bool hasTaken() const { return m_edit.client().certificate.trimmed() == m_client.pem().trimmed(); }

    const test::TestIdentity m_client = test::TestCertificates(u"Authority of clients"_s).good();
    QTemporaryDir m_folder;
    ui::ClientCertificateEdit m_edit;
    QSignalSpy m_declined{&m_edit, &ui::ClientCertificateEdit::declined};
};

TEST_F(ClientCertificateEditTest, AWrongPassphraseIsSaidAndAskedForAgain)
{
    m_edit.takeFile(store(u"opens"_s));
    EXPECT_TRUE(question()->labelText().contains(u"ada.p12” is locked."_s));
    answer(u"wrong"_s);
    EXPECT_TRUE(question()->labelText().contains(u"does not open with that."_s));
    EXPECT_FALSE(hasTaken());
    answer(u"opens"_s);
    EXPECT_TRUE(hasTaken());
    EXPECT_FALSE(m_edit.client().key.isEmpty());
    EXPECT_TRUE(m_declined.isEmpty());
}

TEST_F(ClientCertificateEditTest, OkWithoutAPassphraseIsATryAndNoCancel)
{
    m_edit.takeFile(store(u"opens"_s));
    answer({});
    EXPECT_TRUE(question()) << "it is asked for again";
    answer(u"opens"_s);
    EXPECT_TRUE(hasTaken());
}

TEST_F(ClientCertificateEditTest, CancelChangesNothing)
{
    const QSignalSpy changed(&m_edit, &ui::ClientCertificateEdit::changed);
    m_edit.takeFile(store(u"opens"_s));
    question()->reject();
    EXPECT_TRUE(m_edit.client().certificate.isEmpty());
    EXPECT_TRUE(changed.isEmpty());
}

} // namespace
