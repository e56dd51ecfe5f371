#include "app/cli/composeoptions.h"

#include "app/cli/arguments.h"
#include "app/mailto.h"
#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>

namespace pillarbox::app {

using message::Mailbox;

namespace {

class ComposeWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString surplus(const QString &word) { return tr("Unexpected argument \"%1\".").arg(word); }
    static QString badAddress(const QString &text) { return tr("\"%1\" is not an e-mail address.").arg(text); }
    static QString badSubject() { return tr("A subject cannot hold line breaks or other control characters."); }
    static QString unreadable(const QString &path) { return tr("%1 cannot be read.").arg(path); }
};

Expected<QList<Mailbox>, Failure> mailboxesOf(const QStringList &texts)
{
    QList<Mailbox> mailboxes;
    for (const QString &text : texts) {
        const auto mailbox = message::parseMailbox(text);
        if (!mailbox)
            return Unexpected{Failure{ExitCode::BadMessage, ComposeWords::badAddress(ui::printable(text.toUtf8()))}};
        mailboxes += *mailbox;
    }
    return mailboxes;
}

Expected<QList<message::Attachment>, Failure> attachmentsOf(const QStringList &paths)
{
    QList<message::Attachment> attachments;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!info.isFile() || !info.isReadable())
            return Unexpected{Failure{ExitCode::CannotReadFile, ComposeWords::unreadable(ui::printable(path.toUtf8()))}};
        attachments
            += {info.absoluteFilePath(), info.fileName(), QMimeDatabase().mimeTypeForFile(info).name().toLatin1(), info.size()};
    }
    return attachments;
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.category() == QChar::Other_Control; });
}

} // namespace

Expected<Request, Failure> composeRequestOf(const QStringList &words)
{
    using Kind = Flag::Kind;
    const auto arguments = Arguments::parse(
        {{"--from", Kind::Value}, {"--to", Kind::Repeated}, {"--cc", Kind::Repeated}, {"--bcc", Kind::Repeated},
            {"--subject", Kind::Value}, {"--body", Kind::Value}, {"--attach", Kind::Repeated}},
        words);
    if (!arguments)
        return Unexpected{usageFailure(arguments.error())};
    if (!arguments->words().isEmpty())
        return Unexpected{usageFailure(ComposeWords::surplus(arguments->words().constFirst()))};
    const auto from = mailboxesOf(arguments->values("--from"));
    const auto to = mailboxesOf(arguments->values("--to"));
    const auto cc = mailboxesOf(arguments->values("--cc"));
    const auto bcc = mailboxesOf(arguments->values("--bcc"));
    for (const auto *list : {&from, &to, &cc, &bcc}) {
        if (!*list)
            return Unexpected{list->error()};
    }
    const auto attachments = attachmentsOf(arguments->values("--attach"));
    if (!attachments)
        return Unexpected{attachments.error()};
    message::Draft draft;
    draft.from = from->value(0);
    draft.to = *to;
    draft.cc = *cc;
    draft.bcc = *bcc;
    draft.subject = arguments->valueOr("--subject");
    if (hasControlCharacter(draft.subject))
        return Unexpected{Failure{ExitCode::BadMessage, ComposeWords::badSubject()}};
    draft.body = arguments->valueOr("--body");
    draft.attachments = *attachments;
    return Request{.draft = draft, .isBackground = false, .declinedFiles = {}};
}

Expected<Request, Failure> requestOf(const CommandLine &line)
{
    if (line.name == CommandName::Compose)
        return composeRequestOf(line.words);
    if (line.name != CommandName::Mailto)
        return Request{.draft = {}, .isBackground = line.name == CommandName::Background, .declinedFiles = {}};
    const Mailto mailto = parseMailto(line.words.value(0));
    return Request{.draft = mailto.draft, .isBackground = false, .declinedFiles = mailto.declinedFiles};
}

} // namespace pillarbox::app
