#pragma once
// What is to be tested: a stored account, one as it stands in a form, or any server; and how far the test goes.

#include "smtp/account/account.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace pillarbox::ui {

class TestForm : public QWidget
{
    Q_OBJECT

public:
    explicit TestForm(QWidget *parent = nullptr);

    // The first is chosen; any other server can be typed below them.
    void setAccounts(const QList<account::Account> &accounts);
    void choose(const QString &accountId);
    void setRecipients(const QStringList &recipients); // also asks for the sign-in, which they need

    // With host and port as they stand in the fields. Without id and user name where any server was typed.
    account::Account account() const;
    QList<transport::Endpoint> endpoints() const; // of a port typed without its security; empty: the account's
    bool isStored() const; // an account that is, whose secrets can be read
    bool isSignInWished() const;
    QStringList recipients() const; // empty: nothing is rehearsed
    void setRunning(bool isRunning);
    void focusHost();

Q_SIGNALS:
    void startRequested();
    void stopRequested();

private:
    void build();
    void showAccount();
    void showWishes();

    QList<account::Account> m_accounts;
    QComboBox *m_account;
    QLineEdit *m_host;
    QComboBox *m_port;
    QCheckBox *m_signIn;
    QCheckBox *m_rehearse;
    QLineEdit *m_recipients;
    QPushButton *m_start;
    bool m_isRunning = false;
    bool m_hasRun = false;
};

} // namespace pillarbox::ui
