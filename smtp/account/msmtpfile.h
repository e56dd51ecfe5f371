#pragma once
// The form of msmtp's settings: lines of a command and its value, sections "defaults" and "account NAME : PARENT, …". What the
// commands mean is not known here, but which there are.

#include "smtp/account/importedaccount.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace pillarbox::account {

struct MsmtpSection {
    QString name;
    QStringList parents;
    QHash<QString, QString> defaults; // as they stood before it
    QHash<QString, QString> own; // its own commands and those of its parents
    QHash<QString, int> lines; // where its own stand
    bool isAlias = false; // says nothing but the name of one parent

    bool has(const QString &command) const { return own.contains(command) || defaults.contains(command); }
    QString value(const QString &command, const QString &otherwise = {}) const;
    bool isOn(const QString &command, bool otherwise) const; // "on", and no word at all
};

struct MsmtpFile {
    QList<MsmtpSection> sections;
    QList<ImportRemark> remarks;

    static MsmtpFile read(const QString &file);
};

} // namespace pillarbox::account
