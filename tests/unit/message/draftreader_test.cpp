// A ready message read back: what was written is there to be edited again.

#include "smtp/message/draftreader.h"
#include "smtp/message/mimewriter.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace pillarbox::message {

using namespace Qt::StringLiterals;

class DraftReader : public testing::Test
{
protected:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }

    QTemporaryDir folder;
};

TEST_F(DraftReader, GivesBackWhatWasWritten)
{
    Draft draft;
    draft.from = {u"Ada Löwe"_s, u"ada@firm.example"_s};
    draft.to = {{u"Müller, Jörg"_s, u"j@x.example"_s}, {{}, u"k@x.example"_s}};
    draft.cc = {{{}, u"c@x.example"_s}};
    draft.subject = u"Größe, and a subject that is long enough to be folded into more than one line of the header"_s;
    draft.body = u"Grüße\n\n-- \nAda\n"_s;
    draft.html = u"<p>Grüße</p>\n"_s;
    const QByteArray bytes("\0\1\2pdf\r\n", 8);
    draft.attachments = {{write(u"a.pdf"_s, bytes), u"Bericht für März.pdf"_s, "application/pdf", bytes.size()}};
    auto source = writeMessage(draft);
    ASSERT_TRUE(source);
    const auto read = readDraft(write(u"m.eml"_s, source->device->readAll()));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->files.size(), 1);
    EXPECT_EQ(read->files[0].content, bytes);
    EXPECT_EQ(read->files[0].type, "application/pdf");
    EXPECT_EQ(read->files[0].fileName, u"Bericht für März.pdf"_s);
    Draft expected = draft;
    expected.attachments.clear();
    EXPECT_EQ(read->draft.body.trimmed(), expected.body.trimmed());
    EXPECT_EQ(read->draft.html.trimmed(), expected.html.trimmed());
    expected.body = read->draft.body;
    expected.html = read->draft.html;
    EXPECT_EQ(read->draft, expected);
}

TEST_F(DraftReader, StrangersPartsBecomeFiles)
{
    const auto read = readDraft(write(u"m.eml"_s,
        "From: a@x.example\nTo: undisclosed-recipients:;\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        "Content-Type: text/plain\n\none\n--b\nContent-Type: message/rfc822\n\nSubject: inner\n\nx\n--b\n"
        "Content-Type: image/png; name=\"../../.bashrc\"\nContent-ID: <i>\n\nx\n--b\nContent-Type: "
        "text/plain\n\ntwo\n--b--\n"));
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->draft.to.isEmpty());
    EXPECT_EQ(read->draft.body.simplified(), u"one two"_s);
    ASSERT_EQ(read->files.size(), 2);
    EXPECT_EQ(safeFileName(read->files[0].fileName, read->files[0].type), u"message.eml"_s);
    EXPECT_EQ(safeFileName(read->files[1].fileName, read->files[1].type), u"bashrc"_s);
    EXPECT_FALSE(readDraft(folder.filePath(u"missing"_s)));
}

} // namespace pillarbox::message
