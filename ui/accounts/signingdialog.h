#pragma once
// Makes a key that signs an identity's mail, shows the record to publish, and asks the name server whether it is there.

#include "smtp/account/mailsigning.h"
#include "smtp/base/secret.h"
#include "smtp/domain/publishedkey.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace pillarbox::ui {

class TextLabel;

class SigningDialog : public QDialog
{
    Q_OBJECT

public:
    // signing: absent where nothing signs yet. published: keys that sign already, here or for others. nameserver: as in
    // dns::Resolver.
    SigningDialog(const QByteArray &mailDomain, const std::optional<account::MailSigning> &signing,
        const QList<account::MailSigning> &published, QWidget *parent = nullptr, const QString &nameserver = {});

    const std::optional<account::MailSigning> &signing() const { return m_signing; }
    const Secret &madeKey() const { return m_madeKey; } // empty: none was needed

private:
    void build();
    void addWish(QFormLayout &form);
    void addRecord(QFormLayout &form);
    void makeKey();
    void showRecord();
    void check();
    void onChecked(domain::PublishedKey state, const QString &trouble);

    QByteArray m_mailDomain;
    std::optional<account::MailSigning> m_signing;
    QList<account::MailSigning> m_published;
    Secret m_madeKey;
    domain::KeyLookup m_lookup;
    QWidget *m_wish;
    QWidget *m_record;
    QLineEdit *m_selector;
    QComboBox *m_type;
    QPushButton *m_make;
    QLineEdit *m_name;
    QPlainTextEdit *m_value;
    QPushButton *m_check;
    TextLabel *m_state;
    QPushButton *m_ok = nullptr;
};

} // namespace pillarbox::ui
