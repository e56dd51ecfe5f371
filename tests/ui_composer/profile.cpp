#include "tests/ui_composer/profile.h"

#include "tests/support/await.h"

#include <QFile>

#include <optional>

namespace pillarbox::test {

Profile::Profile(Clock &clock)
    : m_clock(clock)
    , m_accounts(m_directory.filePath(QStringLiteral("accounts.json")))
{
}

bool Profile::open()
{
    m_outbox.reset();
    m_outbox = std::make_unique<outbox::Outbox>(m_directory.filePath(QStringLiteral("outbox")), m_clock);
    std::optional<bool> isOpen;
    m_outbox->open([&](const Expected<Done, outbox::OutboxError> &result) { isOpen = result.has_value(); });
    return await([&] { return isOpen.has_value(); }) && *isOpen;
}

account::Account Profile::addAccount(const QString &name, const QString &address)
{
    account::Account account;
    account.label = address;
    account.identity = {name, address};
    account.host = QStringLiteral("smtp.example.org");
    account.port = 587;
    account.userName = address;
    account.sizeLimit = 35'000'000;
    account.id = m_accounts.save(account).value();
    return *m_accounts.find(account.id);
}

QString Profile::makeFile(const QString &name, qint64 size) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.resize(size);
    return file.fileName();
}

} // namespace pillarbox::test
