#pragma once
// The look of the program, installed once.

class QApplication;

namespace pillarbox::ui {

// The style above the platform's, the icon theme, and where the platform brings no palette of its own the reference one.
void installLook(QApplication &application);
// For pictures and tests: this reference palette, whatever the platform says.
void installReferenceLook(QApplication &application, bool isDark);

} // namespace pillarbox::ui
