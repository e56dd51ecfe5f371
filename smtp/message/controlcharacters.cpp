#include "smtp/message/controlcharacters.h"

#include <QChar>

#include <algorithm>

namespace pillarbox::message {

namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
        || c.category() == QChar::Separator_Paragraph;
}

} // namespace

bool hasControlCharacter(const QString &text, Tab tab)
{
    if (!text.isValidUtf16()) {
        return true;
    }
    return std::any_of(text.cbegin(), text.cend(),
        [tab](QChar c) { return isControl(c) && !(tab == Tab::Allowed && c == QLatin1Char('\t')); });
}

QString printable(QString text)
{
    std::replace_if(text.begin(), text.end(), isControl, QChar(QChar::ReplacementCharacter));
    return text;
}

} // namespace pillarbox::message
