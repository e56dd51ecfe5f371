#pragma once
// The fields of one identity. What is no address is told, and never guessed at.

#include "smtp/account/identity.h"
#include "ui/accounts/accountsaver.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QLineEdit;

namespace pillarbox::ui {

class SignatureEdit;
class SigningEdit;

class IdentityForm : public QWidget
{
    Q_OBJECT

public:
    explicit IdentityForm(const QList<account::MailSigning> &published, QWidget *parent = nullptr);

    void setIdentity(const account::Identity &identity);
    account::Identity identity() const; // what is no address is left out
    std::optional<QString> fault() const; // why it cannot be kept so
    const QList<KeyEntry> &madeKeys() const; // of all identities it has shown
    void focusAddress();

Q_SIGNALS:
    void edited();

private:
    QLineEdit *addField(QFormLayout &form, const QString &label, const char *name, const QString &hint);

    account::Identity m_given;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QLineEdit *m_replyTo;
    QLineEdit *m_organisation;
    QLineEdit *m_bcc;
    QLineEdit *m_envelopeSender;
    SigningEdit *m_signing;
    SignatureEdit *m_signature;
};

} // namespace pillarbox::ui
