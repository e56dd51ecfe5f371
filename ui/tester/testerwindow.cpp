#include "ui/tester/testerwindow.h"

#include "ui/tester/certificatetab.h"
#include "ui/tester/comparetab.h"
#include "ui/tester/reportactions.h"
#include "ui/tester/stepview.h"
#include "ui/tester/testform.h"
#include "ui/tester/verdictbar.h"
#include "ui/text/explanation.h"
#include "ui/text/testdetails.h"
#include "ui/text/testreport.h"
#include "ui/theme/metrics.h"

#include <QAccessible>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

void setKeepingPlace(QPlainTextEdit &edit, const QString &text)
{
    if (edit.toPlainText() == text)
        return;
    const int place = edit.verticalScrollBar()->value();
    edit.setPlainText(text);
    edit.verticalScrollBar()->setValue(place);
}

QList<TestStep> stepsAhead()
{
    QList<TestStep> ahead;
    const auto steps = summaryOf({}).steps;
    for (const TestStep &step : steps)
        ahead += TestStep{.name = step.name};
    return ahead;
}

} // namespace

TesterWindow::TesterWindow(
    const account::AccountStore &accounts, account::CredentialStore &credentials, Clock &clock, QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_accounts(accounts)
    , m_credentials(credentials)
    , m_test(clock)
    , m_form(new TestForm(this))
    , m_verdict(new VerdictBar(this))
    , m_steps(new StepView(this))
    , m_tabs(new QTabWidget(this))
    , m_compare(new CompareTab(clock, this))
    , m_actions(new ReportActions(this))
{
    setWindowTitle(tr("Test Connection"));
    build();
    m_form->setAccounts(m_accounts.accounts());
    connect(m_form, &TestForm::startRequested, this, &TesterWindow::start);
    connect(m_form, &TestForm::stopRequested, this, &TesterWindow::stop);
    connect(&m_test, &account::ConnectionTest::changed, this, &TesterWindow::refresh);
    connect(&m_test, &account::ConnectionTest::finished, this, &TesterWindow::onFinished);
    connect(m_actions, &ReportActions::hidingChanged, this, &TesterWindow::showRaw);
    connect(m_actions, &ReportActions::testMessageRequested, this,
        [this] { Q_EMIT testMessageRequested(m_form->isStored() ? m_form->account().id : QString()); });
    m_verdict->show(TestStep::State::Ahead, tr("Not tested yet."),
        tr("A test connects and greets; it signs in and names recipients only if you wish. No message is sent."));
    m_steps->setSteps(stepsAhead());
    m_certificate->setPoints({});
    if (m_accounts.accounts().isEmpty())
        m_form->focusHost();
}

TesterWindow::~TesterWindow()
{
    m_test.disconnect(this);
}

void TesterWindow::build()
{
    const Metrics metrics(*this);
    m_transcript = addTab(tr("T&ranscript"), "transcript", true);
    m_certificate = new CertificateTab(this);
    m_tabs->addTab(m_certificate, tr("C&ertificate"));
    m_advice = addTab(tr("Ad&vice"), "adviceText", false);
    m_raw = addTab(tr("Ra&w"), "raw", true);
    m_tabs->addTab(m_compare, tr("Compariso&n"));
    m_tabs->setDocumentMode(true);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_steps);
    splitter->addWidget(m_tabs);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(5), metrics.grid(4), metrics.grid(5), metrics.grid(4));
    column->setSpacing(metrics.grid(3));
    column->addWidget(m_form);
    column->addWidget(m_verdict);
    column->addWidget(splitter, 1);
    column->addWidget(m_actions);
    resize(metrics.h() * 59, metrics.h() * 44);
}

QPlainTextEdit *TesterWindow::addTab(const QString &title, const char *name, bool isLog)
{
    auto *edit = new QPlainTextEdit(this);
    edit->setObjectName(QLatin1String(name));
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    if (isLog) {
        edit->setFont(logFont(font()));
        edit->setLineWrapMode(QPlainTextEdit::NoWrap);
        edit->setLayoutDirection(Qt::LeftToRight);
    }
    m_tabs->addTab(edit, title);
    return edit;
}

void TesterWindow::showAccount(const QString &accountId, const QStringList &recipients)
{
    if (!isRunning()) {
        m_typed.reset();
        m_form->setAccounts(m_accounts.accounts());
        m_form->choose(accountId);
    }
    if (!recipients.isEmpty())
        m_form->setRecipients(recipients);
    show();
}

void TesterWindow::testUnsaved(const account::Account &account, const account::AccountSecrets &secrets)
{
    account::Account typed = account;
    typed.id.clear();
    typed.label.clear();
    m_typed = secrets;
    m_form->setAccounts({typed});
    show();
    start();
}

void TesterWindow::start()
{
    const account::Account account = m_form->account();
    if (account.host.isEmpty()) {
        m_form->focusHost();
        return fail(tr("Type the name of a server."), tr("Its provider calls it “outgoing mail server” or “SMTP server”."));
    }
    const bool needsSecrets = m_form->isStored() && (m_form->isSignInWished() || !account.clientCertificate.isEmpty());
    if (!needsSecrets)
        return run(m_typed.value_or(account::AccountSecrets{}));
    m_reader = std::make_unique<account::SecretReader>(m_credentials);
    m_reader->read(account, [this](const Expected<account::AccountSecrets, account::CredentialError> &secrets) {
        if (secrets)
            return run(*secrets);
        const account::Account wanted = m_form->account();
        const Explanation explanation
            = explain(secrets.error(), {.host = wanted.host, .userName = wanted.userName, .isInOutbox = false});
        fail(explanation.what, QString(explanation.why + QLatin1Char(' ') + explanation.you).trimmed());
    });
}

void TesterWindow::run(const account::AccountSecrets &secrets)
{
    m_wish = {.account = m_form->account(),
        .password = secrets.password,
        .clientKey = secrets.clientKey,
        .isSignInWished = m_form->isSignInWished(),
        .endpoints = m_form->endpoints(),
        .recipients = m_form->recipients(),
        .nameserver = m_nameserver};
    m_compare->stop();
    m_form->setRunning(true);
    m_test.start(m_wish);
    m_wish.password = {};
}

void TesterWindow::stop()
{
    m_reader.reset();
    m_test.stop();
}

void TesterWindow::refresh()
{
    const account::ConnectionTestReport &report = m_test.report();
    const TestSummary summary = summaryOf(report);
    m_verdict->show(summary.state, summary.verdict, summary.advice);
    m_steps->setSteps(summary.steps);
    setKeepingPlace(*m_transcript, QString::fromUtf8(transport::toText(report.transcript)));
    m_certificate->setPoints(certificatePoints(report));
    m_actions->setReport(report);
}

void TesterWindow::onFinished()
{
    const account::ConnectionTestReport &report = m_test.report();
    m_form->setRunning(false);
    setKeepingPlace(*m_advice, testAdvice(report).join(QStringLiteral("\n\n")));
    showRaw();
    QList<transport::Endpoint> endpoints;
    for (const transport::Candidate &candidate : report.candidates)
        if (!endpoints.contains(candidate.endpoint))
            endpoints += candidate.endpoint;
    for (const transport::Endpoint &usual : transport::usualEndpoints(report.host))
        if (endpoints.size() < 2 && !endpoints.contains(usual))
            endpoints += usual;
    m_compare->setWish(m_wish, endpoints);
    setAccessibleDescription(m_verdict->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    Q_EMIT finished();
}

void TesterWindow::showRaw()
{
    if (!m_test.report().isFinished)
        return;
    const bool isHidden = m_actions->areAddressesHidden();
    const Hidden hidden{.areAddresses = isHidden, .areNetworkAddresses = isHidden};
    setKeepingPlace(*m_raw, QString::fromUtf8(QJsonDocument(testJson(m_test.report(), hidden)).toJson()));
}

void TesterWindow::fail(const QString &verdict, const QString &advice)
{
    m_verdict->show(TestStep::State::Failed, verdict, advice);
    setAccessibleDescription(m_verdict->text());
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TesterWindow::done(int result)
{
    stop();
    m_compare->stop();
    QDialog::done(result);
}

} // namespace pillarbox::ui
