#include "ui/sandbox/behaviourtext.h"

#include <QCoreApplication>

namespace pillarbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SandboxBehaviour)
};

} // namespace

QList<BehaviourText> behaviourTexts()
{
    using sandbox::Misbehaviour;
    return {
        {Misbehaviour::None, Words::tr("Accept everything"), Words::tr("Each message is taken at once and shown here.")},
        {Misbehaviour::Greylist, Words::tr("Ask to try again later"),
            Words::tr(
                "Each recipient is put off the first time (451 4.7.1). The message waits and is taken at the next attempt.")},
        {Misbehaviour::RefuseRecipient, Words::tr("Refuse the last recipient"),
            Words::tr("The last recipient is refused for good (550 5.1.1). The others still get the message.")},
        {Misbehaviour::RefusePassword, Words::tr("Refuse the password"),
            Words::tr("Signing in fails (535 5.7.8). The account pauses after one attempt and asks for the password.")},
        {Misbehaviour::CutAfterData, Words::tr("Cut the line after the message"),
            Words::tr(
                "The message is taken, but the answer never comes. It may have been delivered, and only you can decide.")},
        {Misbehaviour::Silence, Words::tr("Say nothing"),
            Words::tr("The connection opens and nothing follows. The attempt ends when its time is over.")},
        {Misbehaviour::SmallSize, Words::tr("Take small messages only"),
            Words::tr("Nothing over 10 kB is taken. A larger message is refused before it is sent.")},
    };
}

} // namespace pillarbox::ui
