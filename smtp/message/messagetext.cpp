#include "smtp/message/messagetext.h"

#include "smtp/message/emlfields.h"
#include "smtp/message/htmltotext.h"
#include "smtp/message/parsedmessage.h"

#include <algorithm>

namespace pillarbox::message {

namespace {

// A long letter has 20,000 characters. More would make the index of a message larger than most messages.
constexpr qsizetype kLongestText = 64LL * 1024;
constexpr qsizetype kMostPeople = 200;
// Text stands before its attachments; what is behind so much of them is not looked for.
constexpr ParseLimits kLimits{.octets = 4LL * 1024 * 1024, .partOctets = 256LL * 1024, .parts = 100, .isTextOnly = true};

// The same words once more say nothing new.
QString bestOf(const QString &plain, const QString &html)
{
    return (plain.trimmed().isEmpty() ? htmlToText(html) : plain).left(kLongestText);
}

QString peopleOf(const HeaderLines &header)
{
    QStringList people;
    for (const char *name : {"from", "to", "cc"}) {
        const QList<Mailbox> mailboxes = mailboxesOf(header, name);
        for (const Mailbox &mailbox : mailboxes.first(std::min(mailboxes.size(), kMostPeople)))
            people.append(displayText(mailbox));
    }
    return people.join(QLatin1Char('\n'));
}

} // namespace

MessageText messageText(const Draft &draft)
{
    return {{}, bestOf(draft.body, draft.html)};
}

MessageText readMessageText(const QString &path)
{
    const auto message = parseFile(path, kLimits);
    if (!message)
        return {};
    QString plain;
    QString html;
    for (const MessagePart &part : message->parts) {
        QString &text = part.type == "text/html" ? html : plain;
        if (part.isText() && !part.isAttachment && text.size() < kLongestText)
            text += decodedText(part) + QLatin1Char('\n');
    }
    return {peopleOf(message->header), bestOf(plain, html)};
}

} // namespace pillarbox::message
