#include "ui/domain/domaincheckdialog.h"

#include "ui/domain/droppedfile.h"
#include "ui/domain/findingview.h"
#include "ui/domain/receiveddialog.h"
#include "ui/text/domainquestions.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pagescroll.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

DomainCheckDialog::DomainCheckDialog(const QList<domain::DomainQuestion> &questions, Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_questions(questions)
    , m_clock(clock)
    , m_domain(new QComboBox(this))
    , m_selector(new QLineEdit(this))
    , m_verdict(new TextLabel({.scale = 1.1, .weight = QFont::DemiBold}, this))
    , m_rows(new QVBoxLayout)
    , m_ask(new QPushButton(this))
{
    setWindowTitle(tr("Check Domain"));
    setAcceptDrops(true);
    build();
    addQuestions();
    connectParts();
    say(tr("What a domain publishes decides whether mail from it arrives."), rowsNotAsked());
    setAsking(false);
    if (!m_questions.isEmpty())
        ask();
    else
        m_domain->setFocus();
}

DomainCheckDialog::~DomainCheckDialog()
{
    // The base class still hides the window, and a field that loses the focus then must not speak to what is gone.
    const auto parts = findChildren<QObject *>();
    for (QObject *part : parts)
        part->disconnect(this);
}

void DomainCheckDialog::build()
{
    const Metrics metrics(*this);
    m_domain->setEditable(true);
    m_domain->setInsertPolicy(QComboBox::NoInsert);
    m_domain->setObjectName(QStringLiteral("domain"));
    m_domain->lineEdit()->setPlaceholderText(QStringLiteral("example.org"));
    m_selector->setObjectName(QStringLiteral("selector"));
    m_selector->setPlaceholderText(tr("those that are known of the provider"));
    m_selector->setToolTip(tr("The name of a key: s= in the DKIM-Signature of a message that was sent."));
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ask->setObjectName(QStringLiteral("ask"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics.grid(3));
    form->setVerticalSpacing(metrics.grid(2));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Domain"), m_domain);
    form->addRow(tr("DKIM &selector"), m_selector);
    auto *page = new QWidget(this);
    page->setLayout(m_rows);
    m_rows->setContentsMargins(0, 0, metrics.grid(2), 0);
    m_rows->setSpacing(0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_ask, QDialogButtonBox::ActionRole);
    m_copyReport = buttons->addButton(tr("Copy &Report"), QDialogButtonBox::ActionRole);
    m_copyReport->setObjectName(QStringLiteral("copyReport"));
    auto *mail = buttons->addButton(tr("Received &Mail…"), QDialogButtonBox::ActionRole);
    mail->setObjectName(QStringLiteral("received"));
    connect(mail, &QPushButton::clicked, this, &DomainCheckDialog::explainMail);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(5), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(3));
    column->addLayout(form);
    column->addWidget(m_verdict);
    column->addWidget(new PageScroll(page, this), 1);
    column->addWidget(buttons);
    resize(metrics.h() * 44, metrics.h() * 34);
}

// One domain may send through several relays.
void DomainCheckDialog::addQuestions()
{
    for (const domain::DomainQuestion &one : std::as_const(m_questions)) {
        const bool isKnown = m_domain->findText(one.domain) >= 0;
        m_domain->addItem(isKnown ? tr("%1 through %2").arg(one.domain, one.relay) : one.domain);
    }
}

void DomainCheckDialog::connectParts()
{
    connect(m_domain, &QComboBox::activated, this, &DomainCheckDialog::ask);
    connect(m_ask, &QPushButton::clicked, this, [this] { m_check ? stop() : ask(); });
    connect(m_copyReport, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text); });
    m_ask->setDefault(true); // so that Enter asks
    const auto buttons = findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->setAutoDefault(button == m_ask);
}

std::optional<domain::DomainQuestion> DomainCheckDialog::question() const
{
    const QString typed = m_domain->currentText().trimmed();
    const int known = m_domain->findText(typed);
    domain::DomainQuestion question;
    if (known >= 0)
        question = m_questions.at(known);
    else if (!m_questions.isEmpty())
        question.nameserver = m_questions.constFirst().nameserver;
    if (known < 0)
        question.domain = typed;
    if (!isDomain(question.domain))
        return std::nullopt;
    if (const QString selector = m_selector->text().trimmed(); account::isSelector(selector.toLatin1()))
        question.selectors = {selector.toLatin1()};
    if (m_copy)
        takeSignatures(question, *m_copy);
    return question;
}

void DomainCheckDialog::ask()
{
    stop();
    const auto wanted = question();
    if (!wanted)
        return say(tr("“%1” is no domain.").arg(m_domain->currentText().trimmed()), rowsNotAsked());
    say(tr("Asking about %1…").arg(wanted->domain), rowsUnderWay());
    m_check = std::make_unique<domain::DomainCheck>(*wanted, m_clock);
    connect(m_check.get(), &domain::DomainCheck::finished, this, [this] {
        const domain::DomainReport report = m_check->report();
        m_check.release()->deleteLater(); // it is calling
        tell(report);
    });
    setAsking(true);
    m_check->start();
}

void DomainCheckDialog::stop()
{
    if (!m_check)
        return;
    m_check.reset();
    setAsking(false);
    say(tr("Stopped before everything was asked."), rowsNotAsked());
}

void DomainCheckDialog::tell(const domain::DomainReport &report)
{
    const QString runBy = providerRunning(report.domain);
    const QDateTime now = m_clock.now();
    QList<FindingRow> rows;
    const auto findings = domainFindings(report, runBy, now);
    for (const DomainFinding &finding : findings)
        rows += rowOf(finding, runBy);
    m_text = domainText(report, runBy, now);
    say(domainVerdict(report, runBy), rows);
    setAsking(false);
    m_copyReport->setEnabled(true);
}

void DomainCheckDialog::say(const QString &verdict, const QList<FindingRow> &rows)
{
    m_verdict->setText(verdict);
    showRows(*m_rows, rows, m_rows->parentWidget());
    m_copyReport->setEnabled(false);
    setAccessibleDescription(verdict);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void DomainCheckDialog::setAsking(bool isAsking)
{
    m_hasAsked = m_hasAsked || isAsking;
    m_ask->setText(isAsking ? tr("S&top") : m_hasAsked ? tr("&Ask Again") : tr("&Ask"));
}

void DomainCheckDialog::explainMail()
{
    explainFile({});
}

void DomainCheckDialog::explainFile(const QString &path)
{
    auto *dialog = new ReceivedDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReceivedDialog::explained, this, &DomainCheckDialog::take);
    if (!path.isEmpty())
        dialog->openFile(path);
    dialog->open();
}

void DomainCheckDialog::take(const message::ReceivedCopy &copy)
{
    const auto before = question();
    m_copy = copy;
    const auto after = question();
    if (after && before && after->selectors != before->selectors)
        ask();
}

void DomainCheckDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void DomainCheckDialog::dropEvent(QDropEvent *event)
{
    const QString path = droppedFile(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    explainFile(path);
}

} // namespace pillarbox::ui
