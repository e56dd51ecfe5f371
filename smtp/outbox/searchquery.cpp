#include "smtp/outbox/searchquery.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace pillarbox::outbox {

namespace {

using namespace Qt::StringLiterals;

// More is no longer what a person types; SQLite would take 16 times as much.
constexpr qsizetype kLongestQuery = 1000;
constexpr qsizetype kMostTerms = 32;

// Asks for the coloured form of a sign, which not everybody types.
constexpr QChar kVariationSelector(0xfe0f);

struct Term {
    QString text;
    bool isWhole = false; // it stood in quotes
};

// The tokenizer passes over all else, and a phrase without a token finds nothing.
bool hasToken(const QString &text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), [](auto point) {
        return QChar::isLetterOrNumber(char32_t(point)) || QChar::category(char32_t(point)) == QChar::Other_PrivateUse;
    });
}

QList<Term> termsOf(const QString &typed)
{
    QList<Term> terms;
    // Half a surrogate pair is no character for SQLite.
    const QStringList pieces = QString::fromUtf8(typed.left(kLongestQuery).toUtf8()).split(u'"');
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const bool isQuoted = i % 2 == 1;
        // A quote that is still open is being typed.
        const bool isWhole = isQuoted && i + 1 < pieces.size();
        const QStringList texts = isQuoted ? QStringList{pieces[i]} : pieces[i].simplified().split(u' ');
        for (const QString &text : texts)
            if (!text.trimmed().isEmpty())
                terms.append({text, isWhole});
    }
    return terms.first(std::min(terms.size(), kMostTerms));
}

QString phrase(QString text, bool isWhole)
{
    text.remove(QChar::Null);
    return u'"' + text.replace(u'"', u' ') + (isWhole ? u"\""_s : u"\"*"_s);
}

QString spelled(QString text, const QList<std::pair<QString, QString>> &spellings)
{
    for (const auto &[from, to] : spellings)
        text.replace(from, to, Qt::CaseInsensitive);
    return text;
}

// The tokenizer takes the dots from an umlaut; that leaves the two letters for which it stands.
QString expressionOf(const Term &term)
{
    static const QList<std::pair<QString, QString>> taken{
        {u"ae"_s, u"a"_s}, {u"oe"_s, u"o"_s}, {u"ue"_s, u"u"_s}, {u"ss"_s, u"ß"_s}};
    static const QList<std::pair<QString, QString>> written{
        {u"ä"_s, u"ae"_s}, {u"ö"_s, u"oe"_s}, {u"ü"_s, u"ue"_s}, {u"ß"_s, u"ss"_s}};
    const QString text = term.text.normalized(QString::NormalizationForm_C);
    QStringList phrases{
        phrase(text, term.isWhole), phrase(spelled(text, taken), term.isWhole), phrase(spelled(text, written), term.isWhole)};
    phrases.removeDuplicates();
    return phrases.size() == 1 ? phrases.first() : u'(' + phrases.join(u" OR "_s) + u')';
}

} // namespace

QString searchExpression(const QString &typed)
{
    QStringList expressions;
    const QList<Term> terms = termsOf(typed);
    for (const Term &term : terms)
        if (hasToken(term.text))
            expressions.append(expressionOf(term));
    return expressions.join(u" AND "_s);
}

std::optional<SearchCondition> searchCondition(const QString &typed)
{
    if (const QString expression = searchExpression(typed); !expression.isEmpty())
        return SearchCondition{u"search MATCH ?"_s, u"1"_s, {expression}};
    SearchCondition condition{u"1"_s, {}, {}};
    QStringList hits;
    const QList<Term> terms = termsOf(typed);
    for (const Term &term : terms) {
        const QString sign = QString(term.text).remove(kVariationSelector).remove(QChar::Null).trimmed();
        if (sign.isEmpty())
            continue;
        hits.append(u"instr(subject || char(10) || people || char(10) || content, ?) > 0"_s);
        condition.values.append(sign);
    }
    condition.isHit = hits.join(u" AND "_s);
    return hits.isEmpty() ? std::nullopt : std::optional(condition);
}

} // namespace pillarbox::outbox
