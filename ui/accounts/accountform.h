#pragma once
// The few things a person types for an account, and what is said about them. Decides nothing.

#include "smtp/account/account.h"
#include "smtp/account/provider.h"
#include "smtp/base/secret.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace pillarbox::ui {

class PasswordEdit;
class TextLabel;

class AccountForm : public QWidget
{
    Q_OBJECT

public:
    explicit AccountForm(QWidget *parent = nullptr);

    QString address() const;
    QString name() const;
    Secret password() const;
    bool isPasswordKept() const; // in the keychain, where there is one
    void setAccount(const account::Account &account); // to be changed

    // Who was found to run the mail of this address.
    void setProvider(const QString &address, const account::Provider *provider);
    void setKeychainName(const QString &name); // empty: none answers
    void focusAddress();
    void focusPassword(bool isSelected);

Q_SIGNALS:
    void edited(); // while typing
    void addressEntered(); // the field was left
    void passwordEntered();

private:
    void layOut();
    void showIntroduction();
    QString introduction() const;
    const account::Provider *provider() const;
    void tidyPassword();
    void askWhatWasMeant();
    void takeMeant(const QString &address);
    void askAboutSpaces();
    void answerAboutSpaces(const QString &answer);
    QLabel *makeQuestion(const char *name);
    static QString whatIsSentLink();
    void toggleExplanation();
    QString explanation() const;

    QLineEdit *m_address;
    QLineEdit *m_name;
    PasswordEdit *m_password;
    QCheckBox *m_keep;
    TextLabel *m_noKeychain;
    QLabel *m_introduction;
    QLabel *m_meant; // "Did you mean ada@gmail.com?"
    QLabel *m_spaces; // at the password's ends
    TextLabel *m_explanation;
    QString m_keychainName;
    QString m_foundFor; // an address
    const account::Provider *m_found = nullptr;
    bool m_areSpacesKept = false; // its user said so
};

} // namespace pillarbox::ui
