#pragma once
// The connection tester: every step of the way to a relay, side by side on one axis of time, one verdict on top, and a report
// to show to somebody. The same run as `pillarbox probe`; signs in and names recipients only where that is wished. A window of
// its own, beside any other.

#include "smtp/account/accountstore.h"
#include "smtp/account/connectiontest.h"
#include "smtp/account/credentialstore.h"
#include "smtp/account/secretreader.h"
#include "smtp/base/clock.h"

#include <QDialog>

#include <memory>

class QPlainTextEdit;
class QTabWidget;

namespace pillarbox::ui {

class CertificateTab;
class CompareTab;
class ReportActions;
class StepView;
class TestForm;
class VerdictBar;

class TesterWindow : public QDialog
{
    Q_OBJECT

public:
    TesterWindow(const account::AccountStore &accounts, account::CredentialStore &credentials, Clock &clock = systemClock(),
        QWidget *parent = nullptr);
    ~TesterWindow() override;

    // A stored account, and who was to get a message that did not go.
    void showAccount(const QString &accountId, const QStringList &recipients = {});
    // As it stands in a form, with the secrets typed there; tested at once.
    void testUnsaved(const account::Account &account, const account::AccountSecrets &secrets);
    void setNameserver(const QString &nameserver) { m_nameserver = nameserver; } // as in dns::Resolver
    bool isRunning() const { return m_test.isRunning(); }
    void done(int result) override; // however it is closed

Q_SIGNALS:
    void finished();
    void testMessageRequested(const QString &accountId); // empty: of no stored account

private:
    void build();
    void start();
    void run(const account::AccountSecrets &secrets);
    void stop();
    void refresh();
    void onFinished();
    void showRaw();
    void fail(const QString &verdict, const QString &advice);
    QPlainTextEdit *addTab(const QString &title, const char *name, bool isLog);

    const account::AccountStore &m_accounts;
    account::CredentialStore &m_credentials;
    std::optional<account::AccountSecrets> m_typed; // of the account that is not stored
    QString m_nameserver;
    account::ConnectionTest m_test;
    account::ConnectionTestWish m_wish;
    std::unique_ptr<account::SecretReader> m_reader;
    TestForm *m_form;
    VerdictBar *m_verdict;
    StepView *m_steps;
    QTabWidget *m_tabs;
    QPlainTextEdit *m_transcript = nullptr;
    QPlainTextEdit *m_advice = nullptr;
    QPlainTextEdit *m_raw = nullptr;
    CertificateTab *m_certificate = nullptr;
    CompareTab *m_compare = nullptr;
    ReportActions *m_actions;
};

} // namespace pillarbox::ui
