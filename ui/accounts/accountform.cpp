#include "ui/accounts/accountform.h"

#include "smtp/account/hosthint.h"
#include "smtp/account/provider.h"
#include "ui/accounts/passwordedit.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace pillarbox::ui {

AccountForm::AccountForm(QWidget *parent)
    : QWidget(parent)
    , m_address(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_password(new PasswordEdit(this))
    , m_keep(new QCheckBox(this))
    , m_noKeychain(new TextLabel({.ink = TextStyle::Ink::Second}, this))
    , m_introduction(new TextLabel({.ink = TextStyle::Ink::Second}, this))
    , m_explanation(new TextLabel({.ink = TextStyle::Ink::Second}, this))
{
    m_address->setAccessibleName(tr("E-mail address"));
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_name->setAccessibleName(tr("Name"));
    m_name->setObjectName(QStringLiteral("name"));
    m_password->setAccessibleName(tr("Password"));
    m_password->setObjectName(QStringLiteral("password"));
    m_keep->setChecked(true);
    m_noKeychain->setText(tr("Kept for this session only: no keychain answers here."));
    m_noKeychain->setWordWrap(true);
    m_introduction->setTextFormat(Qt::RichText);
    m_introduction->setWordWrap(true);
    m_introduction->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_explanation->setWordWrap(true);
    m_explanation->hide();

    layOut();
    for (QLineEdit *field : {m_address, m_name, static_cast<QLineEdit *>(m_password)})
        connect(field, &QLineEdit::textEdited, this, &AccountForm::edited);
    connect(m_address, &QLineEdit::textChanged, this, &AccountForm::showIntroduction);
    connect(m_address, &QLineEdit::editingFinished, this, &AccountForm::addressEntered);
    connect(m_password, &QLineEdit::editingFinished, this, &AccountForm::passwordEntered);
    connect(m_introduction, &QLabel::linkActivated, this, &AccountForm::toggleExplanation);
    setKeychainName({});
    showIntroduction();
}

void AccountForm::layOut()
{
    const Metrics metrics(*this);
    const auto label = [this](const QString &text, QWidget *buddy) {
        auto *made = new QLabel(text, this);
        made->setBuddy(buddy);
        made->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        return made;
    };
    for (QLineEdit *field : {m_address, m_name, static_cast<QLineEdit *>(m_password)})
        field->setTextMargins(metrics.grid() - 2, 0, metrics.grid() - 2, 0);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(metrics.grid(6), metrics.grid(5), metrics.grid(6), metrics.grid(5));
    grid->setHorizontalSpacing(metrics.grid(3));
    grid->setVerticalSpacing(metrics.grid(2) + metrics.grid() / 2);
    grid->addWidget(label(tr("&E-mail address"), m_address), 0, 0);
    grid->addWidget(m_address, 0, 1);
    grid->addWidget(label(tr("&Name"), m_name), 0, 2);
    grid->addWidget(m_name, 0, 3);
    grid->addWidget(label(tr("&Password"), m_password), 1, 0);
    grid->addWidget(m_password, 1, 1);
    grid->addWidget(m_keep, 1, 3);
    grid->addWidget(m_noKeychain, 1, 3);
    grid->addWidget(m_introduction, 2, 1, 1, 3);
    grid->addWidget(m_explanation, 3, 1, 1, 3);
    grid->setColumnMinimumWidth(2, metrics.grid(16));
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(3, 2);
}

QString AccountForm::address() const
{
    return m_address->text().trimmed();
}

QString AccountForm::name() const
{
    return m_name->text().trimmed();
}

Secret AccountForm::password() const
{
    return Secret(m_password->text().toUtf8());
}

bool AccountForm::isPasswordKept() const
{
    return !m_keychainName.isEmpty() && m_keep->isChecked();
}

void AccountForm::setAccount(const account::Account &account)
{
    m_address->setText(account.identity.address);
    m_name->setText(account.identity.name);
    m_password->setPlaceholderText(tr("Unchanged"));
}

void AccountForm::setKeychainName(const QString &name)
{
    m_keychainName = name;
    m_keep->setText(tr("&Keep in %1").arg(name));
    m_keep->setVisible(!name.isEmpty());
    m_noKeychain->setVisible(name.isEmpty());
}

void AccountForm::focusAddress()
{
    m_address->setFocus(Qt::OtherFocusReason);
}

void AccountForm::focusPassword(bool isSelected)
{
    m_password->setFocus(Qt::OtherFocusReason);
    if (isSelected)
        m_password->selectAll();
}

void AccountForm::showIntroduction()
{
    const QString link = QStringLiteral(" <a href=\"#\">%1</a>").arg(tr("What is sent where?").toHtmlEscaped());
    const auto *provider = account::providerOf(address());
    QString text;
    if (provider && provider->needsOAuth)
        text = tr(
            "%1 takes no passwords from mail programs any more, only a sign-in on its web page, which Pillarbox cannot do yet.")
                   .arg(provider->name);
    else if (provider && provider->needsAppPassword)
        text = tr("%1 wants an app password here, made on its web page; it refuses the password you use there.")
                   .arg(provider->name);
    else
        text = tr("Pillarbox looks up %1 and tries its mail servers. Your password is used only after a verified, encrypted "
                  "connection.")
                   .arg(address().contains(u'@') && !address().endsWith(u'@') ? address().section(u'@', -1)
                                                                              : tr("the part after the @"));
    m_introduction->setText(text.toHtmlEscaped() % link);
    m_introduction->setAccessibleName(text);
    m_explanation->setText(explanation());
}

QString AccountForm::explanation() const
{
    QStringList hosts;
    const auto hints = account::hostHints(address());
    for (const auto &hint : hints)
        hosts.append(hint.host);
    const QString servers = hosts.isEmpty() ? tr("the servers of your address's domain") : QLocale().createSeparatedList(hosts);
    return tr("To your name server: the names of %1. To these servers: a connection on ports 587, 465 and 2525, without your "
              "address. To the one that is chosen, once its certificate is verified: your user name and password. To anybody "
              "else: nothing.")
        .arg(servers);
}

void AccountForm::toggleExplanation()
{
    m_explanation->setVisible(m_explanation->isHidden());
}

} // namespace pillarbox::ui
