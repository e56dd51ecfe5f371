#include "ui/theme/look.h"

#include "ui/theme/colours.h"
#include "ui/theme/style.h"
#include "ui/theme/symbols.h"

#include <QApplication>

namespace pillarbox::ui {

namespace {

// Without a desktop's theme Qt hands out the style's standard palette.
bool isPaletteOfStyle()
{
    const QPalette given = QApplication::palette();
    const QPalette standard = QApplication::style()->standardPalette();
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Text, QPalette::Button, QPalette::Highlight})
        if (given.color(role) != standard.color(role))
            return false;
    return true;
}

void installStyle(QApplication &application)
{
    application.setStyle(new Style); // the application takes it
    QIcon::setThemeSearchPaths(QIcon::themeSearchPaths() << QStringLiteral(":/icons"));
    QIcon::setFallbackThemeName(QStringLiteral("pillarbox"));
    if (const QString given = QIcon::themeName(); given.isEmpty() || given == QStringLiteral("hicolor"))
        QIcon::setThemeName(QStringLiteral("pillarbox"));
    application.setWindowIcon(programIcon());
}

} // namespace

void installLook(QApplication &application)
{
    const bool isPlain = isPaletteOfStyle();
    installStyle(application);
    if (isPlain)
        application.setPalette(referencePalette(false));
}

void installReferenceLook(QApplication &application, bool isDark)
{
    installStyle(application);
    application.setPalette(referencePalette(isDark));
}

} // namespace pillarbox::ui
