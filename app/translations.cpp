#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace pillarbox::app {

namespace {

void load(const QString &file, const QString &directory)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(QLocale(), file, QStringLiteral("_"), directory))
        QCoreApplication::installTranslator(translator);
}

} // namespace

void loadTranslations()
{
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QStringLiteral("pillarbox"), QStringLiteral(":/i18n"));
}

} // namespace pillarbox::app
