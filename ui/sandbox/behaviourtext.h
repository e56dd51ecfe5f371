#pragma once
// The sandbox's ways to misbehave, in words.

#include "smtp/sandbox/rules.h"

#include <QList>
#include <QString>

namespace pillarbox::ui {

struct BehaviourText {
    sandbox::Misbehaviour misbehaviour = sandbox::Misbehaviour::None;
    QString name;
    QString sentence; // what will be seen

    bool operator==(const BehaviourText &) const = default;
};

QList<BehaviourText> behaviourTexts();

} // namespace pillarbox::ui
