#pragma once
// Whether an identity's mail is signed (DKIM), and by which key. Keys that are made here are only held; keeping them is
// somebody else's.

#include "smtp/account/mailsigning.h"
#include "ui/accounts/accountsaver.h"

#include <QWidget>

class QToolButton;

namespace pillarbox::ui {

class TextLabel;

class SigningEdit : public QWidget
{
    Q_OBJECT

public:
    explicit SigningEdit(const QList<account::MailSigning> &published, QWidget *parent = nullptr);

    void setAddress(const QString &address); // of the identity
    void setSigning(const std::optional<account::MailSigning> &signing);
    const std::optional<account::MailSigning> &signing() const { return m_signing; }
    bool fits() const; // the address; no signature does
    const QList<KeyEntry> &madeKeys() const { return m_madeKeys; }

Q_SIGNALS:
    void edited(); // by hand

private:
    void open();
    void show(const std::optional<account::MailSigning> &signing);
    QByteArray mailDomain() const;

    QList<account::MailSigning> m_published;
    QString m_address;
    std::optional<account::MailSigning> m_signing;
    QList<KeyEntry> m_madeKeys;
    TextLabel *m_text;
    QToolButton *m_open;
    QToolButton *m_remove;
};

} // namespace pillarbox::ui
