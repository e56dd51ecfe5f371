#include "ui/composer/fromfield.h"

#include "smtp/message/mailbox.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>

namespace pillarbox::ui {

FromField::FromField(QWidget *parent)
    : QComboBox(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QComboBox::activated, this, &FromField::chosen);
}

void FromField::setAccounts(const QList<account::Account> &accounts)
{
    const QSignalBlocker quiet(this);
    message::Draft before;
    if (const Entry *chosen = chosenEntry()) {
        before.accountId = chosen->account.id;
        before.identityId = chosen->identity.id;
        before.from = chosen->identity;
    }
    m_entries.clear();
    clear();
    for (const account::Account &account : accounts) {
        const auto identities = account.identities();
        for (const account::Identity &identity : identities) {
            m_entries.append({account, identity});
            addItem(tr("%1, through %2").arg(message::displayText(identity), account.host));
        }
    }
    const auto marked
        = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry &entry) { return entry.account.isDefault; });
    setCurrentIndex(m_entries.isEmpty() ? -1 : marked == m_entries.end() ? 0 : int(marked - m_entries.begin()));
    choose(before);
    setFocusPolicy(isPlain() ? Qt::NoFocus : Qt::StrongFocus);
    update();
}

void FromField::setHealth(const QString &accountId, const HealthWord &word)
{
    m_health.insert(accountId, word);
    for (int index = 0; index < m_entries.size(); ++index) {
        if (m_entries.at(index).account.id == accountId && !word.word.isEmpty())
            setItemIcon(index, symbolIcon(word.symbol, word.tone));
    }
    setAccessibleDescription(this->word().word);
    update();
}

// 0: somebody else.
int FromField::likeness(const Entry &entry, const message::Draft &draft)
{
    const bool isItsMailbox
        = !draft.from.address.isEmpty() && message::isSameMailbox(entry.identity.address, draft.from.address);
    if (draft.accountId.isEmpty())
        return !isItsMailbox ? 0 : entry.account.isDefault ? 2 : 1;
    if (entry.account.id != draft.accountId)
        return 0;
    if (!draft.identityId.isEmpty() && entry.identity.id == draft.identityId)
        return 3;
    return isItsMailbox ? 2 : 1;
}

void FromField::choose(const message::Draft &draft)
{
    int best = 0;
    for (int index = 0; index < m_entries.size(); ++index) {
        const int like = likeness(m_entries.at(index), draft);
        if (like > best)
            setCurrentIndex(index);
        best = std::max(best, like);
    }
}

const FromField::Entry *FromField::chosenEntry() const
{
    const bool isAny = currentIndex() >= 0 && currentIndex() < m_entries.size();
    return isAny ? &m_entries.at(currentIndex()) : nullptr;
}

std::optional<account::Account> FromField::account() const
{
    const Entry *chosen = chosenEntry();
    return chosen ? std::optional(chosen->account) : std::nullopt;
}

std::optional<account::Identity> FromField::identity() const
{
    const Entry *chosen = chosenEntry();
    return chosen ? std::optional(chosen->identity) : std::nullopt;
}

HealthWord FromField::word() const
{
    const auto chosen = account();
    return chosen ? m_health.value(chosen->id) : HealthWord{};
}

QSize FromField::sizeHint() const
{
    const Metrics metrics(*this);
    return {fontMetrics().averageCharWidth() * 40, metrics.h() + metrics.grid(2)};
}

QSize FromField::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 16, sizeHint().height()};
}

void FromField::paintEvent(QPaintEvent *)
{
    const Colours colours = coloursOf(palette());
    const Metrics metrics(*this);
    const HealthWord health = word();
    QPainter painter(this);
    const int flags = Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine;
    const int gap = metrics.grid(3);
    const int arrow = isPlain() ? 0 : metrics.grid(2) + metrics.icon();
    const int wordWidth
        = health.word.isEmpty() ? 0 : gap + metrics.icon() + metrics.grid() + fontMetrics().horizontalAdvance(health.word);
    const auto placed
        = [&](int x, int width) { return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, width, height())); };
    const auto icon = [&](int x) {
        return QStyle::visualRect(
            layoutDirection(), rect(), QRect(x, (height() - metrics.icon()) / 2, metrics.icon(), metrics.icon()));
    };

    const Entry *chosen = chosenEntry();
    const QString text = chosen ? message::displayText(chosen->identity) : tr("No account yet");
    const QString shown = fontMetrics().elidedText(text, Qt::ElideRight, std::max(0, width() - wordWidth - arrow));
    int x = fontMetrics().horizontalAdvance(shown);
    painter.setPen(chosen ? colours.text : colours.secondText);
    painter.drawText(placed(0, x), flags, shown);
    if (const int room = width() - wordWidth - arrow - x - gap; chosen && room > gap * 4) {
        const QString relay = fontMetrics().elidedText(tr("through %1").arg(chosen->account.host), Qt::ElideRight, room);
        const int relayWidth = fontMetrics().horizontalAdvance(relay);
        painter.setPen(colours.secondText);
        painter.drawText(placed(x + gap, relayWidth), flags, relay);
        x += gap + relayWidth;
    }
    if (wordWidth > 0) {
        paintSymbol(painter, icon(x + gap), health.symbol, colours.tone(health.tone));
        painter.setPen(colours.tone(health.tone));
        painter.drawText(placed(x + gap + metrics.icon() + metrics.grid(), wordWidth), flags, health.word);
        x += wordWidth;
    }
    if (!isPlain())
        paintSymbol(painter, icon(x + metrics.grid(2)), Symbol::Down, colours.text);
}

// Scrolling over the window must not change who a message is from.
void FromField::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void FromField::showPopup()
{
    if (!isPlain())
        QComboBox::showPopup();
}

void FromField::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore(); // sends
        return;
    }
    QComboBox::keyPressEvent(event);
}

} // namespace pillarbox::ui
