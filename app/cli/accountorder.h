#pragma once
// `pillarbox account move|duplicate|set-default`: the list of accounts as its user wants it.

#include "app/cli/commandtask.h"
#include "smtp/account/secretcopy.h"

#include <memory>

namespace pillarbox::app {

class AccountMove : public CommandTask
{
    Q_OBJECT

public:
    AccountMove(QString label, int place, const Profile &profile, bool isJson); // place: from 1
    void start() override;

private:
    QString m_label;
    int m_place;
};

class AccountSetDefault : public CommandTask
{
    Q_OBJECT

public:
    AccountSetDefault(QString label, const Profile &profile, bool isJson);
    void start() override;

private:
    QString m_label;
};

class AccountDuplicate : public CommandTask
{
    Q_OBJECT

public:
    struct Options {
        QString label; // of the original
        QString copyLabel; // empty: the original's with "(copy)"
        bool isWithPassword = false;
    };
    AccountDuplicate(Options options, const Profile &profile, bool isJson);
    void start() override;

private:
    void report();

    Options m_options;
    QString m_copyId;
    bool m_isOriginalCertified = false;
    std::unique_ptr<account::SecretCopy> m_secretCopy;
};

} // namespace pillarbox::app
