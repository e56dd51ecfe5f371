#pragma once
// Where a person's other mail programs keep their settings, and which of them are there.

#include "smtp/account/importedaccount.h"

#include <QHash>
#include <QList>
#include <QString>

namespace pillarbox::account {

struct ImportPlaces {
    QString home;
    QString configHome; // $XDG_CONFIG_HOME
    QHash<QString, QString> environment; // what a settings file may name

    static ImportPlaces ofThisUser();
    QString configOr(const QString &path) const { return configHome + QLatin1Char('/') + path; }
    QString inHome(const QString &path) const { return home + QLatin1Char('/') + path; }
};

enum class ImportSource { Thunderbird, Msmtp, Mutt };

constexpr ImportSource kImportSources[] = {ImportSource::Thunderbird, ImportSource::Msmtp, ImportSource::Mutt};

// Nothing there: nothing is said.
Imported readSource(ImportSource source, const ImportPlaces &places);
// Those with at least one account that can be taken.
QList<ImportSource> findSources(const ImportPlaces &places);

} // namespace pillarbox::account
