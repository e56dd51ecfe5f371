#include "app/cli/outboxcheck.h"

#include "app/cli/accounttest.h"
#include "app/cli/itemjson.h"
#include "app/cli/routeoptions.h"
#include "ui/text/explanation.h"
#include "ui/text/relaycheckwords.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace pillarbox::app {

namespace {

class CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    static QString noAccount() { return tr("The account of this message is no longer there."); }
};

QStringList ownAddresses(const account::AccountStore &accounts)
{
    QStringList addresses;
    for (const account::Account &account : accounts.accounts())
        addresses += account.identity.address;
    return addresses;
}

} // namespace

OutboxCheck::OutboxCheck(const outbox::ItemId &id, const Profile &profile, bool isJson)
    : OutboxTask(profile, isJson)
    , m_id(id)
    , m_check(clock())
{
    connect(&m_check, &account::SignInCheck::finished, this, &OutboxCheck::report);
}

void OutboxCheck::work()
{
    box().load(m_id, [this](const Expected<outbox::Item, outbox::OutboxError> &item) { begin(item); });
}

void OutboxCheck::begin(const Expected<outbox::Item, outbox::OutboxError> &item)
{
    const QJsonObject id{{QStringLiteral("id"), idText(m_id)}};
    if (!item)
        return fail(failureOf(item.error()), id);
    if (item->summary.state != outbox::State::Unknown) {
        const QString state = QString::fromLatin1(outbox::stateName(item->summary.state));
        return fail(
            failureOf(outbox::OutboxError{.kind = outbox::OutboxError::Kind::WrongState, .detail = state, .error = {}}), id);
    }
    m_item = *item;
    const account::Account *account = session().accounts().find(m_item.summary.accountId);
    if (!account)
        return fail({ExitCode::Refused, CheckWords::noAccount()}, id);
    m_account = *account;
    m_reader = std::make_unique<account::SecretReader>(session().credentials());
    m_reader->read(m_account, [this, id](const Expected<account::AccountSecrets, account::CredentialError> &secrets) {
        secrets ? check(*secrets) : fail(failureOf(secrets.error()), id);
    });
}

void OutboxCheck::check(const account::AccountSecrets &secrets)
{
    account::Account account = m_account;
    account.proxy.password = proxyPasswordOfEnvironment();
    m_check.start(account, secrets.password, {}, secrets.clientKey);
}

void OutboxCheck::report()
{
    const auto words = ui::relayCheckWords(m_item, m_account, *m_check.result(), ownAddresses(session().accounts()));
    QJsonObject object = signInJson(m_check, m_account);
    object[QStringLiteral("id")] = idText(m_id);
    object[QStringLiteral("state")] = QString::fromLatin1(outbox::stateName(m_item.summary.state));
    object[QStringLiteral("messageId")] = ui::printable(m_item.summary.messageId);
    object[QStringLiteral("handedOverAt")]
        = m_item.handedOverAt ? QJsonValue(m_item.handedOverAt->toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
    const bool hasReference = m_item.receipt && !m_item.receipt->queueId.isEmpty();
    object[QStringLiteral("queueId")] = hasReference ? QJsonValue(ui::printable(m_item.receipt->queueId)) : QJsonValue();
    object[QStringLiteral("steps")] = QJsonArray::fromStringList(words.steps);
    object[QStringLiteral("text")] = words.text();
    finishWith(object, words.text(), signInCode(m_check));
}

void OutboxCheck::interrupt()
{
    m_check.stop();
    finish(ExitCode::Deferred);
}

} // namespace pillarbox::app
