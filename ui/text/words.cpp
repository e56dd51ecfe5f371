// Single words: states, stages, sizes, codes.

#include "ui/text/explanation.h"

#include <QCoreApplication>
#include <QLocale>

namespace pillarbox::ui {

using outbox::State;
using protocol::Stage;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    static QString of(State state);
    static QString of(Stage stage);
    static QString notYetDelivered()
    {
        return tr("Accepted is not yet delivered: that server now passes it on, and reports back if it cannot.");
    }
};

QString Words::of(State state)
{
    switch (state) {
    case State::Draft:
        return tr("Draft");
    case State::Scheduled:
        return tr("Scheduled");
    case State::Held:
        return tr("On hold");
    case State::Waiting:
        return tr("Waiting");
    case State::Sending:
        return tr("Sending");
    case State::NeedsYou:
        return tr("Needs you");
    case State::Unknown:
        return tr("Unknown");
    case State::Failed:
        return tr("Failed");
    case State::Sent:
        return tr("Sent");
    }
    return {};
}

QString Words::of(Stage stage)
{
    switch (stage) {
    case Stage::Local:
        return tr("Prepare");
    case Stage::Resolve:
        return tr("Find");
    case Stage::Connect:
        return tr("Connect");
    case Stage::StartTls:
    case Stage::Tls:
        return tr("Secure");
    case Stage::Greeting:
    case Stage::Ehlo:
        return tr("Greet");
    case Stage::Auth:
        return tr("Sign in");
    case Stage::Mail:
    case Stage::Rcpt:
    case Stage::Data:
        return tr("Hand over");
    case Stage::EndOfData:
        return tr("Accepted");
    }
    return {};
}

} // namespace

QString notYetDelivered()
{
    return Words::notYetDelivered();
}

QString stateWord(State state)
{
    return Words::of(state);
}

QString stageWord(Stage stage)
{
    return Words::of(stage);
}

QString sizeText(qint64 octets)
{
    // "35 MB", not "35.0 MB": a round number is shown as one.
    double value = double(octets);
    while (value >= 1000)
        value /= 1000;
    const bool isRound = qRound(value * 10) % 10 == 0;
    return QLocale().formattedDataSize(octets, isRound ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString codeText(int replyCode, const std::optional<protocol::EnhancedStatusCode> &enhanced)
{
    if (replyCode == 0)
        return {};
    QString text = QString::number(replyCode);
    if (enhanced)
        text += QLatin1Char(' ') + QString::fromLatin1(enhanced->toByteArray());
    return text;
}

} // namespace pillarbox::ui
