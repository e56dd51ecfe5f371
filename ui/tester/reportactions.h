#pragma once
// A report for somebody who can help: to the clipboard or into a file, as text, Markdown or JSON, without a password, and
// without addresses as long as the tick is set.

#include "smtp/account/connectiontest.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace pillarbox::ui {

class PrimaryButton;

class ReportActions : public QWidget
{
    Q_OBJECT

public:
    enum class Form { Text, Markdown, Json };

    explicit ReportActions(QWidget *parent = nullptr);

    void setReport(const account::ConnectionTestReport &report);
    QByteArray text() const; // in the form that is chosen
    bool areAddressesHidden() const;

Q_SIGNALS:
    void hidingChanged();
    void testMessageRequested();

private:
    Form form() const;
    void save();
    void saveTo(const QString &path);

    account::ConnectionTestReport m_report;
    QCheckBox *m_hide;
    QComboBox *m_form;
    QPushButton *m_save;
    QPushButton *m_testMessage;
    PrimaryButton *m_copy;
};

} // namespace pillarbox::ui
