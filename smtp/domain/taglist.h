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

    bool has(const char *name) const { return find(name).has_value(); }
    std::optional<QByteArray> find(const char *name) const;
    QByteArray value(const char *name, const QByteArray &fallback = {}) const { return find(name).value_or(fallback); }
    // Whether it begins with this version.
    bool isOf(const char *version) const;

private:
    QList<QPair<QByteArray, QByteArray>> m_tags;
};

} // namespace pillarbox::domain
