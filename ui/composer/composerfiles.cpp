// What comes into the composer from outside: chosen, pasted and dropped files.

#include "ui/composer/attachmentbar.h"
#include "ui/composer/attachmentintake.h"
#include "ui/composer/composer.h"
#include "ui/composer/composernotices.h"
#include "ui/text/explanation.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>

namespace pillarbox::ui {

void Composer::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Attach Files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setLabelText(QFileDialog::Accept, tr("Attach"));
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::attachFiles);
    dialog->open();
}

void Composer::attachFiles(const QStringList &paths)
{
    QStringList declined;
    for (const QString &path : paths) {
        auto examined = examineFile(path);
        if (!examined) {
            declined.append(examined.error());
            continue;
        }
        examined->fileName = freeName(examined->fileName, m_attachments->attachments());
        m_attachments->add(*examined);
    }
    if (declined.isEmpty())
        return;
    const QString title
        = declined.size() == 1 ? tr("Not attached.") : tr("%n files were not attached.", nullptr, int(declined.size()));
    m_notices->report(title, declined.join(u' '));
}

void Composer::attachPicture(const QByteArray &bytes, const QString &suffix)
{
    const QString name = tr("picture") % u'.' % suffix;
    m_outbox.keepFile(bytes, suffix, [self = QPointer(this), name](const Expected<QString, outbox::OutboxError> &kept) {
        if (!self)
            return;
        if (!kept) {
            self->stay(kept.error());
            return;
        }
        auto examined = examineFile(kept.value());
        if (!examined) {
            self->m_notices->report(tr("Not attached."), examined.error());
            return;
        }
        examined->fileName = freeName(name, self->m_attachments->attachments());
        self->m_attachments->add(*examined);
    });
}

void Composer::offerFileBack(int index, const message::Attachment &attachment)
{
    m_notices->tell(tr("“%1” was taken out.").arg(attachment.fileName), {}, tr("Und&o"),
        [this, index, attachment] { m_attachments->insert(index, attachment); });
}

void Composer::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_isSending && !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void Composer::dropEvent(QDropEvent *event)
{
    // Copied, never moved: a file manager would delete what was "moved" here.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    attachFiles(localFiles(*event->mimeData()));
    activateWindow();
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (!localFiles(*drop->mimeData()).isEmpty()) {
            event->ignore(); // goes on to the window
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace pillarbox::ui
