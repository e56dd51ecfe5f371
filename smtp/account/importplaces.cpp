#include "smtp/account/importplaces.h"

#include "smtp/account/importmsmtp.h"
#include "smtp/account/importmutt.h"
#include "smtp/account/importthunderbird.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <algorithm>

namespace pillarbox::account {

ImportPlaces ImportPlaces::ofThisUser()
{
    ImportPlaces places{QDir::homePath(), QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation), {}};
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        places.environment.insert(name, environment.value(name));
    return places;
}

Imported readSource(ImportSource source, const ImportPlaces &places)
{
    switch (source) {
    case ImportSource::Thunderbird:
        return importThunderbird(places);
    case ImportSource::Msmtp:
        return importMsmtp(places);
    case ImportSource::Mutt:
        break;
    }
    return importMutt(places);
}

QList<ImportSource> findSources(const ImportPlaces &places)
{
    QList<ImportSource> found;
    for (const ImportSource source : kImportSources) {
        const auto accounts = readSource(source, places).accounts;
        if (std::any_of(accounts.begin(), accounts.end(), [](const ImportedAccount &each) { return each.isComplete(); }))
            found.append(source);
    }
    return found;
}

} // namespace pillarbox::account
