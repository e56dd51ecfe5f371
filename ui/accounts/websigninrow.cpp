#include "ui/accounts/websigninrow.h"

#include "ui/text/oauthwords.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace pillarbox::ui {

using Way = account::OAuthSignIn::Way;

WebSignInRow::WebSignInRow(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_clientId(new QLineEdit(this))
    , m_clientSecret(new QLineEdit(this))
    , m_begin(new QPushButton(this))
    , m_device(new QToolButton(this))
    , m_copy(new QToolButton(this))
    , m_cancel(new QToolButton(this))
    , m_state(new TextLabel({.ink = TextStyle::Ink::Second}, this))
{
    m_begin->setObjectName(QStringLiteral("webSignIn"));
    m_begin->setAutoDefault(false);
    m_device->setText(tr("Use a Code Instead"));
    m_copy->setText(tr("Copy Address"));
    m_cancel->setText(tr("Stop Waiting"));
    for (QToolButton *button : {m_device, m_copy, m_cancel}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_clientId->setPlaceholderText(tr("Client id"));
    m_clientId->setAccessibleName(tr("Client id"));
    m_clientId->setObjectName(QStringLiteral("clientId"));
    m_clientSecret->setPlaceholderText(tr("Client secret, if there is one"));
    m_clientSecret->setAccessibleName(tr("Client secret"));
    m_clientSecret->setEchoMode(QLineEdit::Password);
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("webSignInState"));
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layOut();
    connect(m_begin, &QPushButton::clicked, this, [this] { begin(Way::Browser); });
    connect(m_device, &QToolButton::clicked, this, [this] { begin(Way::Device); });
    connect(m_copy, &QToolButton::clicked, this,
        [this] { QApplication::clipboard()->setText(QString::fromLatin1(m_address.toEncoded())); });
    connect(m_cancel, &QToolButton::clicked, this, &WebSignInRow::cancel);
    connect(m_clientId, &QLineEdit::textChanged, this, &WebSignInRow::showState);
    hide();
}

void WebSignInRow::layOut()
{
    const Metrics metrics(*this);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics.grid(2));
    for (QWidget *part : {static_cast<QWidget *>(m_begin), static_cast<QWidget *>(m_device), static_cast<QWidget *>(m_copy),
             static_cast<QWidget *>(m_cancel)})
        line->addWidget(part);
    line->addStretch(1);
    auto *client = new QHBoxLayout;
    client->setSpacing(metrics.grid(2));
    client->addWidget(m_clientId, 3);
    client->addWidget(m_clientSecret, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics.grid(6), 0, metrics.grid(6), metrics.grid(4));
    column->setSpacing(metrics.grid(2));
    column->addLayout(line);
    column->addLayout(client);
    column->addWidget(m_state);
}

void WebSignInRow::setClient(const std::optional<account::OAuthClient> &client)
{
    if (client == m_client)
        return;
    m_client = client;
    m_signIn.reset();
    m_trouble.clear();
    forget();
    setVisible(m_client.has_value());
}

void WebSignInRow::setUser(const QString &userName, const transport::Proxy &proxy)
{
    m_userName = userName;
    m_proxy = proxy;
}

void WebSignInRow::forget()
{
    m_tokens.reset();
    showState();
}

void WebSignInRow::begin(Way way)
{
    account::OAuthClient client = *m_client;
    if (!client.isSet()) {
        client.settings.clientId = m_clientId->text().trimmed();
        client.clientSecret = Secret(m_clientSecret->text().trimmed().toUtf8());
    }
    m_trouble.clear();
    m_code.clear();
    m_address.clear();
    m_signIn = std::make_unique<account::OAuthSignIn>(client, m_userName, m_clock, account::WebPlace{{}, m_proxy});
    m_signIn->setPages(oauthDonePage(), oauthRefusedPage());
    connect(m_signIn.get(), &account::OAuthSignIn::browserWanted, this, [this](const QUrl &address) {
        m_address = address;
        showState();
        QDesktopServices::openUrl(address);
    });
    connect(
        m_signIn.get(), &account::OAuthSignIn::codeShown, this, [this](const QString &code, const QUrl &address, const QUrl &) {
            m_code = code;
            m_address = address;
            showState();
        });
    connect(m_signIn.get(), &account::OAuthSignIn::finished, this, &WebSignInRow::onFinished);
    m_signIn->start(way);
    showState();
}

void WebSignInRow::cancel()
{
    m_signIn.reset();
    showState();
}

void WebSignInRow::onFinished()
{
    const auto signIn = std::exchange(m_signIn, nullptr).release();
    signIn->deleteLater(); // it is what calls
    const auto &result = *signIn->result();
    if (result) {
        m_tokens = *result;
        m_settings = signIn->settings();
    } else {
        m_trouble = oauthText(result.error(), signIn->settings().displayName());
    }
    showState();
    QAccessibleEvent alert(m_state, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (result)
        Q_EMIT signedIn();
}

void WebSignInRow::showState()
{
    const QString who = m_client ? m_client->settings.displayName() : QString();
    const bool isSet = m_client && m_client->isSet();
    const bool isWaiting = m_signIn != nullptr;
    m_begin->setText(m_tokens ? tr("Sign In Again with %1…").arg(who) : tr("Sign In with %1…").arg(who));
    m_begin->setVisible(!isWaiting);
    m_begin->setEnabled(isSet || !m_clientId->text().trimmed().isEmpty());
    m_device->setVisible(isSet && m_code.isEmpty() && !m_client->settings.deviceEndpoint.isEmpty());
    m_copy->setVisible(isWaiting && !m_address.isEmpty());
    m_cancel->setVisible(isWaiting);
    m_clientId->setVisible(!isSet && !isWaiting);
    m_clientSecret->setVisible(!isSet && !isWaiting);
    QString state;
    if (isWaiting && !m_code.isEmpty())
        state = tr("Open %1 in any browser, sign in and enter the code %2").arg(m_address.toString(), m_code);
    else if (isWaiting)
        state = tr("Your browser shows the page of %1. Sign in there; this page goes on by itself.").arg(who);
    else if (m_tokens)
        state = tr("You are signed in at %1. No password is needed.").arg(who);
    else if (!m_trouble.isEmpty())
        state = m_trouble;
    else if (m_client && !isSet)
        state = oauthText({account::OAuthError::Kind::NoClient, {}}, who);
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
}

} // namespace pillarbox::ui
