#pragma once
// What is said of each cause: one sentence of its own, who has to act, and one action. No two causes share a sentence; they may
// share an action.

#include "ui/text/catalogue/causeid.h"
#include "ui/text/explanation.h"

#include <QList>

#include <span>

namespace pillarbox::ui {

struct CauseText {
    CauseId id;
    Who who;
    bool isPassing; // a "later" of the server (4yz) asks for patience only, whoever has to act in the long run
    Action action;
    const char *why; // in the translations' context "Causes"; a sentence
    const char *you; // likewise, what to do about it
};

using CauseTexts = std::span<const CauseText>;

const CauseText &textOf(CauseId id);
QList<CauseTexts> allCauseTexts();

// One for each file.
CauseTexts addressTexts();
CauseTexts mailboxTexts();
CauseTexts serverTexts();
CauseTexts protocolTexts();
CauseTexts contentTexts();
CauseTexts policyTexts();
CauseTexts signinTexts();
CauseTexts linkTexts();
CauseTexts unknownTexts();

} // namespace pillarbox::ui
