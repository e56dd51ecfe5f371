#pragma once
// The window in which a message is written. It shows and changes a message::Draft, keeps it safe in the outbox's draft row
// while it is being written, and closes only when Outbox::enqueue has said that the message is durable. It knows no file of
// the outbox and no server.

#include "smtp/account/accountstore.h"
#include "smtp/base/clock.h"
#include "smtp/message/draft.h"
#include "smtp/outbox/deliveryservice.h"
#include "smtp/outbox/outbox.h"
#include "ui/composer/draftsaver.h"
#include "ui/composer/preflight.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QLabel;
class QLineEdit;
class QMessageBox;
class QToolButton;

namespace pillarbox::ui {

class AttachmentBar;
class BodyEdit;
class FromField;
class HeaderPane;
class NoticeBar;

class Composer : public QMainWindow
{
    Q_OBJECT

public:
    using HealthOf = std::function<outbox::AccountHealth(const QString &accountId)>;

    Composer(outbox::Outbox &outbox, account::AccountStore &accounts, Clock &clock = systemClock(), QWidget *parent = nullptr);
    ~Composer() override;

    // A new message, filled by a mailto: or the command line; From is the default account's where it names none.
    void setDraft(const message::Draft &draft);
    // A draft that was kept: cursor and all as they were.
    void restore(const outbox::DraftRecord &record);
    message::Draft draft() const;
    const outbox::ItemId &draftId() const;

    // The word beside each account in From; without it there is none. Call updateHealth() when it changed.
    void setHealth(HealthOf healthOf);
    void updateHealth();
    // A sentence for the reader, such as that a link named a file which was not attached.
    void showNotice(const QString &title, const QString &text);

    void attachFiles(const QStringList &paths);
    void send();
    void saveNow();
    // Asks where there is something to lose; true when the window is closed or nothing stood against it.
    bool tryToClose();

Q_SIGNALS:
    void sent(const pillarbox::outbox::ItemId &id); // durable in the outbox; the window closes
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace pillarbox::ui
