#include "ui/settings/recipientspage.h"

#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QCheckBox>
#include <QSettings>
#include <QVBoxLayout>

namespace pillarbox::ui {

namespace {

const QString kKey = QStringLiteral("recipients/asked");

} // namespace

bool asksAboutRecipients(const QSettings &settings)
{
    return settings.value(kKey).toBool();
}

RecipientsPage::RecipientsPage(QSettings &settings, QWidget *parent)
    : SettingsPage(parent)
    , m_settings(settings)
    , m_asks(new QCheckBox(tr("Ask &while I write whether recipients' domains take mail"), this))
{
    const Metrics metrics(*this);
    m_asks->setObjectName(QStringLiteral("asks"));
    auto *note = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    note->setWordWrap(true);
    note->setText(tr("A domain that does not exist or takes no mail, and a likely slip of the keyboard, are then pointed out "
                     "before you send; nothing keeps you from sending."));
    auto *leaves = new TextLabel({.ink = TextStyle::Ink::Second}, this);
    leaves->setWordWrap(true);
    leaves->setText(
        tr("What leaves this machine: your name server is asked about the part behind the @ of each recipient, and "
           "where a domain has a policy for encryption (MTA-STS), that is fetched from it over HTTPS. Both learn "
           "that somebody here may write there, even if nothing is sent. The part before the @ is told to nobody."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.grid(2));
    column->addWidget(m_asks);
    column->addWidget(note);
    column->addWidget(leaves);
    column->addStretch(1);
    connect(m_asks, &QCheckBox::clicked, this, &SettingsPage::changed);
}

QString RecipientsPage::title() const
{
    return tr("Recipients");
}

void RecipientsPage::load()
{
    m_asks->setChecked(asksAboutRecipients(m_settings));
}

void RecipientsPage::restoreDefaults()
{
    m_asks->setChecked(false);
}

void RecipientsPage::apply()
{
    const bool isAsking = m_asks->isChecked();
    if (isAsking != asksAboutRecipients(m_settings)) {
        m_settings.setValue(kKey, isAsking);
        m_settings.sync();
        Q_EMIT saved(isAsking);
        if (m_settings.status() != QSettings::NoError)
            Q_EMIT failed(tr("The setting was not stored."), tr("It counts until Pillarbox ends."));
    }
    Q_EMIT settled(m_settings.status() == QSettings::NoError);
}

} // namespace pillarbox::ui
