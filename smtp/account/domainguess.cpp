#include "smtp/account/domainguess.h"

#include "smtp/account/provider.h"

#include <algorithm>
#include <vector>

namespace pillarbox::account {

namespace {

// Shorter ones have too many neighbours of their own: gmx.de, gmx.ch; web.de, wed.de.
constexpr qsizetype kShortest = 7;

// Insertions, omissions, replacements, and neighbours that changed places, each counted once (Damerau's distance, restricted).
int distance(const QString &a, const QString &b)
{
    const auto width = size_t(b.size()) + 1;
    std::vector<std::vector<int>> rows(size_t(a.size()) + 1, std::vector<int>(width));
    for (size_t j = 0; j < width; ++j)
        rows[0][j] = int(j);
    for (size_t i = 1; i < rows.size(); ++i) {
        rows[i][0] = int(i);
        for (size_t j = 1; j < width; ++j) {
            const auto at = [](const QString &text, size_t place) { return text.at(qsizetype(place)); };
            const int cost = at(a, i - 1) == at(b, j - 1) ? 0 : 1;
            int best = std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost});
            if (i > 1 && j > 1 && at(a, i - 1) == at(b, j - 2) && at(a, i - 2) == at(b, j - 1))
                best = std::min(best, rows[i - 2][j - 2] + 1);
            rows[i][j] = best;
        }
    }
    return rows.back().back();
}

// "mail.com" is no slip of "gmail.com": a first letter is seldom left out, and what is left is a name by itself.
bool isLikely(const QString &typed, const QString &known)
{
    return known.size() >= kShortest && distance(typed, known) == 1 && known.sliced(1) != typed && typed.sliced(1) != known;
}

} // namespace

std::optional<QString> likelyMeant(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    const QString typed = address.sliced(at + 1).toLower();
    if (at < 1 || typed.isEmpty() || providerOfDomain(typed))
        return std::nullopt;
    for (const Provider &provider : providers()) {
        for (const QString &known : provider.domains) {
            if (!known.startsWith(u'.') && isLikely(typed, known))
                return QString(address.first(at + 1) + known);
        }
    }
    return std::nullopt;
}

} // namespace pillarbox::account
