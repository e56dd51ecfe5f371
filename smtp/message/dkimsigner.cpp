#include "smtp/message/dkimsigner.h"

#include "smtp/message/dkimcanonical.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace pillarbox::message {

namespace {

constexpr qint64 kBlock = 64LL * 1024;
constexpr qsizetype kMaxHeader = 1024LL * 1024; // more is no header
constexpr qsizetype kLine = 72;

struct Signed {
    const char *name;
    bool isOversigned;
};

// RFC 6376 section 5.4.1, RFC 8058 section 4, and what says how the body is to be read. Not Sender: submission servers add it.
constexpr std::array<Signed, 24> kSigned{
    {{"From", true}, {"Reply-To", true}, {"Subject", true}, {"Date", true}, {"To", true}, {"Cc", true}, {"Message-ID", true},
        {"MIME-Version", true}, {"Content-Type", true}, {"Content-Transfer-Encoding", true}, {"In-Reply-To", true},
        {"References", true}, {"Resent-Date", false}, {"Resent-From", false}, {"Resent-To", false}, {"Resent-Cc", false},
        {"List-Id", false}, {"List-Help", false}, {"List-Unsubscribe", false}, {"List-Unsubscribe-Post", false},
        {"List-Subscribe", false}, {"List-Post", false}, {"List-Owner", false}, {"List-Archive", false}}};

class Sha256
{
public:
    Sha256()
        : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
    {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
    }
    void add(QByteArrayView bytes) { EVP_DigestUpdate(m_context.get(), bytes.data(), size_t(bytes.size())); }
    QByteArray result()
    {
        QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
        unsigned int size = 0;
        EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), &size);
        return digest.first(size);
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

// Header and body of a content that comes in blocks.
struct Reading {
    QByteArrayList fields; // each with its line ends
    QByteArray bodyHash;
};

// Up to the empty line, or everything where there is none.
QByteArrayList fieldsOf(QByteArrayView header)
{
    QByteArrayList fields;
    while (!header.isEmpty()) {
        const qsizetype end = header.indexOf("\r\n");
        const QByteArrayView line = header.first(end < 0 ? header.size() : end + 2);
        header = header.sliced(line.size());
        if (!fields.isEmpty() && (line.startsWith(' ') || line.startsWith('\t')))
            fields.last() += line;
        else
            fields += line.toByteArray();
    }
    return fields;
}

Expected<Reading, QString> readThrough(QIODevice &content)
{
    Sha256 hash;
    RelaxedBody body([&hash](QByteArrayView piece) { hash.add(piece); });
    Reading reading;
    QByteArray header;
    bool isInHeader = true;
    QByteArray block(kBlock, Qt::Uninitialized);
    for (;;) {
        const qint64 count = content.read(block.data(), block.size());
        if (count < 0)
            return Unexpected{content.errorString()};
        const QByteArrayView bytes = QByteArrayView(block).first(count);
        if (!isInHeader)
            body.feed(bytes);
        else
            header += bytes;
        if (isInHeader) {
            const qsizetype end = header.indexOf("\r\n\r\n");
            if (end < 0 && header.size() > kMaxHeader)
                return Unexpected{QStringLiteral("header")};
            if (end < 0 && count > 0)
                continue;
            isInHeader = false;
            reading.fields = fieldsOf(QByteArrayView(header).first(end < 0 ? header.size() : end + 2));
            if (end >= 0)
                body.feed(QByteArrayView(header).sliced(end + 4));
        }
        if (count == 0)
            break;
    }
    body.finish();
    reading.bodyHash = hash.result();
    return reading;
}

bool isNamed(const QByteArray &field, QByteArrayView name)
{
    return QByteArrayView(field).first(std::max<qsizetype>(field.indexOf(':'), 0)).trimmed().compare(name, Qt::CaseInsensitive)
        == 0;
}

struct Selection {
    QByteArrayList names; // for h=
    QByteArray text; // the fields, canonical, in that order
};

// Fields of one name are taken from the last one up, as verifiers do (RFC 6376 section 5.4.2).
Selection select(const QByteArrayList &fields)
{
    Selection selection;
    for (const Signed &entry : kSigned) {
        for (auto field = fields.crbegin(); field != fields.crend(); ++field) {
            if (!isNamed(*field, entry.name))
                continue;
            selection.names += entry.name;
            selection.text += relaxedField(*field) + "\r\n";
        }
        if (entry.isOversigned)
            selection.names += entry.name;
    }
    return selection;
}

// Names may stand on lines of their own around the colons (RFC 6376 section 3.5, h=).
QByteArray foldedNames(const QByteArrayList &names)
{
    QByteArray folded = "h=";
    qsizetype line = folded.size();
    for (const QByteArray &name : names) {
        const bool isFirst = &name == &names.first();
        if (!isFirst)
            folded += ':';
        if (line + name.size() + 1 > kLine) {
            folded += "\r\n\t ";
            line = 2;
        }
        folded += name;
        line += name.size() + 1;
    }
    return folded;
}

QByteArray foldedSignature(const QByteArray &base64)
{
    QByteArray folded;
    for (qsizetype at = 0; at < base64.size(); at += kLine)
        folded += QByteArray(at > 0 ? "\r\n\t " : "") + base64.mid(at, kLine);
    return folded;
}

} // namespace

Expected<QByteArray, QString> dkimField(QIODevice &content, const DkimSigning &signing, const QDateTime &at)
{
    const auto reading = readThrough(content);
    if (!reading)
        return Unexpected{reading.error()};
    const Selection selection = select(reading->fields);
    const QByteArray field = "DKIM-Signature: v=1; a=" + signing.key.algorithm() + "; c=relaxed/relaxed;\r\n\td="
        + signing.domain + "; s=" + signing.selector + "; t=" + QByteArray::number(at.toSecsSinceEpoch()) + ";\r\n\t"
        + foldedNames(selection.names) + ";\r\n\tbh=" + reading->bodyHash.toBase64() + ";\r\n\tb=";
    const QByteArray signature = signing.key.sign(selection.text + relaxedField(field));
    if (signature.isEmpty())
        return Unexpected{QStringLiteral("libcrypto")};
    return QByteArray(field + foldedSignature(signature.toBase64()) + "\r\n");
}

} // namespace pillarbox::message
