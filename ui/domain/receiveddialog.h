#pragma once
// A message to oneself that arrived: its source is pasted, dropped or opened, and what the receiving server wrote down about it
// is explained. Nothing is asked or sent.

#include "smtp/message/receivedcopy.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace pillarbox::ui {

class SourceEdit;
class TextLabel;

class ReceivedDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReceivedDialog(QWidget *parent = nullptr);

    void openFile(const QString &path);

Q_SIGNALS:
    void explained(const pillarbox::message::ReceivedCopy &copy); // each time something new is

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void choose();
    void explain();
    void say(const QString &verdict);

    SourceEdit *m_source;
    TextLabel *m_verdict;
    QVBoxLayout *m_rows;
    QPushButton *m_copyReport = nullptr;
    QString m_text; // what is copied
    std::optional<message::ReceivedCopy> m_copy;
};

// A file that is such a message: it has a sender, and a server wrote down what it checked.
bool isReceivedMail(const QString &path);

} // namespace pillarbox::ui
