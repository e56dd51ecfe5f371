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
#include <memory>
#include <optional>

class QAction;
class QBoxLayout;
class QLabel;
class QMessageBox;
class QToolBar;

namespace pillarbox::ui {

class AttachmentBar;
class BodyEdit;
class ComposerNotices;
class HeaderPane;
class NoticeBar;
class PrimaryButton;
class RecipientDomains;
struct ScheduleChoice;

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
    const outbox::ItemId &draftId() const { return m_saver.id(); }

    // Marks these among the recipients: a server refused them the last time.
    void markRefused(const QList<RefusedAddress> &refused);

    // The word beside each account in From; without it there is none. Call updateHealth() when it changed.
    void setHealth(HealthOf healthOf);
    void updateHealth();
    // A sentence for the reader, such as that a link named a file which was not attached.
    void showNotice(const QString &title, const QString &text);

    // Which asks about the recipients' domains, if it is set to; it lives longer than this window.
    void setRecipientDomains(RecipientDomains &domains);

    // For which a sent message can be taken back; 0: it goes at once.
    void setUndoTime(std::chrono::seconds undoTime) { m_undoTime = undoTime; }
    // The dialog of Send Later… asks whether Pillarbox shall start at login; see startAtLoginRequested().
    void setStartAtLoginOffered(bool isOffered) { m_isStartAtLoginOffered = isOffered; }

    void attachFiles(const QStringList &paths);
    void send();
    void sendLater(); // asks when
    void saveNow();
    // Asks where there is something to lose; true when the window is closed or nothing stood against it.
    bool tryToClose();

Q_SIGNALS:
    void sent(const pillarbox::outbox::ItemId &id); // durable in the outbox; the window closes
    void closed();
    void startAtLoginRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildToolBar();
    void addSendMenu(QBoxLayout &halves);
    void buildContent();
    void buildStatusBar();
    void addShortcuts();
    void connectParts();

    void fill(const message::Draft &draft);
    void writeAsChosen(); // what the identity in From brings along, instead of what the one before it did
    void addOwnBcc();
    void sign(const account::Identity &identity);
    void takeSignature(const message::Draft &draft);
    void showFormat();
    void showSignature(); // as it travels
    bool isUntouched() const; // nothing in it that a person typed or added
    void placeFocus();
    void refreshAccounts();
    void refreshKnowledge();
    void askDomains();
    void showFaults();
    void headerChanged();
    void bodyChanged();
    void refreshSizes();
    void refreshTitle();
    QList<Fault> faults() const;
    QStringList knownDomains() const;
    AddressKnowledge knowledge() const;

    void showSaved(const QDateTime &at);
    void reveal(const Fault &fault);
    void useSuggestion(const Fault &fault);
    void removeRecipient(const Fault &fault);
    void setLocked(bool isLocked);
    bool isReadyToSend();
    void askWhen();
    void departAt(const ScheduleChoice &choice);
    void depart(const outbox::Departure &departure);
    void enqueue(const outbox::Departure &departure);
    void finishSending(const Expected<outbox::ItemId, outbox::OutboxError> &result);
    void stay(const outbox::OutboxError &error);

    void chooseFiles();
    void attachPicture(const QByteArray &bytes, const QString &suffix);
    void offerFileBack(int index, const message::Attachment &attachment);
    void cyclePanes();

    void askBeforeClosing();
    void keepAndClose();
    void closeForGood();

    outbox::Outbox &m_outbox;
    account::AccountStore &m_accounts;
    Clock &m_clock;
    DraftSaver m_saver;
    HealthOf m_healthOf;
    HeaderPane *m_header;
    NoticeBar *m_bar;
    ComposerNotices *m_notices;
    BodyEdit *m_body;
    AttachmentBar *m_attachments;
    QToolBar *m_toolBar = nullptr;
    PrimaryButton *m_sendButton = nullptr;
    QAction *m_later = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_format = nullptr;
    QPointer<QMessageBox> m_question;
    bool m_isNew = false; // else its recipients are as they were left
    QList<message::Mailbox> m_ownBcc; // in Bcc, typed by nobody
    bool m_isSigned = false; // as the identity wants it, or as somebody left it
    QString m_signature; // of the identity in From; in the text unless somebody took it out
    QString m_richSignature; // the same as HTML
    bool m_isSignedRich = false; // it stands at the end of the text
    std::chrono::seconds m_undoTime{0};
    QList<RefusedAddress> m_refused;
    QString m_html; // of a draft that has it; kept as it is
    QStringList m_domainsWrittenTo;
    RecipientDomains *m_recipientDomains = nullptr;
    bool m_isChanged = false; // since it was opened
    bool m_isFilling = false;
    bool m_isSaveFailing = false; // and the bar says so
    bool m_isSending = false;
    bool m_isLaterWanted = false; // what "Send Anyway" goes on with
    bool m_isStartAtLoginOffered = false;
    bool m_isDone = false; // nothing stands against closing
};

} // namespace pillarbox::ui
