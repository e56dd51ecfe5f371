#include "ui/accounts/accountform.h"

#include "smtp/account/domainguess.h"
#include "smtp/account/hosthint.h"
#include "smtp/account/pastedpassword.h"
#include "ui/accounts/passwordedit.h"
#include "ui/text/hosttext.h"
#include "ui/text/providerwords.h"
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
    , m_meant(makeQuestion("meant"))
    , m_spaces(makeQuestion("spaces"))
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
    connect(m_address, &QLineEdit::textEdited, m_meant, &QWidget::hide);
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        askWhatWasMeant();
        Q_EMIT addressEntered();
    });
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_areSpacesKept = false;
        m_spaces->hide();
    });
    connect(m_meant, &QLabel::linkActivated, this, &AccountForm::takeMeant);
    connect(m_spaces, &QLabel::linkActivated, this, &AccountForm::answerAboutSpaces);
    connect(m_password, &QLineEdit::editingFinished, this, [this] {
        tidyPassword();
        askAboutSpaces();
        Q_EMIT passwordEntered();
    });
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
    grid->addWidget(m_meant, 4, 1, 1, 3);
    grid->addWidget(m_spaces, 5, 1, 1, 3);
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
    m_introduction->setText(introduction().toHtmlEscaped() % whatIsSentLink());
    m_introduction->setAccessibleName(introduction());
    m_explanation->setText(explanation());
}

void AccountForm::setProvider(const QString &address, const account::Provider *provider)
{
    const auto *before = this->provider();
    m_foundFor = address;
    m_found = provider;
    if (this->provider() != before)
        showIntroduction();
}

const account::Provider *AccountForm::provider() const
{
    return m_found && m_foundFor == address() ? m_found : account::providerOf(address());
}

QString AccountForm::introduction() const
{
    const auto *provider = this->provider();
    if (provider && provider->needsOAuth())
        return tr("%1 takes no passwords from mail programs any more, only a sign-in on its web page.").arg(provider->name);
    if (provider && provider->password == account::PasswordKind::App)
        return tr("%1 wants an app password here, made on its web page; it refuses the password you use there.")
            .arg(provider->name);
    QString advice = provider ? passwordAdvice(*provider) : QString();
    if (!advice.isEmpty())
        return advice;
    return tr("Pillarbox looks up %1 and tries its mail servers. Your password is used only after a verified, encrypted "
              "connection.")
        .arg(address().contains(u'@') && !address().endsWith(u'@') ? hostText(address().section(u'@', -1))
                                                                   : tr("the part after the @"));
}

void AccountForm::tidyPassword()
{
    const auto *provider = this->provider();
    const QString tidy = provider ? account::withoutPastedSpaces(m_password->text(), *provider) : m_password->text();
    if (tidy == m_password->text())
        return;
    m_password->setText(tidy);
    const QString notice = tr("The spaces were taken out of the password: %1 makes passwords without any.").arg(provider->name);
    m_introduction->setText(notice.toHtmlEscaped() % whatIsSentLink());
    m_introduction->setAccessibleName(notice);
}

QLabel *AccountForm::makeQuestion(const char *name)
{
    auto *label = new TextLabel({.weight = QFont::Medium}, this);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    label->hide();
    return label;
}

void AccountForm::askWhatWasMeant()
{
    const auto meant = account::likelyMeant(address());
    m_meant->setVisible(meant.has_value());
    if (!meant)
        return;
    const QString shown = meant->toHtmlEscaped();
    m_meant->setText(tr("Did you mean %1?").arg(QStringLiteral("<a href=\"%1\">%1</a>").arg(shown)));
    m_meant->setAccessibleName(tr("Did you mean %1?").arg(*meant));
}

void AccountForm::takeMeant(const QString &address)
{
    m_meant->hide();
    m_address->setText(address);
    Q_EMIT edited();
    Q_EMIT addressEntered();
}

void AccountForm::askAboutSpaces()
{
    const QString password = m_password->text();
    const bool isAsked = password != password.trimmed() && !m_areSpacesKept;
    m_spaces->setVisible(isAsked);
    if (!isAsked)
        return;
    const QString question = tr("The password begins or ends with a space.");
    m_spaces->setText(QStringLiteral("%1 <a href=\"remove\">%2</a> &nbsp; <a href=\"keep\">%3</a>")
                          .arg(question.toHtmlEscaped(), tr("Take It Out").toHtmlEscaped(), tr("Keep It").toHtmlEscaped()));
    m_spaces->setAccessibleName(question);
}

void AccountForm::answerAboutSpaces(const QString &answer)
{
    m_spaces->hide();
    m_areSpacesKept = answer == QLatin1String("keep");
    if (m_areSpacesKept)
        return;
    m_password->setText(m_password->text().trimmed());
    Q_EMIT edited();
    Q_EMIT passwordEntered();
}

QString AccountForm::whatIsSentLink()
{
    return QStringLiteral(" <a href=\"#\">%1</a>").arg(tr("What is sent where?").toHtmlEscaped());
}

QString AccountForm::explanation() const
{
    const QString domain = account::askableDomain(address());
    return tr(
        "To your name server, to %1 and to the public collection of mail settings: %1, nothing else of your address. To the "
        "servers that these name, and to those that such a domain usually has: a connection, without your address. To the "
        "one that is chosen, once its certificate is verified: your user name and password. To anybody else: nothing.")
        .arg(domain.isEmpty() ? tr("the part after the @") : hostText(domain));
}

void AccountForm::toggleExplanation()
{
    m_explanation->setVisible(m_explanation->isHidden());
}

} // namespace pillarbox::ui
