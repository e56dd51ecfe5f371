#include "ui/text/recipientwords.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

using State = domain::RecipientDomain::State;

class RecipientWords
{
    Q_DECLARE_TR_FUNCTIONS(Recipient)

public:
    static QString state(const domain::RecipientDomain &domain);
    static QString tls() { return tr("Its servers insist on encryption with a valid certificate."); }
    static QString meant(const QString &address) { return tr("Did you mean %1?").arg(address); }
};

QString RecipientWords::state(const domain::RecipientDomain &domain)
{
    switch (domain.state) {
    case State::TakesMail:
        return tr("%1 takes mail.").arg(domain.domain);
    case State::Refuses:
        return tr("%1 says that it takes no mail at all.").arg(domain.domain);
    case State::NoDomain:
        return tr("There is no domain %1.").arg(domain.domain);
    case State::NoServer:
        return tr("%1 exists, but has no server for mail.").arg(domain.domain);
    case State::Unknown:
        break;
    }
    return tr("The name server could not be asked about %1: %2").arg(domain.domain, printableLine(domain.trouble.toUtf8()));
}

} // namespace

QString recipientSentence(const domain::RecipientDomain &domain, const QString &suggestion)
{
    QStringList sentences{RecipientWords::state(domain)};
    if (domain.mtaSts == domain::MtaStsPolicy::Mode::Enforce)
        sentences += RecipientWords::tls();
    if (!suggestion.isEmpty())
        sentences += RecipientWords::meant(suggestion);
    return sentences.join(QLatin1Char(' '));
}

} // namespace pillarbox::ui
