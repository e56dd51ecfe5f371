#pragma once
// What was read of other people's settings or of an exported file: accounts that nobody has stored yet, and what there is to be
// said of them. Facts only; the words are ui/text's.

#include "smtp/account/account.h"

#include <QList>
#include <QString>

namespace pillarbox::account {

struct ImportRemark {
    enum class Kind {
        // of a file
        CannotRead,
        TooLarge,
        NotText,
        NotUtf8, // read as Latin-1
        Damaged, // not what it should be, as a whole
        NewerVersion,
        TooMany, // files or accounts: the rest was not read
        TooDeep, // files that name files
        LineNotUnderstood,
        CommandNotRun, // a value or a file comes from a command
        // of a field
        UnknownField,
        BadValue,
        Missing, // and without it the account cannot be taken
        NotTaken, // understood, with no counterpart here or none that is safe
        SecretLeft, // a password or the like stands there; it was not read
        // of the account
        WasPlainText, // encryption was off, or given up when not offered: it is required from now on, to be tested
        SignInAgain, // through OAuth: its tokens stay there
        KeyStays, // the field needs a private key, which is not carried along
    };
    Kind kind = Kind::Damaged;
    QString account; // its label or what its source calls it; empty: of the file
    QString field; // as the source calls it
    QString file;
    int line = 0; // from 1; 0: of the whole

    bool operator==(const ImportRemark &) const = default;
};

struct ImportedAccount {
    Account account; // without id and secret; may lack what a remark calls missing
    QList<ImportRemark> remarks;

    bool isComplete() const { return !account.identity.address.isEmpty() && !account.host.isEmpty(); }
    bool isToBeTested() const; // safer than its source: nobody knows yet whether the relay can do it
    bool operator==(const ImportedAccount &) const = default;
};

struct Imported {
    QList<ImportedAccount> accounts;
    QList<ImportRemark> remarks; // of files

    void append(const Imported &other);
    bool operator==(const Imported &) const = default;
};

// Puts a value into the account, or a remark. Each returns whether it was taken.
class ImportTarget
{
public:
    ImportTarget(ImportedAccount &target, QString name, QString file)
        : m_target(target)
        , m_name(std::move(name))
        , m_file(std::move(file))
    {
    }
    Account &account() { return m_target.account; }
    void remark(ImportRemark::Kind kind, const QString &field = {}, int line = 0);
    bool setLabel(const QString &label, const QString &field);
    bool setAddress(const QString &address, const QString &field);
    bool setName(const QString &name, const QString &field);
    bool setHost(const QString &host, const QString &field);
    bool setUserName(const QString &userName, const QString &field);
    bool setEhloName(const QString &name, const QString &field);
    // Never plain text: what was, is remarked.
    void setSecurity(protocol::Security security, bool isCertain);
    // At the end: what is missing.
    void complete(const QString &addressField, const QString &hostField);

private:
    ImportedAccount &m_target;
    QString m_name;
    QString m_file;
};

bool isImportableHost(const QString &text);
bool isImportableText(const QString &text); // of one line, no control characters, of a sane length

} // namespace pillarbox::account
