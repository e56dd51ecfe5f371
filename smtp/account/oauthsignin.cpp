#include "smtp/account/oauthsignin.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

using Kind = OAuthError::Kind;
using std::chrono::seconds;

constexpr int stateOctets = 32;
constexpr seconds browserLimit{600}; // a person finds the second factor
constexpr seconds longestCode{1800};
constexpr seconds usualInterval{5}; // RFC 8628 section 3.2, and what slow_down adds (section 3.5)
constexpr seconds longestInterval{60};

QUrl addressIn(const QJsonObject &object, const char *key)
{
    const QUrl url(object.value(QLatin1String(key)).toString(), QUrl::StrictMode);
    return isAskable(url) ? url : QUrl();
}

seconds secondsIn(const QJsonObject &object, const char *key, seconds usual, seconds most)
{
    const qint64 given = object.value(QLatin1String(key)).toVariant().toLongLong();
    return given > 0 ? std::min(seconds(given), most) : usual;
}

} // namespace

OAuthSignIn::OAuthSignIn(OAuthClient client, QString userName, Clock &clock, WebPlace place)
    : m_client(std::move(client))
    , m_userName(std::move(userName))
    , m_clock(clock)
    , m_place(std::move(place))
{
}

OAuthSignIn::~OAuthSignIn() = default;

void OAuthSignIn::setPages(QString done, QString refused)
{
    m_donePage = std::move(done);
    m_refusedPage = std::move(refused);
}

// Everything from the event loop, so that whoever starts it hears all of it.
void OAuthSignIn::start(Way way)
{
    m_way = way;
    m_limit = m_clock.startTimer(seconds(0), [this] {
        m_limit = m_clock.startTimer(browserLimit, [this] { fail(Kind::Expired); });
        if (!m_client.isSet())
            return fail(Kind::NoClient, m_client.settings.displayName());
        if (m_client.settings.issuer.isEmpty() || m_client.settings.canRenew())
            return begin();
        m_metadata = std::make_unique<OAuthMetadata>(m_client.settings, m_clock, m_place);
        m_metadata->find([this](const Expected<OAuthSettings, OAuthError> &found) {
            if (!found)
                return end(Unexpected{found.error()});
            m_client.settings = *found;
            begin();
        });
    });
}

void OAuthSignIn::begin()
{
    m_way == Way::Browser ? beginInBrowser() : beginByDevice();
}

void OAuthSignIn::beginInBrowser()
{
    if (!isAskable(m_client.settings.authorizationEndpoint))
        return fail(Kind::NoSuchFlow);
    m_state = randomWord(stateOctets);
    m_proof = Pkce::make();
    m_listener = std::make_unique<RedirectListener>(m_clock, m_state, m_client.settings.issuer);
    m_listener->setPages(m_donePage, m_refusedPage);
    connect(m_listener.get(), &RedirectListener::answered, this, &OAuthSignIn::onRedirected);
    if (!m_listener->listen())
        return fail(Kind::NoListener);
    m_redirect = m_listener->address(m_client.redirectHost);
    Q_EMIT browserWanted(authorizationAddress());
}

QUrl OAuthSignIn::authorizationAddress() const
{
    FormFields fields{{"response_type", "code"}, {"client_id", m_client.settings.clientId.toUtf8()},
        {"redirect_uri", m_redirect}, {"scope", m_client.settings.scopes.join(QLatin1Char(' ')).toUtf8()}, {"state", m_state},
        {"code_challenge", m_proof.challenge()}, {"code_challenge_method", "S256"}};
    if (!m_userName.isEmpty())
        fields.append({"login_hint", m_userName.toUtf8()});
    for (const auto &[name, value] : m_client.parameters)
        fields.append({name.toUtf8(), value.toUtf8()});
    QByteArray address = m_client.settings.authorizationEndpoint.toEncoded();
    address += m_client.settings.authorizationEndpoint.hasQuery() ? '&' : '?';
    return QUrl::fromEncoded(address + formText(fields));
}

void OAuthSignIn::onRedirected(const Expected<QByteArray, OAuthError> &code)
{
    if (!code)
        return end(Unexpected{code.error()});
    ask(m_client.settings.tokenEndpoint,
        codeGrant(m_client.settings, m_client.clientSecret, *code, m_redirect, m_proof.verifier),
        [this](const JsonRequest::Result &answer) {
            end(tokensOf(answer, {{}, {}, {}, m_client.clientSecret}, m_clock.now()));
        });
}

void OAuthSignIn::beginByDevice()
{
    if (!isAskable(m_client.settings.deviceEndpoint))
        return fail(Kind::NoSuchFlow);
    FormFields fields{{"client_id", m_client.settings.clientId.toUtf8()},
        {"scope", m_client.settings.scopes.join(QLatin1Char(' ')).toUtf8()}};
    if (!m_client.clientSecret.isEmpty())
        fields.append({"client_secret", m_client.clientSecret.reveal()});
    ask(m_client.settings.deviceEndpoint, fields, [this](const JsonRequest::Result &answer) { onDevice(answer); });
}

void OAuthSignIn::onDevice(const JsonRequest::Result &answer)
{
    if (!answer)
        return end(Unexpected{answer.error()});
    const QJsonObject &object = answer->object;
    const auto text = [&object](const char *key) { return object.value(QLatin1String(key)).toString(); };
    if (answer->status / 100 != 2)
        return end(Unexpected{oauthErrorOf(text("error"), text("error_description"))});
    m_deviceCode = text("device_code").toUtf8();
    // Google says verification_url.
    QUrl address = addressIn(object, "verification_uri");
    if (address.isEmpty())
        address = addressIn(object, "verification_url");
    if (m_deviceCode.isEmpty() || text("user_code").isEmpty() || address.isEmpty())
        return fail(Kind::BadAnswer, QStringLiteral("device_code"));
    m_interval = secondsIn(object, "interval", usualInterval, longestInterval);
    m_limit = m_clock.startTimer(secondsIn(object, "expires_in", browserLimit, longestCode), [this] { fail(Kind::Expired); });
    waitForPoll();
    Q_EMIT codeShown(text("user_code").left(64), address, addressIn(object, "verification_uri_complete"));
}

void OAuthSignIn::waitForPoll()
{
    m_pollTimer = m_clock.startTimer(m_interval, [this] { poll(); });
}

void OAuthSignIn::poll()
{
    ask(m_client.settings.tokenEndpoint, deviceGrant(m_client.settings, m_client.clientSecret, m_deviceCode),
        [this](const JsonRequest::Result &answer) { onPolled(answer); });
}

// RFC 8628 section 3.5: a network in trouble is a reason to ask more slowly, not to give up.
void OAuthSignIn::onPolled(const JsonRequest::Result &answer)
{
    const QString code = answer ? answer->object.value(QLatin1String("error")).toString() : QString();
    const bool isSlower = code == QLatin1String("slow_down") || (!answer && answer.error().kind == Kind::Unreachable);
    if (isSlower)
        m_interval = std::min(m_interval + usualInterval, longestInterval);
    if (isSlower || code == QLatin1String("authorization_pending"))
        return waitForPoll();
    Result tokens = tokensOf(answer, {{}, {}, {}, m_client.clientSecret}, m_clock.now());
    // An invalid device code is one that nobody finished in time.
    if (!tokens && tokens.error().kind == Kind::SignInAgain)
        return fail(Kind::Expired, tokens.error().detail);
    end(tokens);
}

void OAuthSignIn::ask(const QUrl &url, const FormFields &fields, JsonRequest::Done done)
{
    m_request = std::make_unique<JsonRequest>(m_clock, m_place);
    m_request->post(url, fields, std::move(done));
}

void OAuthSignIn::fail(OAuthError::Kind kind, const QString &detail)
{
    end(Unexpected{OAuthError{kind, detail}});
}

void OAuthSignIn::end(const Result &result)
{
    if (m_result)
        return;
    m_result = result;
    m_limit.reset();
    m_pollTimer.reset();
    m_proof = {};
    m_state.clear();
    // What calls may be one of these.
    if (m_listener) {
        m_listener->disconnect(this);
        m_listener->close();
        m_listener.release()->deleteLater();
    }
    if (m_request)
        m_request.release()->deleteLater();
    Q_EMIT finished();
}

} // namespace pillarbox::account
