#include "ui/tester/reportactions.h"

#include "ui/text/testreport.h"
#include "ui/theme/metrics.h"
#include "ui/theme/primarybutton.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QMessageBox>
#include <QSaveFile>

namespace pillarbox::ui {

ReportActions::ReportActions(QWidget *parent)
    : QWidget(parent)
    , m_hide(new QCheckBox(tr("Hide a&ddresses in the report"), this))
    , m_form(new QComboBox(this))
    , m_save(new QPushButton(tr("&Save Report…"), this))
    , m_testMessage(new QPushButton(tr("Send Test &Message…"), this))
    , m_copy(new PrimaryButton(tr("Cop&y Report"), this))
{
    const Metrics metrics(*this);
    m_hide->setObjectName(QStringLiteral("hide"));
    m_hide->setChecked(true);
    m_hide->setToolTip(tr("Mail addresses, user names and network addresses. Passwords are never in it."));
    m_form->setObjectName(QStringLiteral("form"));
    m_form->addItems({tr("Text"), QStringLiteral("Markdown"), QStringLiteral("JSON")});
    m_form->setAccessibleName(tr("Form of the report"));
    m_save->setObjectName(QStringLiteral("save"));
    m_copy->setObjectName(QStringLiteral("copy"));
    m_testMessage->setObjectName(QStringLiteral("testMessage"));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics.grid(2));
    line->addWidget(m_hide, 1);
    line->addWidget(m_form);
    line->addWidget(m_testMessage);
    line->addWidget(m_save);
    line->addWidget(m_copy);
    connect(m_hide, &QCheckBox::toggled, this, &ReportActions::hidingChanged);
    connect(m_save, &QPushButton::clicked, this, &ReportActions::save);
    connect(m_testMessage, &QPushButton::clicked, this, &ReportActions::testMessageRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(QString::fromUtf8(text())); });
    setReport({});
}

void ReportActions::setReport(const account::ConnectionTestReport &report)
{
    m_report = report;
    m_save->setEnabled(report.isFinished);
    m_copy->setEnabled(report.isFinished);
}

bool ReportActions::areAddressesHidden() const
{
    return m_hide->isChecked();
}

ReportActions::Form ReportActions::form() const
{
    return Form(m_form->currentIndex());
}

QByteArray ReportActions::text() const
{
    const Hidden hidden{.areAddresses = areAddressesHidden(), .areNetworkAddresses = areAddressesHidden()};
    switch (form()) {
    case Form::Markdown:
        return testMarkdown(m_report, hidden).toUtf8();
    case Form::Json:
        return QJsonDocument(testJson(m_report, hidden)).toJson();
    case Form::Text:
        break;
    }
    return testText(m_report, hidden).toUtf8();
}

void ReportActions::save()
{
    const QString suffix = form() == Form::Json ? QStringLiteral("json")
        : form() == Form::Markdown              ? QStringLiteral("md")
                                                : QStringLiteral("txt");
    auto *dialog = new QFileDialog(this, tr("Save Report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("connection-test.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportActions::saveTo);
    dialog->open();
}

void ReportActions::saveTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray written = text();
    if (file.open(QIODevice::WriteOnly) && file.write(written) == written.size() && file.commit())
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Save Report"),
        tr("“%1” cannot be written: %2").arg(path, file.errorString()), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace pillarbox::ui
