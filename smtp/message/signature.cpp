#include "smtp/message/signature.h"

namespace pillarbox::message {

namespace {

const QString kSeparator = QStringLiteral("-- \n");

QString below(const QString &signature)
{
    const QString text = trimmedSignature(signature);
    return text.isEmpty() ? QString() : QString(QStringLiteral("\n\n") + kSeparator + text);
}

bool isSigned(const QString &body)
{
    return body.startsWith(kSeparator) || body.contains(QString(u'\n' + kSeparator));
}

// Runs of spaces stay as they were typed (white-space).
QString asHtml(const QString &text)
{
    const QString lines = text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<div style=\"white-space: pre-wrap\">") + lines + QStringLiteral("</div>\n");
}

} // namespace

QString trimmedSignature(const QString &signature)
{
    QString text = signature.startsWith(kSeparator) ? signature.sliced(kSeparator.size()) : signature;
    while (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

QString withSignature(const QString &body, const QString &before, const QString &after)
{
    const QString old = below(before);
    const bool isThere = old.isEmpty() ? !isSigned(body) : body.endsWith(old);
    return isThere ? QString(body.chopped(old.size()) + below(after)) : body;
}

bool endsWithSignature(const QString &body, const QString &signature)
{
    const QString old = below(signature);
    return !old.isEmpty() && body.endsWith(old);
}

QString htmlWithSignature(const QString &body, const QString &signature, const QString &rich)
{
    if (rich.isEmpty() || !endsWithSignature(body, signature))
        return {};
    const QString text = trimmedSignature(signature);
    return QStringLiteral("<!DOCTYPE html>\n<html><body>\n") + asHtml(body.chopped(text.size() + 1)) + rich
        + QStringLiteral("\n</body></html>\n");
}

} // namespace pillarbox::message
