#pragma once
// One row of a server's table: a letter over one connection, what was declared of it, the course of the dialogue, and that it
// came out as it went in.

#include "tests/real/letter.h"

#include <gtest/gtest.h>

#include <ostream>

namespace pillarbox::test {

struct Trial {
    const char *name;
    const char *variant; // which configuration of the server
    const char *missing; // keywords that its EHLO lacks, by spaces
    Letter letter;
    const char *parameters; // of MAIL; # is the size
    const char *course;
    message::WireForm form = message::WireForm::AsIs;
};

// How the tests are called.
inline std::string nameOf(const testing::TestParamInfo<Trial> &row)
{
    return row.param.name;
}
void PrintTo(const Trial &trial, std::ostream *stream);

// Each in its turn: EHLO, the way to the server's 250, and the file in the mailbox.
void checkOffer(const Trial &trial, const protocol::Capabilities &capabilities);
void checkWay(const Trial &trial, ConnectionWatch &watch, const QByteArray &to);
void checkStored(const Trial &trial, const QByteArray &stored, const QByteArray &to);

} // namespace pillarbox::test
