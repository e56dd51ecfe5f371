// When the end of a client certificate is worth a word.

#include "smtp/account/clientkey.h"
#include "tests/support/testcertificates.h"

#include <gtest/gtest.h>

namespace pillarbox::account {
namespace {

TEST(ClientCertificateEnd, IsToldFromThirtyDaysBefore)
{
    const test::TestCertificates authority;
    test::CertificateWish wish;
    wish.notBefore = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    wish.notAfter = QDateTime(QDate(2026, 12, 31), QTime(12, 0), Qt::UTC);
    Account account;
    account.clientCertificate = authority.make(wish).pem() + authority.authorityPem();
    const auto daysLeft = [&](int before) { return clientCertificateDaysLeft(account, wish.notAfter.addDays(-before)); };
    EXPECT_EQ(daysLeft(31), std::nullopt);
    EXPECT_EQ(daysLeft(30), 30);
    EXPECT_EQ(daysLeft(1), 1);
    EXPECT_EQ(daysLeft(0), 0);
    EXPECT_EQ(clientCertificateDaysLeft(account, wish.notAfter.addSecs(1)), -1);
    EXPECT_EQ(clientCertificateDaysLeft(Account(), wish.notAfter), std::nullopt);
}

} // namespace
} // namespace pillarbox::account
