#pragma once
// Whether mail from a domain arrives: asks its records at once, says of each what was found, what it means and what to publish.
// What asks is the same as `pillarbox check`. A message that came back is explained from here, and tells the key it was signed
// with.

#include "smtp/base/clock.h"
#include "smtp/domain/domaincheck.h"
#include "smtp/message/receivedcopy.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pillarbox::ui {

struct FindingRow;
class TextLabel;

class DomainCheckDialog : public QDialog
{
    Q_OBJECT

public:
    // questions: what is known of the user's own domains; the first is asked about at once. None: a domain is typed.
    explicit DomainCheckDialog(
        const QList<domain::DomainQuestion> &questions, Clock &clock = systemClock(), QWidget *parent = nullptr);
    ~DomainCheckDialog() override;

    void explainFile(const QString &path); // of a message that came back

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void addQuestions();
    void connectParts();
    void ask();
    void stop();
    void tell(const domain::DomainReport &report);
    void say(const QString &verdict, const QList<FindingRow> &rows);
    void setAsking(bool isAsking);
    void explainMail();
    void take(const message::ReceivedCopy &copy);
    std::optional<domain::DomainQuestion> question() const; // absent: what is typed is no domain

    QList<domain::DomainQuestion> m_questions;
    Clock &m_clock;
    std::unique_ptr<domain::DomainCheck> m_check; // while it asks
    std::optional<message::ReceivedCopy> m_copy; // of a message from here
    QString m_text; // of the last report
    QComboBox *m_domain;
    QLineEdit *m_selector;
    TextLabel *m_verdict;
    QVBoxLayout *m_rows;
    QPushButton *m_ask;
    QPushButton *m_copyReport = nullptr;
    bool m_hasAsked = false;
};

} // namespace pillarbox::ui
