#pragma once
// Setting up an account on one page: address and password, the search for its server shown live, sign-in really tried, and
// the settings by hand on the same page. The password is used only over a verified, encrypted link and goes to the keychain
// or stays for the session, never anywhere else.

#include "smtp/account/accountstore.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/oauthclients.h"
#include "smtp/base/clock.h"
#include "smtp/outbox/outbox.h"
#include "ui/accounts/accountcheck.h"
#include "ui/accounts/accountsaver.h"
#include "ui/theme/noticebar.h"

#include <QDialog>
#include <QPointer>

#include <memory>
#include <optional>

class QToolButton;

namespace pillarbox::ui {

class AccountForm;
class CheckView;
class PageScroll;
class PrimaryButton;
class ServerSettings;
class TesterWindow;
class WebSignInRow;

class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    AccountDialog(account::AccountStore &accounts, account::CredentialStore &credentials, outbox::Outbox &outbox,
        Clock &clock = systemClock(), QWidget *parent = nullptr, AccountCheck::HintSource hintSource = {});
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
    void offerRemedy();
    void takeRemedy();
    void offerSignInPage(); // of the network
    static void openSignInPage();
    static Notice signInPageNotice();
    void showCertificate();
    void foldSettings(bool isOpen);
    void growBy(int more);
    void editIdentities();
    void testInDetail();

    void add();
    void addWithoutTesting();
    void pressed();
    bool hasAddress();
    bool hasPassword();
    void save();
    void onSaved(const QString &accountId);
    void offerSession(const QString &title, const QString &text, bool isLocked);
    void readPassword();
    void readClientKey();
    void offerUnlocking(const account::CredentialError &error);
    void unlock();
    bool isNew() const { return m_edited.id.isEmpty(); }
    void showWebSignIn(); // where the server takes tokens
    std::optional<account::OAuthSettings> oauth() const; // what it signs in with; absent: a password
    QList<KeyEntry> usedKeys(const account::Account &account) const;
    QString defaultUserName() const; // where nobody typed one
    Secret password() const; // the one typed, else the one that is stored

    account::CredentialStore &m_credentials;
    account::OAuthClients m_clients;
    const account::AccountStore &m_accounts;
    outbox::Outbox &m_outbox;
    AccountCheck m_check;
    AccountSaver m_saver;
    account::Account m_edited; // empty id: a new one
    std::unique_ptr<account::CredentialJob> m_reading;
    std::unique_ptr<account::CredentialJob> m_keyReading;
    Secret m_storedPassword;
    QList<KeyEntry> m_signingKeys; // made for identities
    bool m_isPasswordLocked = false; // the stored one
    std::optional<transport::Endpoint> m_offered; // by the bar, in the place of one that does not work
    bool m_isPortalOffered = false;
    bool m_isAddWanted = false; // as soon as the check has succeeded

    AccountForm *m_form;
    CheckView *m_view;
    WebSignInRow *m_web;
    ServerSettings *m_settings;
    NoticeBar *m_bar;
    PageScroll *m_page = nullptr;
    struct Grown {
        int from = 0;
        int to = 0;
    };
    std::optional<Grown> m_grown; // by what was opened last
    QToolButton *m_fold;
    QToolButton *m_identities;
    QToolButton *m_untested;
    QToolButton *m_inDetail;
    QPointer<TesterWindow> m_tester;
    PrimaryButton *m_add;
};

} // namespace pillarbox::ui
