#include "ui/outbox/statustext.h"

#include "ui/text/explanation.h"

#include <QCoreApplication>

namespace pillarbox::ui {

using outbox::State;

namespace {

class StatusWords
{
    Q_DECLARE_TR_FUNCTIONS(Status)

public:
    static QString nothing() { return tr("Nothing is waiting"); }
    static QString sending(int count) { return tr("%1 sending").arg(count); }
    static QString waiting(int count) { return tr("%1 waiting").arg(count); }
    static QString next(const QString &time) { return tr("next attempt %1").arg(time); }
    static QString done(const QString &time) { return tr("all sent at about %1").arg(time); }
    static QString needYou(int count) { return tr("%n message(s) need you", nullptr, count); }
};

} // namespace

QString statusText(const outbox::Agenda &agenda, const QDateTime &now)
{
    QStringList parts;
    if (const int count = agenda.count({State::Sending}); count > 0)
        parts += StatusWords::sending(count);
    if (const int count = agenda.count({State::Waiting}); count > 0)
        parts += StatusWords::waiting(count);
    if (const auto next = agenda.nextAttemptAfter(now))
        parts += StatusWords::next(shortTime(*next, now));
    if (const auto done = agenda.forecast())
        parts += StatusWords::done(shortTime(*done, now));
    if (!parts.isEmpty())
        return parts.join(QStringLiteral(", "));
    const int count = agenda.count({State::NeedsYou, State::Unknown});
    return count > 0 ? StatusWords::needYou(count) : StatusWords::nothing();
}

} // namespace pillarbox::ui
