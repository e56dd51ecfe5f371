#pragma once
// "Sign in with Google…" on the account page: opens the browser, waits with a way out, shows a code where no browser is at
// hand, and says how it ended. Holds the tokens until the account is saved.

#include "smtp/account/oauthsignin.h"

#include <QUrl>
#include <QWidget>

#include <memory>
#include <optional>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace pillarbox::ui {

class TextLabel;

class WebSignInRow : public QWidget
{
    Q_OBJECT

public:
    explicit WebSignInRow(Clock &clock, QWidget *parent = nullptr);

    // Who is to be asked, and for whom; absent: nobody, and the row is away. A sign-in under way goes on for the same one.
    void setClient(const std::optional<account::OAuthClient> &client);
    void setUser(const QString &userName, const transport::Proxy &proxy);
    const std::optional<account::OAuthTokens> &tokens() const { return m_tokens; } // of a sign-in that is done
    const account::OAuthSettings &settings() const { return m_settings; } // to those
    void forget(); // a password has taken its place

Q_SIGNALS:
    void signedIn();

private:
    void layOut();
    void begin(account::OAuthSignIn::Way way);
    void cancel();
    void onFinished();
    void showState();

    Clock &m_clock;
    std::optional<account::OAuthClient> m_client;
    QString m_userName;
    transport::Proxy m_proxy;
    std::unique_ptr<account::OAuthSignIn> m_signIn; // under way
    QUrl m_address;
    QString m_code;
    QString m_trouble;
    std::optional<account::OAuthTokens> m_tokens;
    account::OAuthSettings m_settings;
    QLineEdit *m_clientId;
    QLineEdit *m_clientSecret;
    QPushButton *m_begin;
    QToolButton *m_device;
    QToolButton *m_copy;
    QToolButton *m_cancel;
    TextLabel *m_state;
};

} // namespace pillarbox::ui
