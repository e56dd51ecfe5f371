#include "ui/text/importwords.h"

#include "ui/text/explanation.h"
#include "ui/text/hosttext.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace pillarbox::ui {

using account::ImportRemark;
using account::ImportSource;
using account::PlannedAccount;

namespace {

class ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(Import)

public:
    static QString of(const ImportRemark &remark);
    static QString ofFile(const ImportRemark &remark);
    static QString at(const ImportRemark &remark);
    static QString state(const PlannedAccount &planned);
    static QString otherLabel(const QString &label) { return tr("Its name is taken; it is stored as “%1”.").arg(label); }
    static QStringList trust(const account::Account &account);
    static QStringList people(const account::Identity &identity);
    static QString proxy(const transport::Proxy &proxy)
    {
        return tr("It goes through the proxy %1.").arg(printableLine(transport::toText(proxy).toUtf8()));
    }
    static QString password() { return tr("Its password is asked for once."); }
};

QString ImportWords::of(const ImportRemark &remark)
{
    using Kind = ImportRemark::Kind;
    const QString &field = remark.field;
    switch (remark.kind) {
    case Kind::UnknownField:
        return tr("“%1” is not known here and was left out.").arg(field);
    case Kind::BadValue:
        return tr("The value of “%1” cannot be used and was left out.").arg(field);
    case Kind::Missing:
        return tr("“%1” is missing, so there is nothing to import.").arg(field);
    case Kind::NotTaken:
        return tr("“%1” is not taken over.").arg(field);
    case Kind::SecretLeft:
        return tr("A password or the like stands in “%1”; it was not read.").arg(field);
    case Kind::CommandNotRun:
        return tr("“%1” comes from a command, which was not run.").arg(field);
    case Kind::WasPlainText:
        return tr("It did not insist on encryption. Pillarbox does: test it before you need it.");
    case Kind::SignInAgain:
        return tr("It signs in through a browser (OAuth); that has to be done once more here.");
    case Kind::KeyStays:
        return tr("“%1” needs a private key, which is not carried along; set it up once more here.").arg(field);
    default:
        return ofFile(remark);
    }
}

QString ImportWords::ofFile(const ImportRemark &remark)
{
    using Kind = ImportRemark::Kind;
    switch (remark.kind) {
    case Kind::CannotRead:
        return tr("The file cannot be read.");
    case Kind::TooLarge:
        return tr("The file is too large for settings.");
    case Kind::NotText:
        return tr("The file holds no text.");
    case Kind::NotUtf8:
        return tr("The file is not in UTF-8 and was read as Latin-1; look at names with accents.");
    case Kind::NewerVersion:
        return tr("A newer version of Pillarbox wrote the file.");
    case Kind::TooMany:
        return tr("There are too many entries; the rest was not read.");
    case Kind::TooDeep:
        return tr("Files that name files go too deep; the rest was not read.");
    case Kind::LineNotUnderstood:
        return tr("This line was not understood.");
    default:
        return tr("The file holds no accounts that Pillarbox can read.");
    }
}

QString ImportWords::at(const ImportRemark &remark)
{
    QString name = QFileInfo(remark.file).fileName();
    if (remark.line == 0)
        return name;
    return tr("%1, line %2").arg(name).arg(remark.line);
}

QString ImportWords::state(const PlannedAccount &planned)
{
    switch (planned.state) {
    case PlannedAccount::State::New:
    case PlannedAccount::State::LabelTaken:
        return tr("New");
    case PlannedAccount::State::There:
        return tr("Already there");
    case PlannedAccount::State::Incomplete:
        break;
    }
    return tr("Cannot be imported");
}

QStringList ImportWords::trust(const account::Account &account)
{
    QStringList notes;
    if (!account.trustedPem.isEmpty())
        notes += tr("It brings certificates of its own and trusts those instead of the system's.");
    for (const transport::TrustedIssuer &issuer : account.trust.issuers)
        notes += tr("It brings an authority that it trusts for %1, beside the system's.").arg(hostText(issuer.host));
    for (const transport::PinnedKey &pin : account.trust.pins)
        notes += tr("It brings a key: at %1, port %2, that one is taken, whatever else the certificate says, and no other.")
                     .arg(hostText(pin.host))
                     .arg(pin.port);
    return notes;
}

// Where its mail goes beside those it is written to.
QStringList ImportWords::people(const account::Identity &identity)
{
    QStringList notes;
    for (const message::Mailbox &mailbox : identity.bcc)
        notes += tr("%1 gets a blind copy of every message from %2.").arg(mailbox.address, identity.address);
    if (!identity.replyTo.address.isEmpty())
        notes += tr("Replies to %1 go to %2.").arg(identity.address, identity.replyTo.address);
    if (!identity.envelopeSender.isEmpty())
        notes += tr("Bounces of mail from %1 go to %2.").arg(identity.address, identity.envelopeSender);
    return notes;
}

bool isGrave(const ImportRemark &remark)
{
    using Kind = ImportRemark::Kind;
    return remark.kind == Kind::Missing || remark.kind == Kind::WasPlainText || remark.kind == Kind::SignInAgain
        || remark.kind == Kind::KeyStays || remark.kind == Kind::BadValue;
}

} // namespace

QString programName(ImportSource source)
{
    switch (source) {
    case ImportSource::Thunderbird:
        return QStringLiteral("Thunderbird");
    case ImportSource::Msmtp:
        return QStringLiteral("msmtp");
    case ImportSource::Mutt:
        break;
    }
    return QStringLiteral("mutt");
}

QString importRemarkText(const ImportRemark &remark)
{
    const QString text = ImportWords::of(remark);
    const bool isOfPlace = !remark.file.isEmpty() && (remark.account.isEmpty() || remark.line > 0);
    return isOfPlace ? ImportWords::at(remark) % QStringLiteral(": ") % text : text;
}

QString importStateText(const PlannedAccount &planned)
{
    return ImportWords::state(planned);
}

QStringList importNotes(const PlannedAccount &planned)
{
    QStringList grave;
    QStringList other;
    for (const ImportRemark &remark : planned.imported.remarks)
        (isGrave(remark) ? grave : other).append(importRemarkText(remark));
    const account::Account &account = planned.imported.account;
    if (planned.canBeStored()) {
        grave += ImportWords::trust(account);
        if (account.proxy.kind != transport::Proxy::Kind::None)
            grave += ImportWords::proxy(account.proxy);
        const auto identities = account.identities();
        for (const account::Identity &identity : identities)
            grave += ImportWords::people(identity);
    }
    if (planned.state == PlannedAccount::State::LabelTaken)
        grave.append(ImportWords::otherLabel(planned.label));
    if (planned.canBeStored() && account.needsSecret())
        other.append(ImportWords::password());
    return grave + other;
}

} // namespace pillarbox::ui
