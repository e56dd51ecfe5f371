#pragma once
// `pillarbox account export|import`: accounts to a file and from one, or from another program's settings; never a secret.

#include "app/cli/commandtask.h"
#include "smtp/account/importplaces.h"
#include "smtp/account/importplan.h"

#include <optional>

namespace pillarbox::app {

class AccountExport : public CommandTask
{
    Q_OBJECT

public:
    AccountExport(std::optional<QString> file, const Profile &profile, bool isJson); // no file: standard output
    void start() override;

private:
    std::optional<QString> m_file;
};

class AccountImport : public CommandTask
{
    Q_OBJECT

public:
    struct Options {
        QString file;
        std::optional<account::ImportSource> source; // instead of the file
        bool isDryRun = false;
    };
    AccountImport(Options options, const Profile &profile, bool isJson);
    void start() override;

private:
    void report(const account::Imported &imported, const QList<account::PlannedAccount> &planned, bool isStored);
    Failure failureOfAll(const account::Imported &imported) const;

    Options m_options;
};

std::optional<account::ImportSource> importSourceOf(const QString &word); // thunderbird, msmtp, mutt

} // namespace pillarbox::app
