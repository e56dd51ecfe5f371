#pragma once
// Whom a message is from: the accounts' identities to choose from, or a plain line where there is only one. Each with the
// relay that it goes through, and the health of its account in a word.

#include "smtp/account/account.h"
#include "smtp/message/draft.h"
#include "ui/composer/healthword.h"

#include <QComboBox>
#include <QList>

#include <optional>

namespace pillarbox::ui {

class FromField : public QComboBox
{
    Q_OBJECT

public:
    explicit FromField(QWidget *parent = nullptr);

    // Keeps the choice where it is still there; else the default account's.
    void setAccounts(const QList<account::Account> &accounts);
    void setHealth(const QString &accountId, const HealthWord &word);
    // Of the draft's account its identity, else the one of its mailbox, else the first; without an account whoever has that
    // mailbox, the default account before others.
    void choose(const message::Draft &draft);
    std::optional<account::Account> account() const;
    std::optional<account::Identity> identity() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(); // by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void showPopup() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Entry {
        account::Account account;
        account::Identity identity;
    };

    bool isPlain() const { return m_entries.size() < 2; }
    HealthWord word() const;
    const Entry *chosenEntry() const;
    static int likeness(const Entry &entry, const message::Draft &draft);

    QList<Entry> m_entries;
    QHash<QString, HealthWord> m_health;
};

} // namespace pillarbox::ui
