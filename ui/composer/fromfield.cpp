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
    const QString before = account() ? account()->id : QString();
    m_accounts = accounts;
    clear();
    for (const account::Account &account : accounts)
        addItem(message::displayText(account.identity));
    const auto marked = std::find_if(accounts.begin(), accounts.end(), [](const auto &account) { return account.isDefault; });
    setCurrentIndex(accounts.isEmpty() ? -1 : marked == accounts.end() ? 0 : int(marked - accounts.begin()));
    choose(before);
    setFocusPolicy(isPlain() ? Qt::NoFocus : Qt::StrongFocus);
    update();
}

void FromField::setHealth(const QString &accountId, const HealthWord &word)
{
    m_health.insert(accountId, word);
    for (int index = 0; index < m_accounts.size(); ++index) {
        if (m_accounts.at(index).id == accountId && !word.word.isEmpty())
            setItemIcon(index, symbolIcon(word.symbol, word.tone));
    }
    setAccessibleDescription(this->word().word);
    update();
}

void FromField::choose(const QString &accountId)
{
    for (int index = 0; index < m_accounts.size(); ++index) {
        if (m_accounts.at(index).id == accountId)
            setCurrentIndex(index);
    }
}

std::optional<account::Account> FromField::account() const
{
    if (currentIndex() < 0 || currentIndex() >= m_accounts.size())
        return std::nullopt;
    return m_accounts.at(currentIndex());
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

    const QString text = currentIndex() < 0 ? tr("No account yet") : currentText();
    const QString shown = fontMetrics().elidedText(text, Qt::ElideRight, std::max(0, width() - wordWidth - arrow));
    int x = fontMetrics().horizontalAdvance(shown);
    painter.setPen(currentIndex() < 0 ? colours.secondText : colours.text);
    painter.drawText(placed(0, x), flags, shown);
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
