#pragma once

namespace pillarbox::app {

// Pillarbox's own words and Qt's, in the user's language where they exist. Needs a QCoreApplication.
void loadTranslations();

} // namespace pillarbox::app
