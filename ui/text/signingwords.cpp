#include "ui/text/signingwords.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

using domain::PublishedKey;

constexpr qsizetype kLongestString = 255;

struct SigningWords {
    Q_DECLARE_TR_FUNCTIONS(Signing)
};

} // namespace

QString publishedKeyText(PublishedKey state, const account::MailSigning &signing, const QString &trouble)
{
    const QString name = QString::fromLatin1(signing.recordName());
    switch (state) {
    case PublishedKey::Same:
        return SigningWords::tr("The key is published at %1: receivers can check the signature.").arg(name);
    case PublishedKey::Other:
        return SigningWords::tr("Another key is published at %1: signatures will count as broken until this one stands there.")
            .arg(name);
    case PublishedKey::Revoked:
        return SigningWords::tr("The key at %1 is revoked: signatures will count as broken until this one stands there.")
            .arg(name);
    case PublishedKey::Absent:
        return SigningWords::tr("Nothing is published at %1 yet. A new record may take hours to be seen.").arg(name);
    case PublishedKey::Unreadable:
        return SigningWords::tr("What is published at %1 cannot be read as one key.").arg(name);
    case PublishedKey::Unknown:
        break;
    }
    return SigningWords::tr("The name server could not be asked about %1: %2").arg(name, printableLine(trouble.toUtf8()));
}

QString zoneLine(const account::MailSigning &signing)
{
    QString strings;
    for (qsizetype at = 0; at < signing.publicRecord.size(); at += kLongestString)
        strings
            += QLatin1String(at > 0 ? " \"" : "\"") + QString::fromLatin1(signing.publicRecord.mid(at, kLongestString)) + u'"';
    return QString::fromLatin1(signing.recordName()) + QLatin1String(". IN TXT ( ") + strings + QLatin1String(" )");
}

} // namespace pillarbox::ui
