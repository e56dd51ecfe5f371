// A server's certificate before a person's eyes: what may be trusted is offered, and told to who asked.

#include "smtp/transport/certificatefacts.h"
#include "tests/support/testcertificates.h"
#include "ui/accounts/certificatedialog.h"

#include <QPushButton>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace pillarbox;

namespace {

class CertificateDialogTest : public testing::Test
{
protected:
    ui::CertificateView view(const QStringList &errors) const
    {
        ui::CertificateView view;
        view.endpoint = {QStringLiteral("localhost"), 465, protocol::Security::ImplicitTls};
        view.facts.errors = errors;
        for (const QByteArray &pem : {m_authority.good().pem(), m_authority.authorityPem()})
            view.facts.chain.append(transport::certificateFacts(QSslCertificate(pem)));
        return view;
    }
    static QPushButton *button(const ui::CertificateDialog &dialog, const char *name)
    {
        return dialog.findChild<QPushButton *>(QLatin1String(name));
    }

    const test::TestCertificates m_authority;
};

TEST_F(CertificateDialogTest, AnIssuerThatIsShownIsTrustedForThisHost)
{
    ui::CertificateDialog dialog(view({QStringLiteral("unknownIssuer")}));
    std::optional<transport::TrustedIssuer> trusted;
    QObject::connect(&dialog, &ui::CertificateDialog::issuerTrusted, &dialog,
        [&](const transport::TrustedIssuer &issuer) { trusted = issuer; });
    const QSignalSpy keys(&dialog, &ui::CertificateDialog::keyTrusted);
    ASSERT_TRUE(button(dialog, "trustIssuer"));
    EXPECT_FALSE(button(dialog, "trustIssuer")->isDefault());
    button(dialog, "trustIssuer")->click();
    ASSERT_TRUE(trusted);
    EXPECT_EQ(trusted->host, QStringLiteral("localhost"));
    EXPECT_EQ(trusted->pem.trimmed(), m_authority.authorityPem().trimmed());
    EXPECT_TRUE(keys.isEmpty());
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
}

TEST_F(CertificateDialogTest, NoIssuerIsOfferedWhereItIsNotAllThatIsWrong)
{
    for (const QStringList &errors : {QStringList(), QStringList{QStringLiteral("otherName"), QStringLiteral("unknownIssuer")},
             QStringList{QStringLiteral("expired")}}) {
        ui::CertificateDialog dialog(view(errors));
        EXPECT_FALSE(button(dialog, "trustIssuer")) << qPrintable(errors.join(u' '));
    }
    ui::CertificateView alone = view({QStringLiteral("unknownIssuer")});
    alone.facts.chain.removeLast();
    EXPECT_FALSE(button(ui::CertificateDialog(alone), "trustIssuer")) << "it was not shown";
}

} // namespace
