// The catalogue's words, in place of those that the kind of an error alone would have.

#include "ui/text/catalogue/catalogue.h"
#include "ui/text/catalogue/causetext.h"
#include "ui/text/cause.h"
#include "ui/text/causewords.h"
#include "ui/text/forwardpath.h"

#include <QCoreApplication>
#include <QStringList>

namespace pillarbox::ui {

using protocol::SendError;

namespace {

class CatalogueWords
{
    Q_DECLARE_TR_FUNCTIONS(Explanation)

public:
    static QString answered(const QString &code) { return tr("It answered %1.").arg(code); }
    static QString said(const QString &words) { return tr("It said: %1").arg(words); }
    static QString elsewhere(const QString &path)
    {
        return tr("The server names %1 instead; Pillarbox sends nothing there by itself.").arg(path);
    }
    static QString greylisting(const QString &host) { return tr("%1 asked to try again later (greylisting).").arg(host); }
    static QString withDetail(const QString &why, const QString &detail) { return tr("%1 (%2)").arg(why, detail); }
};

QString translated(const char *sentence)
{
    return QCoreApplication::translate("Causes", sentence);
}

QString sentences(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

bool isUnknown(CauseId id)
{
    return id == CauseId::UnknownForGood || id == CauseId::UnknownForNow;
}

QString whyOfReply(const CauseText &text, const SendError &error)
{
    const QString code = codeText(error.replyCode, error.enhanced);
    const QString path = forwardPathOf(error.replyCode, error.serverText);
    const QString words = isUnknown(text.id) ? printable(error.serverText).simplified() : QString();
    const bool isClosing = error.kind == protocol::ErrorKind::ServerClosing;
    return sentences({CatalogueWords::answered(code), translated(text.why), isClosing ? whileSentence(error.stage) : QString(),
        path.isEmpty() ? QString() : CatalogueWords::elsewhere(path),
        words.isEmpty() ? QString() : CatalogueWords::said(words)});
}

QString whyOfLink(const CauseText &text, const SendError &error)
{
    const QString detail = shownDetail(error);
    const QString why = translated(text.why);
    return detail.isEmpty() ? why : CatalogueWords::withDetail(why, detail);
}

} // namespace

bool isPasswordTrouble(const CauseRule &rule)
{
    switch (rule.cause) {
    case CauseId::CredentialsWrong:
    case CauseId::AppPasswordNeeded:
    case CauseId::WebSignInNeeded:
    case CauseId::PasswordSignInGone:
        return true;
    default:
        return false;
    }
}

QString causeSentence(const SendError &error, const Context &context)
{
    const CauseRule *rule = ruleFor(error, context);
    return rule ? translated(textOf(rule->cause).why) : QString();
}

void setWords(Cause &cause, const CauseRule &rule, const SendError &error, const Context &context)
{
    const CauseText &text = textOf(rule.cause);
    const bool isReply = rule.origin == Origin::Reply;
    const bool isPatience = isReply && text.isPassing && error.replyCode < 500;
    if (text.id == CauseId::Greylisted)
        cause.what = CatalogueWords::greylisting(serverName(context));
    cause.why = isReply ? whyOfReply(text, error) : whyOfLink(text, error);
    cause.you = isPatience ? QString() : translated(text.you);
    cause.action = isPatience ? Action::SendNow : text.action;
    cause.who = isPatience ? Who::Nobody : text.who;
}

} // namespace pillarbox::ui
