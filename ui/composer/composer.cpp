#include "ui/composer/composer.h"

#include "smtp/message/mimewriter.h"
#include "ui/composer/attachmentbar.h"
#include "ui/composer/bodyedit.h"
#include "ui/composer/composernotices.h"
#include "ui/composer/fromfield.h"
#include "ui/composer/headerpane.h"
#include "ui/composer/recipientdomains.h"
#include "ui/composer/recipientfield.h"
#include "ui/text/explanation.h"
#include "ui/theme/noticebar.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QScopedValueRollback>
#include <QTextCursor>

namespace pillarbox::ui {

Composer::Composer(outbox::Outbox &outbox, account::AccountStore &accounts, Clock &clock, QWidget *parent)
    : QMainWindow(parent)
    , m_outbox(outbox)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_saver(outbox, clock, [this] { return draft(); })
    , m_header(new HeaderPane(this))
    , m_bar(new NoticeBar(this))
    , m_notices(new ComposerNotices(*m_bar, this))
    , m_body(new BodyEdit(this))
    , m_attachments(new AttachmentBar(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    buildToolBar();
    buildContent();
    buildStatusBar();
    addShortcuts();
    connectParts();
    refreshAccounts();
    refreshTitle();
    refreshSizes();
    placeFocus();
    outbox.domainsWrittenTo([self = QPointer(this)](const Expected<QStringList, outbox::OutboxError> &domains) {
        if (!self || !domains)
            return;
        self->m_domainsWrittenTo = domains.value();
        self->refreshKnowledge();
    });
}

Composer::~Composer()
{
    // The base class still hides the window, and a field that loses the focus then must not speak to what is gone.
    const auto parts = findChildren<QObject *>();
    for (QObject *part : parts)
        part->disconnect(this);
}

void Composer::setDraft(const message::Draft &draft)
{
    fill(draft);
    if (!this->draft().isEmpty())
        headerChanged(); // worth keeping from here on
    m_isNew = true;
    writeAsChosen();
}

void Composer::restore(const outbox::DraftRecord &record)
{
    fill(record.draft);
    m_isSigned = true;
    m_saver.adopt(record.id);
    m_isChanged = false;
    setWindowModified(false);
    if (record.savedAt.isValid())
        showSaved(record.savedAt);
}

void Composer::fill(const message::Draft &draft)
{
    const QScopedValueRollback guard(m_isFilling, true);
    m_body->setFocus(); // a recipient field that is left makes a chip of what is still being typed
    m_html = draft.html;
    m_header->from()->choose(draft);
    m_header->setDraft(draft);
    m_body->setBody(draft.body, draft.cursor, draft.anchor);
    m_attachments->setAttachments(draft.attachments);
    takeSignature(draft);
    refreshTitle();
    refreshSizes();
    m_notices->setFaults(faults());
    askDomains();
    placeFocus();
}

void Composer::placeFocus()
{
    if (m_header->recipients(Field::To)->isEmpty())
        m_header->recipients(Field::To)->setFocus();
    else if (m_header->subject()->text().isEmpty())
        m_header->subject()->setFocus();
    else
        m_body->setFocus();
}

message::Draft Composer::draft() const
{
    message::Draft draft;
    m_header->writeTo(draft);
    draft.body = m_body->body();
    draft.html = m_html;
    if (!m_richSignature.isEmpty()) {
        draft.signature = m_signature;
        draft.richSignature = m_richSignature;
    }
    draft.attachments = m_attachments->attachments();
    draft.cursor = m_body->textCursor().position();
    draft.anchor = m_body->textCursor().anchor();
    return draft;
}

void Composer::setHealth(HealthOf healthOf)
{
    m_healthOf = std::move(healthOf);
    updateHealth();
}

void Composer::updateHealth()
{
    if (!m_healthOf)
        return;
    for (const account::Account &account : m_accounts.accounts())
        m_header->from()->setHealth(account.id, healthWord(m_healthOf(account.id)));
}

void Composer::showNotice(const QString &title, const QString &text)
{
    m_notices->tell(title, text);
}

void Composer::refreshAccounts()
{
    m_header->from()->setAccounts(m_accounts.accounts());
    refreshKnowledge();
    updateHealth();
    refreshSizes();
}

void Composer::setRecipientDomains(RecipientDomains &domains)
{
    m_recipientDomains = &domains;
    connect(&domains, &RecipientDomains::changed, this, [this] {
        askDomains(); // it may have been switched on just now
        refreshKnowledge();
    });
    refreshKnowledge();
}

void Composer::refreshKnowledge()
{
    const AddressKnowledge known = knowledge();
    for (const Field field : {Field::To, Field::Cc, Field::Bcc})
        m_header->recipients(field)->setKnowledge(known);
    showFaults();
}

// What is still being typed is nobody's address yet.
void Composer::askDomains()
{
    if (!m_recipientDomains || !m_recipientDomains->isAsking())
        return;
    QStringList addresses;
    for (const Field field : {Field::To, Field::Cc, Field::Bcc}) {
        const RecipientField *recipients = m_header->recipients(field);
        const auto settled = recipients->mailboxes().first(recipients->chips().size());
        for (const message::Mailbox &mailbox : settled) {
            if (message::parseMailbox(mailbox.address))
                addresses += mailbox.address;
        }
    }
    m_recipientDomains->ask(addresses);
}

AddressKnowledge Composer::knowledge() const
{
    AddressKnowledge known{.domains = knownDomains(), .refused = m_refused, .notes = {}, .isSlipTold = false};
    if (m_recipientDomains) {
        known.notes = m_recipientDomains->notes();
        known.isSlipTold = m_recipientDomains->isAsking();
    }
    return known;
}

// People written to before, and the accounts' own domains: what a slip of the keyboard was most likely meant to be.
QStringList Composer::knownDomains() const
{
    QStringList domains;
    for (const account::Account &account : m_accounts.accounts()) {
        const auto identities = account.identities();
        for (const account::Identity &identity : identities)
            domains.append(identity.address.mid(identity.address.lastIndexOf(u'@') + 1).toLower());
    }
    domains += m_domainsWrittenTo;
    domains.removeAll(QString());
    domains.removeDuplicates();
    return domains;
}

QList<Fault> Composer::faults() const
{
    return faultsOf(draft(), {m_header->from()->account(), knowledge()});
}

void Composer::headerChanged()
{
    if (m_isFilling)
        return;
    m_isChanged = true;
    m_saver.markChanged();
    setWindowModified(true);
    refreshTitle();
    refreshSizes();
    askDomains();
    showFaults();
}

// What is still being typed is no fault yet.
void Composer::showFaults()
{
    QList<Fault> settled;
    const auto all = faults();
    for (const Fault &fault : all) {
        const bool isTyped = fault.index >= 0 && fault.index >= m_header->recipients(fault.field)->chips().size();
        if (!isTyped)
            settled.append(fault);
    }
    m_notices->setFaults(settled);
}

void Composer::bodyChanged()
{
    if (m_isFilling)
        return;
    m_isChanged = true;
    showFormat();
    m_saver.markChanged();
    setWindowModified(true);
}

void Composer::refreshSizes()
{
    const auto account = m_header->from()->account();
    m_attachments->setSizes(message::encodedSize(draft()), account ? account->sizeLimit : std::nullopt);
}

void Composer::refreshTitle()
{
    const QString subject = m_header->subject()->text().trimmed();
    // A "[*]" of the subject's own is doubled, or Qt would take it for the mark.
    const QString shown = QString(subject).replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
    setWindowTitle(tr("%1[*] - Pillarbox").arg(subject.isEmpty() ? tr("New message") : shown));
}

void Composer::showSaved(const QDateTime &at)
{
    m_status->setText(tr("Draft saved %1").arg(shortTime(at, m_clock.now())));
    setWindowModified(m_saver.isDirty());
    if (m_isSaveFailing)
        m_notices->withdrawReport();
    m_isSaveFailing = false;
    refreshSizes();
}

void Composer::saveNow()
{
    m_saver.saveNow();
}

} // namespace pillarbox::ui
