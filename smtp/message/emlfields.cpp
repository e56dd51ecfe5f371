#include "smtp/message/emlfields.h"

#include "smtp/message/gmimesetup.h"
#include "smtp/message/maildate.h"
#include "smtp/message/mimewriter.h"

#include <algorithm>
#include <memory>

namespace pillarbox::message {

namespace {

struct Unref {
    void operator()(InternetAddressList *list) const { g_object_unref(list); }
    void operator()(char *text) const { g_free(text); }
};

QByteArray unfolded(QByteArray value)
{
    return value.replace("\r\n", "").trimmed();
}

QString decoded(const QByteArray &raw)
{
    initialiseGMime();
    const std::unique_ptr<char, Unref> text(g_mime_utils_header_decode_text(nullptr, raw.constData()));
    return QString::fromUtf8(text.get());
}

// Encoded words read as what they stand for, as far as the whole is one mailbox.
QString decodedName(const QString &mailbox)
{
    initialiseGMime();
    const std::unique_ptr<InternetAddressList, Unref> list(internet_address_list_parse(nullptr, mailbox.toUtf8().constData()));
    if (!list || internet_address_list_length(list.get()) != 1) {
        return {};
    }
    return QString::fromUtf8(internet_address_get_name(internet_address_list_get_address(list.get(), 0)));
}

// One by one and by the rules for what people write: GMime passes over what it does not understand, and nobody may be lost.
void collect(const QByteArray &value, QList<Mailbox> &mailboxes, QStringList *broken)
{
    QString text = QString::fromUtf8(value);
    for (const QString &piece : splitMailboxes(text.replace(QLatin1Char('\t'), QLatin1Char(' ')))) {
        const QString member = withoutGroupName(piece);
        if (member.isEmpty()) {
            continue;
        }
        const auto mailbox = parseMailbox(member);
        if (mailbox) {
            const QString name = decodedName(member);
            mailboxes.append({name.isEmpty() ? mailbox->name : name, mailbox->address});
        } else if (broken) {
            broken->append(member);
        }
    }
}

bool contains(const QList<RawField> &fields, const QByteArray &name)
{
    return std::any_of(fields.cbegin(), fields.cend(), [&name](const RawField &field) { return field.name == name; });
}

QByteArray rawValue(const QList<RawField> &fields, const QByteArray &name)
{
    const auto field
        = std::find_if(fields.cbegin(), fields.cend(), [&name](const RawField &each) { return each.name == name; });
    return field == fields.cend() ? QByteArray() : unfolded(field->value);
}

} // namespace

QList<Mailbox> mailboxesOf(const QList<RawField> &fields, const QByteArray &name, QStringList *broken)
{
    QList<Mailbox> mailboxes;
    for (const RawField &field : fields) {
        if (field.name == name) {
            collect(unfolded(field.value), mailboxes, broken);
        }
    }
    return mailboxes;
}

QString textOf(const QList<RawField> &fields, const QByteArray &name)
{
    return decoded(rawValue(fields, name));
}

QByteArray messageIdOf(const QList<RawField> &fields)
{
    const QByteArray value = rawValue(fields, "message-id");
    const qsizetype open = value.indexOf('<');
    const qsizetype close = value.indexOf('>', open);
    return open >= 0 && close > open ? value.sliced(open, close - open + 1) : value;
}

QByteArray missingFields(const QList<RawField> &fields)
{
    QByteArray missing;
    if (!contains(fields, "date")) {
        missing += "Date: " + mailDate({}) + "\r\n";
    }
    if (!contains(fields, "message-id")) {
        const QList<Mailbox> from = mailboxesOf(fields, "from");
        missing += "Message-ID: " + makeMessageId(from.isEmpty() ? QString() : from.first().address) + "\r\n";
    }
    return missing;
}

} // namespace pillarbox::message
