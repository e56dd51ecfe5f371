#pragma once
// Thunderbird's prefs.js: user_pref("name", value); one to a line. Values are kept as text; only those of mail are.

#include "smtp/account/importedaccount.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace pillarbox::account {

class ThunderbirdPrefs
{
public:
    // What is wrong with the file goes to the remarks.
    static ThunderbirdPrefs read(const QString &file, QList<ImportRemark> &remarks);

    QString text(const QString &name) const { return m_values.value(name); }
    QStringList list(const QString &name) const; // separated by commas
    bool has(const QString &name) const { return m_values.contains(name); }

private:
    bool take(QStringView line);

    QHash<QString, QString> m_values;
};

} // namespace pillarbox::account
