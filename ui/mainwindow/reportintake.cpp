#include "ui/mainwindow/reportintake.h"

#include "ui/domain/receiveddialog.h"
#include "ui/outbox/rowtext.h"
#include "ui/text/reporttext.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>
#include <QUrl>

namespace pillarbox::ui {

namespace {

// A whole folder of mail is dropped by mistake.
constexpr qsizetype kMostFiles = 200;

QStringList mailFiles(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls)
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile() && paths.size() < kMostFiles)
            paths.append(url.toLocalFile());
    return paths;
}

} // namespace

ReportIntake::ReportIntake(outbox::Outbox &outbox, QWidget *window)
    : QObject(window)
    , m_outbox(outbox)
    , m_window(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool ReportIntake::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!isDrag && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList paths = mailFiles(*drop->mimeData());
    if (paths.isEmpty())
        return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (!isDrag)
        read(paths);
    return true;
}

void ReportIntake::choose()
{
    auto *dialog = new QFileDialog(m_window, tr("Open Bounce"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Mail (*.eml *.msg *.txt *.mbox)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ReportIntake::read);
    dialog->open();
}

void ReportIntake::read(const QStringList &paths)
{
    const bool isIdle = m_waiting.isEmpty();
    m_waiting += paths;
    if (isIdle)
        readNext();
}

void ReportIntake::readNext()
{
    if (m_waiting.isEmpty())
        return;
    const QString path = m_waiting.constFirst();
    m_outbox.addReport(path, [self = QPointer(this), path](const Expected<outbox::ReportMatch, outbox::OutboxError> &match) {
        if (!self)
            return;
        if (match)
            self->take(path, *match);
        else
            self->decline(path, match.error());
        self->m_waiting.removeFirst();
        self->readNext();
    });
}

void ReportIntake::take(const QString &path, const outbox::ReportMatch &match)
{
    const outbox::ItemSummary *item = m_outbox.find(match.id);
    const QString subject = item ? subjectText(item->subject) : QFileInfo(path).fileName();
    QStringList sentences;
    for (const int position : match.positions)
        if (item && position < item->recipients.size())
            sentences += tr("%1.", "a sentence").arg(reportSentence(item->recipients.at(position)));
    if (!match.strangers.isEmpty())
        sentences
            += tr("It names somebody whom this message did not go to: %1.").arg(match.strangers.join(QStringLiteral(", ")));
    if (!match.isNew && !match.positions.isEmpty())
        sentences += tr("This report was known already.");
    const bool isBad = item && hasBounces(*item);
    Q_EMIT found(match.id);
    Q_EMIT told({.tone = isBad ? Tone::Bad : Tone::Ok,
        .symbol = isBad ? Symbol::Bad : Symbol::Ok,
        .title = tr("This is a report about “%1”.").arg(subject),
        .text = sentences.join(QLatin1Char(' '))});
}

void ReportIntake::decline(const QString &path, const outbox::OutboxError &error)
{
    if (error.kind == outbox::OutboxError::Kind::NotAReport && isReceivedMail(path))
        return Q_EMIT receivedMailFound(path);
    const Explanation words = explainReport(error);
    Q_EMIT told({.title = words.what,
        .text = QStringList{QFileInfo(path).fileName() + QLatin1Char(':'), words.why, words.next}.join(QLatin1Char(' '))});
}

} // namespace pillarbox::ui
