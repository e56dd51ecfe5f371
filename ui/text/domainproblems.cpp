#include "ui/text/domainwords.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

using domain::DkimKey;
using domain::SpfProblem;
using domain::SpfSyntaxError;

class ProblemWords
{
    Q_DECLARE_TR_FUNCTIONS(DomainCheck)

public:
    static QString of(const SpfProblem &problem);
    static QString syntax(SpfSyntaxError::Kind kind, const QString &term);
    static QString of(DkimKey::Problem problem, int bits);
};

QString ProblemWords::syntax(SpfSyntaxError::Kind kind, const QString &term)
{
    switch (kind) {
    case SpfSyntaxError::Kind::NotAscii:
        return tr("\"%1\" has characters that SPF does not allow.").arg(term);
    case SpfSyntaxError::Kind::UnknownMechanism:
        return tr("\"%1\" is nothing that SPF knows.").arg(term);
    case SpfSyntaxError::Kind::BadDomain:
        return tr("\"%1\" names no domain that could be asked.").arg(term);
    case SpfSyntaxError::Kind::BadAddress:
        return tr("\"%1\" is no address.").arg(term);
    case SpfSyntaxError::Kind::BadPrefix:
        return tr("\"%1\" has a length of network that cannot be.").arg(term);
    case SpfSyntaxError::Kind::NothingMayFollow:
        return tr("In \"%1\" nothing may follow the word \"all\".").arg(term);
    case SpfSyntaxError::Kind::Repeated:
        break;
    }
    return tr("\"%1\" may stand there only once.").arg(term);
}

QString ProblemWords::of(const SpfProblem &problem)
{
    const QString domain = printableLine(problem.domain);
    switch (problem.kind) {
    case SpfProblem::Kind::Syntax:
        return tr("The SPF record of %1 cannot be read, so it counts for nothing: %2")
            .arg(domain, syntax(problem.syntax.value_or(SpfSyntaxError::Kind::UnknownMechanism), printableLine(problem.term)));
    case SpfProblem::Kind::TooManyTerms:
        return tr("More than 10 look-ups: receivers stop there and count the record for nothing.");
    case SpfProblem::Kind::TooManyVoids:
        return tr("More than 2 look-ups find nothing: receivers stop there and count the record for nothing.");
    case SpfProblem::Kind::TooManyExchangers:
        return tr("\"%1\" leads to more than 10 mail servers, so the record counts for nothing.")
            .arg(printableLine(problem.term));
    case SpfProblem::Kind::SeveralRecords:
        return tr("%1 has more than one SPF record, so none of them counts.").arg(domain);
    case SpfProblem::Kind::NoSuchRecord:
        return tr("%1 has no SPF record, but \"%2\" needs one.").arg(domain, printableLine(problem.term));
    case SpfProblem::Kind::SaysNothing:
        return tr("The SPF record of %1 lets nobody in and keeps nobody out.").arg(domain);
    case SpfProblem::Kind::EverybodyPasses:
        return tr("\"%1\" at %2 lets everybody send mail for the domain.").arg(printableLine(problem.term), domain);
    case SpfProblem::Kind::CouldNotAsk:
        break;
    }
    return tr("%1 could not be asked: %2.").arg(domain, printableLine(problem.detail.toUtf8()));
}

QString ProblemWords::of(DkimKey::Problem problem, int bits)
{
    switch (problem) {
    case DkimKey::Problem::Unreadable:
        return tr("The key cannot be read.");
    case DkimKey::Problem::Revoked:
        return tr("The key was revoked: no signature with it counts.");
    case DkimKey::Problem::TooShort:
        return tr("%1 bits are so few that receivers must not accept the key.").arg(bits);
    case DkimKey::Problem::Short:
        return tr("%1 bits are accepted, but 2048 are asked for.").arg(bits);
    case DkimKey::Problem::Sha1Only:
        return tr("The key is for SHA-1 alone, which receivers must not accept.");
    case DkimKey::Problem::NotForMail:
        return tr("The key is not meant for mail.");
    case DkimKey::Problem::Several:
        return tr("There is more than one key, so that receivers may take the wrong one.");
    case DkimKey::Problem::Foreign:
        return tr("It is another key than the one your mail is signed with: the signatures count as broken.");
    case DkimKey::Problem::Testing:
        break;
    }
    return tr("The key is marked as a test, so receivers may treat what it signs as unsigned.");
}

} // namespace

QStringList spfProblems(const domain::DomainReport::Spf &spf)
{
    QStringList texts;
    for (const SpfProblem &problem : spf.survey.problems)
        texts += ProblemWords::of(problem);
    if (spf.problem)
        texts += ProblemWords::of(*spf.problem);
    texts.removeDuplicates();
    return texts;
}

QStringList dkimProblems(const domain::DomainReport::Key &key)
{
    QStringList texts;
    for (const DkimKey::Problem problem : key.key.problems)
        texts += ProblemWords::of(problem, key.key.bits);
    return texts;
}

} // namespace pillarbox::ui
