#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace pillarbox::app {

namespace {

bool load(const QLocale &locale, const QString &file, const QString &directory)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    return translator->load(locale, file, QStringLiteral("_"), directory) && QCoreApplication::installTranslator(translator);
}

} // namespace

void loadTranslations()
{
    load(QLocale(), QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English is there for its plural forms, so it stands in for any language that is not.
    const QString own = QStringLiteral(":/i18n");
    if (!load(QLocale(), QStringLiteral("pillarbox"), own))
        load(QLocale(QLocale::English), QStringLiteral("pillarbox"), own);
}

} // namespace pillarbox::app
