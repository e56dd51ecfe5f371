#include "tests/ui_composer/pictures.h"

#include "ui/theme/look.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>
#include <QLocale>
#include <QTextStream>
#include <QWidget>

namespace pillarbox::test {

namespace {

constexpr int kLayoutDepth = 10;

} // namespace

int drawPictures(int argc, char **argv, const std::function<void(const PicturePath &path)> &draw)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("pictures"));
    folder.mkpath(QStringLiteral("."));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        QApplication::setFont(QFont(QStringLiteral("Inter"), 10));
    for (const bool isDark : {false, true}) {
        ui::installReferenceLook(application, isDark);
        const QString suffix = isDark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
        draw([&](const char *name) { return folder.filePath(QLatin1String(name) + suffix); });
    }
    return 0;
}

void savePicture(QWidget &window, const QString &file)
{
    window.show();
    for (int round = 0; round < kLayoutDepth; ++round)
        QApplication::processEvents(); // a layout asks the one around it in the next round
    QTextStream(stdout) << file << (window.grab().save(file) ? "" : " could not be written") << Qt::endl;
}

} // namespace pillarbox::test
