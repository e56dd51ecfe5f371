#include "smtp/base/secret.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace pillarbox {

TEST(Secret, IsOverwrittenWhereNobodySharesIt)
{
    QByteArray bytes(32, 'x');
    const char *octets = bytes.constData();
    overwrite(bytes);
    EXPECT_EQ(bytes, QByteArray(32, '\0'));
    EXPECT_EQ(bytes.constData(), octets); // in its place, not in a copy
}

TEST(Secret, LeavesAloneWhatOthersShare)
{
    QByteArray bytes(32, 'x');
    const QByteArray other = bytes;
    overwrite(bytes);
    EXPECT_EQ(other, QByteArray(32, 'x'));
    QByteArray literal = QByteArrayLiteral("in memory that cannot be written");
    overwrite(literal);
    EXPECT_EQ(literal, "in memory that cannot be written");
}

TEST(Secret, CopiesOutliveTheirOrigin)
{
    auto origin = std::make_unique<Secret>(QByteArray(32, 'x'));
    Secret copy = *origin;
    Secret assigned(QByteArray("before"));
    assigned = *origin;
    const Secret moved = std::move(*origin);
    origin.reset();
    EXPECT_EQ(copy.reveal(), QByteArray(32, 'x'));
    EXPECT_EQ(assigned, copy);
    EXPECT_EQ(moved, copy);
    copy = Secret();
    EXPECT_EQ(assigned.reveal(), QByteArray(32, 'x'));
}

} // namespace pillarbox
