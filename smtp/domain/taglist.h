#pragma once
// "v=DKIM1; k=rsa; p=...": the form that DKIM (RFC 6376 section 3.2), DMARC, MTA-STS and TLS-RPT share.

#include <QByteArray>
#include <QList>
#include <QPair>

#include <optional>

namespace pillarbox::domain {

class TagList
{
public:
    // Absent: no such list, or a tag twice. Spaces around names and values go.
    static std::optional<TagList> parse(const QByteArray &text);
    // What can be read, and the first of a name: of a record that keeps what is right in it (RFC 7489 section 6.3).
    static TagList parseLeniently(const QByteArray &text);

    bool has(const char *name) const { return find(name).has_value(); }
    std::optional<QByteArray> find(const char *name) const;
    QByteArray value(const char *name, const QByteArray &fallback = {}) const { return find(name).value_or(fallback); }
    // Whether it begins with this version.
    bool isOf(const char *version) const;

private:
    bool add(const QByteArray &part); // false: it is no tag, or a second one

    QList<QPair<QByteArray, QByteArray>> m_tags;
};

} // namespace pillarbox::domain
