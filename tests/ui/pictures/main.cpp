// pillarbox_pictures DIRECTORY [NAME]: the windows with fixed contents, light and dark, at the scale of QT_SCALE_FACTOR, as
// PNG. Without that variable it runs itself a second time for scale 2.

#include "tests/ui/pictures/scenes.h"
#include "ui/mainwindow/windowframe.h"
#include "ui/theme/look.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QTextStream>

using namespace pillarbox;

namespace {

bool save(QWidget &widget, const QString &path)
{
    widget.setAttribute(Qt::WA_DontShowOnScreen, false);
    widget.show();
    for (int i = 0; i < 3; ++i) // layouts settle
        QCoreApplication::processEvents();
    const bool isSaved = widget.grab().save(path);
    QTextStream(stdout) << path << Qt::endl;
    widget.hide();
    return isSaved;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2 || !QDir().mkpath(arguments.at(1))) {
        QTextStream(stderr) << "usage: pillarbox_pictures DIRECTORY [NAME]" << Qt::endl;
        return 64;
    }
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication::setFont(QFont(QStringLiteral("Inter"), 10));
    const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR");
    const QString tail = scale.isEmpty() ? QString() : QString(QStringLiteral("@") % scale % QStringLiteral("x"));
    bool isGood = true;
    for (const bool isDark : {false, true}) {
        ui::installReferenceLook(application, isDark);
        for (const test::Picture &picture : test::mainWindowPictures()) {
            if (arguments.size() > 2 && picture.name != arguments.at(2))
                continue;
            const QString name
                = picture.name % (isDark ? QStringLiteral("-dark") : QStringLiteral("-light")) % tail % QStringLiteral(".png");
            isGood = save(*picture.make(), QDir(arguments.at(1)).filePath(name)) && isGood;
        }
    }
    if (!scale.isEmpty())
        return isGood ? 0 : 1;
    qputenv("QT_SCALE_FACTOR", "2");
    return QProcess::execute(QApplication::applicationFilePath(), arguments.mid(1)) == 0 && isGood ? 0 : 1;
}
