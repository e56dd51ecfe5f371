#include "smtp/account/importedaccount.h"

#include "smtp/account/ehloname.h"
#include "smtp/dns/hostname.h"

#include <algorithm>

namespace pillarbox::account {

namespace {

using Kind = ImportRemark::Kind;

constexpr qsizetype kMostText = 1000; // of a name or a label; longer is no name

} // namespace

bool isImportableText(const QString &text)
{
    return text.size() <= kMostText && std::none_of(text.begin(), text.end(), [](QChar letter) {
        return letter.category() == QChar::Other_Control || letter == QChar::LineSeparator
            || letter == QChar::ParagraphSeparator;
    });
}

bool isImportableHost(const QString &text)
{
    return isImportableText(text) && text == text.trimmed() && dns::toAsciiHost(text);
}

bool ImportedAccount::isToBeTested() const
{
    return std::any_of(
        remarks.begin(), remarks.end(), [](const ImportRemark &remark) { return remark.kind == Kind::WasPlainText; });
}

void Imported::append(const Imported &other)
{
    accounts.append(other.accounts);
    remarks.append(other.remarks);
}

void ImportTarget::remark(Kind kind, const QString &field, int line)
{
    const ImportRemark remark{kind, m_name, field, m_file, line};
    if (!m_target.remarks.contains(remark))
        m_target.remarks.append(remark);
}

bool ImportTarget::setLabel(const QString &label, const QString &field)
{
    const bool isGood = isImportableText(label) && !label.trimmed().isEmpty();
    if (isGood)
        account().label = label.trimmed();
    else
        remark(Kind::BadValue, field);
    return isGood;
}

bool ImportTarget::setAddress(const QString &address, const QString &field)
{
    const auto mailbox = message::parseMailbox(address);
    if (!mailbox) {
        remark(Kind::BadValue, field);
        return false;
    }
    account().identity.address = mailbox->address;
    if (account().identity.name.isEmpty())
        account().identity.name = mailbox->name;
    return true;
}

bool ImportTarget::setName(const QString &name, const QString &field)
{
    const bool isGood = isImportableText(name);
    if (isGood)
        account().identity.name = name.trimmed();
    else
        remark(Kind::BadValue, field);
    return isGood;
}

bool ImportTarget::setHost(const QString &host, const QString &field)
{
    const bool isGood = isImportableHost(host);
    if (isGood)
        account().host = host;
    else
        remark(Kind::BadValue, field);
    return isGood;
}

bool ImportTarget::setUserName(const QString &userName, const QString &field)
{
    const bool isGood = isImportableText(userName);
    if (isGood)
        account().userName = userName;
    else
        remark(Kind::BadValue, field);
    return isGood;
}

bool ImportTarget::setEhloName(const QString &name, const QString &field)
{
    const auto taken = ehloNameOf(name);
    if (taken)
        account().ehloName = *taken;
    else
        remark(Kind::BadValue, field);
    return taken.has_value();
}

void ImportTarget::setSecurity(protocol::Security security, bool isCertain)
{
    const bool isPlain = security == protocol::Security::None;
    account().security = isPlain ? protocol::Security::StartTls : security;
    if (isPlain || !isCertain)
        remark(Kind::WasPlainText);
}

void ImportTarget::complete(const QString &addressField, const QString &hostField)
{
    const auto isSaid = [this](const QString &field) {
        return std::any_of(m_target.remarks.begin(), m_target.remarks.end(), [&field](const ImportRemark &remark) {
            return remark.field == field && (remark.kind == Kind::BadValue || remark.kind == Kind::CommandNotRun);
        });
    };
    if (account().identity.address.isEmpty() && !isSaid(addressField))
        remark(Kind::Missing, addressField);
    if (account().host.isEmpty() && !isSaid(hostField))
        remark(Kind::Missing, hostField);
}

} // namespace pillarbox::account
