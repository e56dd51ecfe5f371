#include "smtp/message/receivedcopy.h"

#include "smtp/message/headertext.h"
#include "smtp/message/parsedmessage.h"

namespace pillarbox::message {

namespace {

constexpr qint64 kHeaderOctets = 1024LL * 1024; // more is no header

// Of a list of tags (RFC 6376 section 3.2).
QByteArray tagOf(const QByteArray &value, QByteArrayView name)
{
    const auto tags = value.split(';');
    for (const QByteArray &tag : tags) {
        const qsizetype equals = tag.indexOf('=');
        if (equals > 0 && tag.first(equals).trimmed() == name)
            return tag.sliced(equals + 1).trimmed();
    }
    return {};
}

QByteArray addressIn(QByteArray path)
{
    path = path.trimmed();
    return path.startsWith('<') && path.endsWith('>') ? path.sliced(1, path.size() - 2).trimmed() : path;
}

constexpr ParseLimits headerOnly()
{
    ParseLimits limits;
    limits.octets = kHeaderOctets;
    limits.parts = 1;
    limits.partOctets = 0;
    return limits;
}

void add(QList<AuthenticationResults> &checks, const AuthenticationResults &more, bool isSameHop)
{
    if (isSameHop && !checks.isEmpty() && checks.constLast().results.isEmpty())
        checks.last() = more; // of one that is no use
    else if (isSameHop && !checks.isEmpty() && checks.constLast().server.compare(more.server, Qt::CaseInsensitive) == 0)
        checks.last().results += more.results;
    else
        checks.append(more);
}

ReceivedCopy copyOf(const ParsedMessage &parsed)
{
    ReceivedCopy copy;
    bool isSameHop = true; // no server has signed for the message since the last check
    for (const RawField &field : parsed.header) {
        if (field.name == "received") {
            isSameHop = false;
        } else if (field.name == "authentication-results") {
            add(copy.checks, readAuthenticationResults(field.value).value_or(AuthenticationResults()), isSameHop);
            isSameHop = true;
        } else if (field.name == "dkim-signature") {
            const ReceivedCopy::Signature signature{tagOf(field.value, "d").toLower(), tagOf(field.value, "s")};
            if (!signature.domain.isEmpty() && !signature.selector.isEmpty())
                copy.signatures.append(signature);
        } else if (field.name == "return-path" && copy.returnPath.isEmpty()) {
            copy.returnPath = addressIn(field.value);
        } else if (field.name == "from" && copy.from.address.isEmpty()) {
            if (const auto mailbox = parseMailbox(QString::fromUtf8(field.value)))
                copy.from = *mailbox;
        }
    }
    return copy;
}

} // namespace

Expected<ReceivedCopy, EmlError> readReceivedCopy(const QString &path)
{
    const auto parsed = parseFile(path, headerOnly());
    if (!parsed)
        return Unexpected{parsed.error()};
    return copyOf(*parsed);
}

ReceivedCopy readReceivedCopy(const QByteArray &header)
{
    return copyOf(parseBytes(header, headerOnly()));
}

} // namespace pillarbox::message
