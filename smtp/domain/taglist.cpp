#include "smtp/domain/taglist.h"

#include <algorithm>

namespace pillarbox::domain {

namespace {

bool isTagName(const QByteArray &name)
{
    const auto isAllowed
        = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isAllowed);
}

} // namespace

std::optional<TagList> TagList::parse(const QByteArray &text)
{
    TagList list;
    const auto parts = text.split(';');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QByteArray part = parts.at(i).trimmed();
        if (part.isEmpty() && i + 1 == parts.size())
            break; // after the last semicolon
        if (!list.add(part))
            return std::nullopt;
    }
    return list;
}

TagList TagList::parseLeniently(const QByteArray &text)
{
    TagList list;
    const auto parts = text.split(';');
    for (const QByteArray &part : parts)
        list.add(part.trimmed());
    return list;
}

bool TagList::add(const QByteArray &part)
{
    const qsizetype equals = part.indexOf('=');
    const QByteArray name = part.left(std::max<qsizetype>(equals, 0)).trimmed();
    if (!isTagName(name) || has(name.constData()))
        return false;
    m_tags.append({name, part.mid(equals + 1).trimmed()});
    return true;
}

std::optional<QByteArray> TagList::find(const char *name) const
{
    const auto found = std::find_if(m_tags.begin(), m_tags.end(), [name](const auto &tag) { return tag.first == name; });
    return found == m_tags.end() ? std::nullopt : std::optional(found->second);
}

bool TagList::isOf(const char *version) const
{
    return !m_tags.isEmpty() && m_tags.first().first == "v" && m_tags.first().second == version;
}

} // namespace pillarbox::domain
