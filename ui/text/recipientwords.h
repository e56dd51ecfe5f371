#pragma once
// What was found about a recipient's domain before anything is sent, in words.

#include "smtp/domain/recipientcheck.h"

#include <QString>

namespace pillarbox::ui {

// suggestion: the address that may have been meant; empty: none is known.
QString recipientSentence(const domain::RecipientDomain &domain, const QString &suggestion);

} // namespace pillarbox::ui
