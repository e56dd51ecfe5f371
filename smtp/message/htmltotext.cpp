#include "smtp/message/htmltotext.h"

#include <QHash>
#include <QStringView>

namespace pillarbox::message {

namespace {

using namespace Qt::StringLiterals;

// Those that letters are written with; all else is found by its number.
const QHash<QString, char16_t> &namedCharacters()
{
    static const QHash<QString, char16_t> names{{u"amp"_s, u'&'}, {u"lt"_s, u'<'}, {u"gt"_s, u'>'}, {u"quot"_s, u'"'},
        {u"apos"_s, u'\''}, {u"nbsp"_s, u' '}, {u"auml"_s, u'ä'}, {u"ouml"_s, u'ö'}, {u"uuml"_s, u'ü'}, {u"Auml"_s, u'Ä'},
        {u"Ouml"_s, u'Ö'}, {u"Uuml"_s, u'Ü'}, {u"szlig"_s, u'ß'}, {u"eacute"_s, u'é'}, {u"egrave"_s, u'è'}, {u"ecirc"_s, u'ê'},
        {u"agrave"_s, u'à'}, {u"aacute"_s, u'á'}, {u"acirc"_s, u'â'}, {u"aring"_s, u'å'}, {u"aelig"_s, u'æ'},
        {u"ccedil"_s, u'ç'}, {u"iacute"_s, u'í'}, {u"ntilde"_s, u'ñ'}, {u"oacute"_s, u'ó'}, {u"ocirc"_s, u'ô'},
        {u"oslash"_s, u'ø'}, {u"uacute"_s, u'ú'}, {u"ugrave"_s, u'ù'}, {u"euro"_s, u'€'}};
    return names;
}

// "&auml;" behind its '&', without ';'.
QString character(QStringView reference)
{
    if (!reference.startsWith(u'#')) {
        const auto named = namedCharacters().constFind(reference.toString());
        return named == namedCharacters().constEnd() ? u" "_s : QString(QChar(*named));
    }
    const bool isHex = reference.mid(1, 1).compare(u"x"_s, Qt::CaseInsensitive) == 0;
    bool isNumber = false;
    const uint code = reference.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    const bool isCharacter = isNumber && code >= 0x20 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    const char32_t point = isCharacter ? code : U' ';
    return QString::fromUcs4(&point, 1);
}

// Where what begins at from ends, as a position behind it.
qsizetype behind(const QString &html, const QString &end, qsizetype from)
{
    const qsizetype found = html.indexOf(end, from, Qt::CaseInsensitive);
    return found < 0 ? html.size() : found + end.size();
}

qsizetype behindTag(const QString &html, qsizetype open)
{
    const QStringView rest = QStringView(html).sliced(open);
    if (rest.startsWith(u"<!--"_s))
        return behind(html, u"-->"_s, open);
    for (const QString &name : {u"style"_s, u"script"_s})
        if (rest.sliced(1).startsWith(name, Qt::CaseInsensitive))
            return behind(html, u">"_s, behind(html, u"</"_s + name, open));
    return behind(html, u">"_s, open);
}

} // namespace

QString htmlToText(const QString &html)
{
    constexpr qsizetype kLongestReference = 10;
    QString text;
    text.reserve(html.size());
    for (qsizetype at = 0; at < html.size();) {
        if (html[at] == u'<') {
            at = behindTag(html, at);
            text += u' ';
            continue;
        }
        const qsizetype end = html[at] == u'&' ? html.indexOf(u';', at) : -1;
        if (end > at + 1 && end - at <= kLongestReference) {
            text += character(QStringView(html).sliced(at + 1, end - at - 1));
            at = end + 1;
        } else {
            text += html[at++];
        }
    }
    return text.simplified();
}

} // namespace pillarbox::message
