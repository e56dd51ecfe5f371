#include "ui/outbox/attemptlog.h"

#include "ui/outbox/report.h"
#include "ui/outbox/rowtext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roomydelegate.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pillarbox::ui {

AttemptLog::AttemptLog(QWidget *parent)
    : QDialog(parent)
    , m_attempts(new QTreeWidget(this))
    , m_transcript(new QPlainTextEdit(this))
{
    const Metrics metrics(*this);
    m_attempts->setHeaderLabels({tr("No."), tr("Time"), tr("Server"), tr("Stage"), tr("Answer"), tr("Took")});
    m_attempts->setRootIsDecorated(false);
    m_attempts->setUniformRowHeights(true);
    m_attempts->setItemDelegate(new RoomyDelegate(m_attempts));
    m_attempts->setAccessibleName(tr("Attempts"));
    m_attempts->header()->setStretchLastSection(false);
    m_attempts->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_attempts->header()->setSectionResizeMode(4, QHeaderView::Stretch);
    m_transcript->setReadOnly(true);
    m_transcript->setTabChangesFocus(true);
    m_transcript->setFont(logFont(font()));
    m_transcript->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_transcript->setLayoutDirection(Qt::LeftToRight);
    m_transcript->setAccessibleName(tr("Transcript"));

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_attempts);
    splitter->addWidget(m_transcript);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *copy = buttons->addButton(tr("Copy &Report"), QDialogButtonBox::ActionRole);
    QPushButton *save = buttons->addButton(tr("&Save Report…"), QDialogButtonBox::ActionRole);
    QPushButton *close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this, &AttemptLog::copyRequested);
    connect(save, &QPushButton::clicked, this, &AttemptLog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_attempts, &QTreeWidget::currentItemChanged, this,
        [this](QTreeWidgetItem *item) { showAttempt(item ? m_attempts->indexOfTopLevelItem(item) : -1); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics.edge(), metrics.edge(), metrics.edge(), metrics.edge());
    layout->setSpacing(metrics.grid(3));
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
    resize(metrics.grid(190), metrics.grid(130));
}

void AttemptLog::setItem(const outbox::Item &item, const QDateTime &now)
{
    if (item == m_item)
        return;
    m_item = item;
    setWindowTitle(tr("Attempt log: %1").arg(subjectText(item.summary.subject)));
    m_attempts->clear();
    for (const outbox::Attempt &attempt : item.attempts)
        addAttempt(attempt, now);
    if (item.attempts.isEmpty())
        m_transcript->setPlainText(tr("No attempt has been made yet."));
    else
        m_attempts->setCurrentItem(m_attempts->topLevelItem(m_attempts->topLevelItemCount() - 1));
}

void AttemptLog::addAttempt(const outbox::Attempt &attempt, const QDateTime &now)
{
    const QString server = attempt.session
        ? QStringLiteral("%1:%2").arg(attempt.session->endpoint.host).arg(attempt.session->endpoint.port)
        : QStringLiteral("–");
    const QString stage = stageWord(attempt.error ? attempt.error->stage : protocol::Stage::EndOfData);
    const QString took = tr("%1 s").arg(QLocale().toString(double(attempt.took.count()) / 1000, 'f', 1));
    const QStringList cells{
        QString::number(attempt.number), shortTime(attempt.startedAt, now), server, stage, answerText(attempt), took};
    auto *item = new QTreeWidgetItem(m_attempts, cells);
    item->setToolTip(4, cells.at(4));
}

void AttemptLog::save()
{
    auto *dialog = new QFileDialog(this, tr("Save Report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("pillarbox-report.txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &AttemptLog::saveTo);
    dialog->open();
}

void AttemptLog::saveTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray text = reportOf(m_item, QDateTime::currentDateTime()).toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Save Report"),
        tr("“%1” cannot be written: %2").arg(path, file.errorString()), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void AttemptLog::showAttempt(int row)
{
    if (row < 0 || row >= m_item.attempts.size())
        return;
    const outbox::Attempt &attempt = m_item.attempts.at(row);
    const QString transcript = QString::fromUtf8(attempt.transcript);
    m_transcript->setPlainText(transcript.isEmpty() ? attemptText(attempt) : transcript);
}

} // namespace pillarbox::ui
