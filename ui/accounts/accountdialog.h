#pragma once
// Setting up an account on one page: address and password, the search for its server shown live, sign-in really tried, and
// the settings by hand on the same page. The password is used only over a verified, encrypted link and goes to the keychain
// or stays for the session, never anywhere else.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"
#include "ui/accounts/accountcheck.h"
#include "ui/accounts/accountsaver.h"

#include <QDialog>

#include <memory>
#include <optional>

class QToolButton;

namespace pillarbox::ui {

class AccountForm;
class CheckView;
class NoticeBar;
class PrimaryButton;
class ServerSettings;

class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    AccountDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
        Clock &clock = systemClock(), QWidget *parent = nullptr, AccountCheck::HintSource hintSource = account::hostHints);
    ~AccountDialog() override;

    // Changes this account instead of adding one.
    void edit(const account::Account &account);

Q_SIGNALS:
    void saved(const QString &accountId);

private:
    void build();
    void buildButtons(QWidget *footer);
    void connectParts();
    void takeServer();
    void takeSignIn();
    void forgetWish(); // a field was changed after Add was pressed
    void showCheck();
    void showCertificate();
    void foldSettings(bool isOpen);

    void add();
    void addWithoutTesting();
    void pressed();
    bool hasAddress();
    bool hasPassword();
    void save();
    void onSaved(const QString &accountId);
    void offerSession(const QString &title, const QString &text);
    bool isNew() const { return m_edited.id.isEmpty(); }
    Secret password() const; // the one typed, else the one that is stored

    account::CredentialStore &m_credentials;
    outbox::Outbox &m_outbox;
    AccountCheck m_check;
    AccountSaver m_saver;
    account::Account m_edited; // empty id: a new one
    std::unique_ptr<account::CredentialJob> m_reading;
    Secret m_storedPassword;
    bool m_isAddWanted = false; // as soon as the check has succeeded

    AccountForm *m_form;
    CheckView *m_view;
    ServerSettings *m_settings;
    NoticeBar *m_bar;
    QToolButton *m_fold;
    QToolButton *m_untested;
    PrimaryButton *m_add;
};

} // namespace pillarbox::ui
