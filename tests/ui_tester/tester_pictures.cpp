// Draws the connection tester, light and dark, in English and German, into a folder.

#include "app/translations.h"
#include "tests/support/await.h"
#include "tests/support/recordingserver.h"
#include "tests/ui_composer/pictures.h"
#include "tests/ui_composer/profile.h"
#include "tests/unit/dns/dnsserver.h"
#include "ui/tester/testerwindow.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTranslator>
#include <QTreeWidget>

using namespace pillarbox;
using test::savePicture;

namespace {

struct Scene {
    test::RecordingServer server;
    test::DnsServer names;
    test::Profile profile;
    account::Account account;

    bool prepare()
    {
        names.addService("_submissions._tcp.example.org", 0, 1, 465, "smtp.example.org");
        if (!server.start())
            return false;
        account.label = QStringLiteral("ada@example.org");
        account.identity.address = QStringLiteral("ada@example.org");
        account.host = QStringLiteral("localhost");
        account.port = server.startTlsPort();
        account.userName = QStringLiteral("ada");
        account.trustedPem = server.trustedPem();
        account.hasStoredSecret = true;
        account = *profile.accounts().find(profile.accounts().add({account}).value().constFirst());
        profile.keychain().entries.insert(account.id, Secret(QByteArray("secret")));
        return true;
    }
};

void run(ui::TesterWindow &window)
{
    bool isOver = false;
    QObject::connect(&window, &ui::TesterWindow::finished, &window, [&] { isOver = true; });
    window.findChild<QPushButton *>(QStringLiteral("start"))->click();
    test::await([&] { return isOver; });
}

void draw(Scene &scene, const test::PicturePath &path)
{
    ui::TesterWindow window(scene.profile.accounts(), scene.profile.keychain());
    window.setNameserver(scene.names.place());
    window.showAccount(scene.account.id);
    savePicture(window, path("tester-before"));
    window.findChild<QCheckBox *>(QStringLiteral("signIn"))->setChecked(true);
    run(window);
    savePicture(window, path("tester"));
    auto *tabs = window.findChild<QTabWidget *>();
    tabs->setCurrentIndex(1);
    savePicture(window, path("tester-certificate"));
    window.resize(1000, 560);
    savePicture(window, path("tester-small"));
    window.resize(1000, 720);
    tabs->setCurrentIndex(4);
    window.findChild<QSpinBox *>(QStringLiteral("rounds"))->setValue(3);
    window.findChild<QComboBox *>(QStringLiteral("second"))
        ->setCurrentText(QStringLiteral("localhost:%1 TLS").arg(scene.server.tlsPort()));
    auto *compare = window.findChild<QPushButton *>(QStringLiteral("compare"));
    const QString word = compare->text();
    compare->click();
    test::await([&] { return compare->text() == word; });
    savePicture(window, path("tester-comparison"));
    scene.server.setIdentity(scene.server.certificates().expired());
    tabs->setCurrentIndex(2);
    run(window);
    savePicture(window, path("tester-failed"));
    scene.server.setIdentity(scene.server.certificates().good());
}

} // namespace

int main(int argc, char **argv)
{
    return test::drawPictures(argc, argv, [](const test::PicturePath &path) {
        for (const char *language : {"", "-de"}) {
            if (*language)
                QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
            app::loadTranslations();
            Scene scene;
            if (!scene.prepare())
                return;
            draw(scene, [&](const char *name) { return path(QByteArray(QByteArray(name) + language).constData()); });
        }
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        for (QTranslator *translator : qApp->findChildren<QTranslator *>())
            delete translator;
    });
}
