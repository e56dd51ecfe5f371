#pragma once
// Whom a message is from: the accounts' identities to choose from, or a plain line where there is only one. Each with the
// health of its account in a word.

#include "smtp/account/account.h"
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
    void choose(const QString &accountId);
    std::optional<account::Account> account() const;

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
    bool isPlain() const { return m_accounts.size() < 2; }
    HealthWord word() const;

    QList<account::Account> m_accounts;
    QHash<QString, HealthWord> m_health;
};

} // namespace pillarbox::ui
