#include "ui/theme/signaturehtml.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextFragment>
#include <QUrl>

namespace pillarbox::ui {

namespace {

const QString kSeparator = QStringLiteral("-- "); // above the signature; who typed it too does not get it twice

bool isSafeLink(const QString &href)
{
    const QString scheme = QUrl(href).scheme().toLower();
    return scheme == QLatin1String("https") || scheme == QLatin1String("http") || scheme == QLatin1String("mailto");
}

QString linkOf(const QTextCharFormat &format)
{
    return format.isAnchor() && isSafeLink(format.anchorHref()) ? format.anchorHref() : QString();
}

QString inside(const char *tag, const QString &html)
{
    return QStringLiteral("<%1>%2</%1>").arg(QLatin1String(tag), html);
}

QString textOf(const QTextFragment &fragment)
{
    QString text = fragment.text();
    text.remove(QChar::ObjectReplacementCharacter);
    return text.replace(QChar::LineSeparator, u'\n');
}

QString htmlOf(const QTextFragment &fragment)
{
    const QTextCharFormat format = fragment.charFormat();
    const QString href = linkOf(format);
    QString html = textOf(fragment).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    if (html.isEmpty())
        return {};
    if (format.fontWeight() > QFont::Normal)
        html = inside("b", html);
    if (format.fontItalic())
        html = inside("i", html);
    if (format.fontStrikeOut())
        html = inside("s", html);
    if (format.fontUnderline() && href.isEmpty())
        html = inside("u", html);
    if (!href.isEmpty())
        return QStringLiteral("<a href=\"%1\">%2</a>").arg(href.toHtmlEscaped(), html);
    if (format.hasProperty(QTextFormat::ForegroundBrush))
        html = QStringLiteral("<span style=\"color: %1\">%2</span>").arg(format.foreground().color().name(), html);
    return html;
}

// Line by line.
template<typename Of>
QStringList linesOf(const QTextDocument &document, Of of)
{
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QString line;
        for (auto place = block.begin(); !place.atEnd(); ++place)
            line += of(place.fragment());
        lines.append(line);
    }
    if (lines.size() > 1 && lines.constFirst() == kSeparator)
        lines.removeFirst();
    return lines;
}

} // namespace

QString signatureText(const QTextDocument &document)
{
    return linesOf(document, textOf).join(u'\n');
}

QString signatureHtml(const QTextDocument &document)
{
    const QString html = linesOf(document, htmlOf).join(QStringLiteral("<br>"));
    const QString plain = signatureText(document).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    if (html == plain)
        return {};
    return QStringLiteral("<div style=\"white-space: pre-wrap\">") + html + QStringLiteral("</div>");
}

void readSignature(QTextDocument &document, const QString &html)
{
    QTextDocument strange; // never laid out, so that no picture is loaded
    strange.setHtml(html);
    const QString known = signatureHtml(strange);
    if (known.isEmpty())
        document.setPlainText(signatureText(strange));
    else
        document.setHtml(known);
}

} // namespace pillarbox::ui
