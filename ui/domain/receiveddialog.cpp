#include "ui/domain/receiveddialog.h"

#include "ui/domain/droppedfile.h"
#include "ui/domain/findingview.h"
#include "ui/domain/sourceedit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pagescroll.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

constexpr qint64 mostOctets = 1024LL * 1024; // more is no header

// What follows the header is of no use here.
QByteArray headerOf(const QByteArray &bytes)
{
    const QByteArray lines = QByteArray(bytes).replace("\r\n", "\n");
    const qsizetype end = lines.indexOf("\n\n");
    return end < 0 ? lines : lines.first(end + 1);
}

// A paste often begins with empty lines.
QByteArray sourceOf(const QString &text)
{
    qsizetype begin = 0;
    while (begin < text.size() && text.at(begin).isSpace())
        ++begin;
    return text.sliced(begin).toUtf8();
}

} // namespace

ReceivedDialog::ReceivedDialog(QWidget *parent)
    : QDialog(parent)
    , m_source(new SourceEdit(this))
    , m_verdict(new TextLabel({.scale = 1.1, .weight = QFont::DemiBold}, this))
    , m_rows(new QVBoxLayout)
{
    setWindowTitle(tr("Explain Received Mail"));
    setAcceptDrops(true);
    build();
    // Later: what is dropped is still being put in.
    connect(m_source, &SourceEdit::fileDropped, this, &ReceivedDialog::openFile, Qt::QueuedConnection);
    connect(m_source, &QPlainTextEdit::textChanged, this, &ReceivedDialog::explain);
    explain();
    m_source->setFocus();
}

void ReceivedDialog::build()
{
    const Metrics metrics(*this);
    auto *intro = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    intro->setWordWrap(true);
    intro->setText(tr("Send a message to an address of yours at another provider, open its source there, and paste it here, or "
                      "drop the saved file. It stays on this machine."));
    auto *label = new QLabel(tr("&Source of the message"), this);
    label->setBuddy(m_source);
    m_source->setObjectName(QStringLiteral("source"));
    m_source->setMinimumHeight(metrics.h() * 5);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *page = new QWidget(this);
    page->setLayout(m_rows);
    m_rows->setContentsMargins(0, 0, metrics.grid(2), 0);
    m_rows->setSpacing(0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *open = buttons->addButton(tr("&Open File…"), QDialogButtonBox::ActionRole);
    m_copyReport = buttons->addButton(tr("Copy &Report"), QDialogButtonBox::ActionRole);
    m_copyReport->setObjectName(QStringLiteral("copyReport"));
    connect(open, &QPushButton::clicked, this, &ReceivedDialog::choose);
    connect(m_copyReport, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(2));
    column->addWidget(intro);
    column->addWidget(label);
    column->addWidget(m_source, 2);
    column->addSpacing(metrics.grid());
    column->addWidget(m_verdict);
    column->addWidget(new PageScroll(page, this), 3);
    column->addWidget(buttons);
    resize(metrics.h() * 42, metrics.h() * 34);
}

void ReceivedDialog::choose()
{
    auto *dialog = new QFileDialog(this, tr("Open Received Mail"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Mail (*.eml *.msg *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ReceivedDialog::openFile);
    dialog->open();
}

void ReceivedDialog::openFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return say(tr("%1 cannot be read.").arg(QFileInfo(path).fileName()));
    m_source->setPlainText(QString::fromUtf8(headerOf(file.read(mostOctets))));
}

void ReceivedDialog::explain()
{
    const QByteArray source = sourceOf(m_source->toPlainText());
    if (source.isEmpty()) {
        m_copy.reset();
        return say(tr("Nothing to explain yet."));
    }
    const message::ReceivedCopy copy = message::readReceivedCopy(source);
    if (m_copy == copy)
        return;
    m_copy = copy;
    if (copy.from.address.isEmpty())
        return say(tr("This is no message: paste all of its source, from the first line on."));
    say(receivedVerdict(copy).text);
    QList<FindingRow> rows;
    const auto findings = receivedFindings(copy);
    for (const ReceivedFinding &finding : findings)
        rows += rowOf(finding);
    showRows(*m_rows, rows, m_rows->parentWidget());
    m_text = receivedText(copy);
    m_copyReport->setEnabled(true);
    Q_EMIT explained(copy);
}

void ReceivedDialog::say(const QString &verdict)
{
    m_verdict->setText(verdict);
    showRows(*m_rows, {}, m_rows->parentWidget());
    m_copyReport->setEnabled(false);
    setAccessibleDescription(verdict);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ReceivedDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ReceivedDialog::dropEvent(QDropEvent *event)
{
    if (const QString path = droppedFile(*event->mimeData()); !path.isEmpty()) {
        event->acceptProposedAction();
        openFile(path);
    }
}

bool isReceivedMail(const QString &path)
{
    const auto copy = message::readReceivedCopy(path);
    return copy && !copy->from.address.isEmpty() && !copy->checks.isEmpty();
}

} // namespace pillarbox::ui
