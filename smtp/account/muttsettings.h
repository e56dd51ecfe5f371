#pragma once
// What mutt's settings come to: its variables after all lines of a file and of the files that it names. Hooks and commands are
// not followed, but told where they would matter.

#include "smtp/account/importplaces.h"
#include "smtp/account/muttwords.h"

#include <QHash>
#include <QString>

namespace pillarbox::account {

class MuttSettings
{
public:
    MuttSettings(const ImportPlaces &places, Imported &imported)
        : m_places(places)
        , m_imported(imported)
    {
    }
    void readFile(const QString &file);

    QString value(const QString &name, const QString &otherwise = {}) const { return m_values.value(name, otherwise); }
    bool has(const QString &name) const { return m_values.contains(name); }
    // Set by a command or by what is not known here: to be told, not taken.
    const QHash<QString, ImportRemark> &doubts() const { return m_doubts; }

private:
    void readLine(const QString &line);
    void readCommand(MuttLine &line);
    void readSet(MuttLine &line, const QString &command);
    void assign(const QString &name, const MuttWord &word);
    void source(MuttLine &line);
    void tellHook(MuttLine &line, const QString &command);
    ImportRemark here(ImportRemark::Kind kind, const QString &field = {}) const;
    std::optional<QString> lookUp(const QString &name) const;
    QString pathOf(const QString &text) const;

    const ImportPlaces &m_places;
    Imported &m_imported;
    QHash<QString, QString> m_values;
    QHash<QString, ImportRemark> m_doubts;
    QString m_file;
    int m_line = 0;
    int m_depth = 0;
    int m_files = 0;
};

} // namespace pillarbox::account
