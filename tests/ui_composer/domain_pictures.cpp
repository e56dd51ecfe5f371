// Draws the check of a domain, a message that came back, and what the composer says of recipients' domains, light and dark, in
// English and German, into a folder.

#include "app/translations.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/ui_composer/pictures.h"
#include "tests/ui_composer/profile.h"
#include "tests/unit/dns/dnsserver.h"
#include "ui/accounts/identitiesdialog.h"
#include "ui/composer/composer.h"
#include "ui/composer/recipientdomains.h"
#include "ui/domain/domaincheckdialog.h"
#include "ui/domain/receiveddialog.h"
#include "ui/settings/recipientspage.h"
#include "ui/settings/settingsdialog.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTranslator>

using namespace pillarbox;
using test::savePicture;

namespace {

const char *const mail
    = "Authentication-Results: mx.harbour.example; spf=softfail smtp.mailfrom=ada@example.org;\n"
      " dkim=pass header.d=relay.example; dmarc=fail (p=NONE) reason=\"not aligned\" header.from=example.org\n"
      "DKIM-Signature: v=1; a=rsa-sha256; d=relay.example; s=s1; h=from:to; bh=x; b=x\n"
      "From: Ada Lovelace <ada@example.org>\nTo: ada@harbour.example\nSubject: A test\n";

domain::DomainQuestion about(const QString &domain, const test::DnsServer &names)
{
    domain::DomainQuestion question;
    question.domain = domain;
    question.relay = QStringLiteral("smtp.relay.example");
    question.nameserver = names.place();
    return question;
}

void drawCheck(const QString &file, const QString &domain, QSize size, const test::DnsServer &names)
{
    test::ManualClock clock;
    ui::DomainCheckDialog dialog({about(domain, names)}, clock);
    if (size.isValid())
        dialog.resize(size);
    dialog.show();
    const auto *copy = dialog.findChild<QPushButton *>(QStringLiteral("copyReport"));
    if (test::await([copy] { return copy->isEnabled(); }))
        savePicture(dialog, file);
}

void drawReceived(const QString &file)
{
    ui::ReceivedDialog dialog;
    dialog.findChild<QPlainTextEdit *>()->setPlainText(QString::fromLatin1(mail));
    savePicture(dialog, file);
}

void drawIdentities(const QString &file)
{
    ui::IdentitiesDialog dialog({account::Identity{{QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org")}},
        account::Identity{{QStringLiteral("Press desk"), QStringLiteral("press@example.org")}}});
    savePicture(dialog, file);
}

void drawSetting(const QString &file, const test::Profile &profile)
{
    QSettings settings(profile.path(QStringLiteral("windows.ini")), QSettings::IniFormat);
    ui::SettingsDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.addPage(new ui::RecipientsPage(settings, &dialog));
    savePicture(dialog, file);
}

void drawComposer(const QString &file, test::Profile &profile, const test::DnsServer &names)
{
    ui::RecipientDomains domains(about({}, names));
    domains.setAsking(true);
    ui::Composer composer(profile.outbox(), profile.accounts());
    composer.setAttribute(Qt::WA_DeleteOnClose, false);
    composer.setRecipientDomains(domains);
    message::Draft draft;
    draft.to = {{QStringLiteral("Grace Hopper"), QStringLiteral("grace@example.org")}, {{}, QStringLiteral("li@gone.example")}};
    draft.subject = QStringLiteral("Quarterly numbers");
    composer.setDraft(draft);
    if (test::await([&domains] { return !domains.notes().isEmpty(); }))
        savePicture(composer, file);
}

} // namespace

int main(int argc, char **argv)
{
    return test::drawPictures(argc, argv, [](const test::PicturePath &path) {
        test::DnsServer names;
        names.addMailExchanger("example.org", 10, "mx1.example.org");
        names.addMailExchanger("example.org", 20, "mx2.example.org");
        names.addText("example.org", "v=spf1 include:_spf.other.example mx -all");
        names.addText("_spf.other.example", "v=spf1 ip4:192.0.2.0/24 -all");
        names.addText("_dmarc.example.org", "v=DMARC1; p=none");
        names.setFailureFor("_smtp._tls.example.org");
        test::Profile profile;
        if (!profile.open())
            return;
        profile.addAccount(QStringLiteral("Ada Lovelace"), QStringLiteral("ada@example.org"));
        for (const char *language : {"", "-de"}) {
            if (*language)
                QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
            app::loadTranslations();
            const auto file = [&](const char *name) { return path(QByteArray(QByteArray(name) + language).constData()); };
            drawCheck(file("domain"), QStringLiteral("example.org"), {}, names);
            drawCheck(file("domain-small"), QStringLiteral("example.org"), QSize(1000, 540), names);
            drawCheck(file("domain-provider"), QStringLiteral("gmail.com"), {}, names);
            drawReceived(file("received"));
            drawIdentities(file("identities"));
            drawSetting(file("recipients-setting"), profile);
            drawComposer(file("composer-domain"), profile, names);
        }
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        for (QTranslator *translator : qApp->findChildren<QTranslator *>())
            delete translator;
    });
}
