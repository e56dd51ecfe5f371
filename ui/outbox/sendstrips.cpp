#include "ui/outbox/sendstrips.h"

#include "ui/outbox/sendstrip.h"
#include "ui/theme/metrics.h"
#include "ui/theme/textlabel.h"

#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace pillarbox::ui {

namespace {

// More would push the list out of the window; the others are in it, each with its seconds.
constexpr qsizetype mostStrips = 3;

} // namespace

SendStrips::SendStrips(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_more(new TextLabel({0.95, QFont::Normal, TextStyle::Ink::Second}, this))
{
    const Metrics metrics(*this);
    m_more->setContentsMargins(metrics.edge(), metrics.grid(), metrics.edge(), metrics.grid());
    m_more->setAutoFillBackground(true);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_more);
    auto *undo = new QShortcut(QKeySequence(QKeySequence::Undo), this);
    connect(undo, &QShortcut::activated, this, [this] {
        if (!m_strips.isEmpty())
            Q_EMIT undoRequested(m_strips.last()->id());
    });
    hide();
}

SendStrip *SendStrips::stripOf(const outbox::ItemId &id) const
{
    const auto found
        = std::find_if(m_strips.begin(), m_strips.end(), [&id](const SendStrip *strip) { return strip->id() == id; });
    return found == m_strips.end() ? nullptr : *found;
}

SendStrip *SendStrips::add(const outbox::ItemSummary &item, const QDateTime &now)
{
    auto *strip = new SendStrip(item.id, this);
    strip->setItem(item, now);
    connect(strip, &SendStrip::undoRequested, this, [this, id = item.id] { Q_EMIT undoRequested(id); });
    connect(strip, &SendStrip::sendNowRequested, this, [this, id = item.id] { Q_EMIT sendNowRequested(id); });
    return strip;
}

void SendStrips::setItems(const QList<outbox::ItemSummary> &items, const QDateTime &now)
{
    const auto shown = items.mid(std::max<qsizetype>(0, items.size() - mostStrips));
    QList<SendStrip *> strips;
    QList<SendStrip *> added;
    for (const outbox::ItemSummary &item : shown) {
        SendStrip *strip = stripOf(item.id);
        if (strip)
            strip->setItem(item, now);
        else
            added += strip = add(item, now);
        strips += strip;
    }
    for (SendStrip *strip : std::as_const(m_strips))
        if (!strips.contains(strip)) {
            strip->hide();
            strip->deleteLater(); // it may be the one that asked
        }
    m_strips = strips;
    for (SendStrip *strip : std::as_const(m_strips)) {
        m_column->addWidget(strip); // in this order
        strip->setFirst(strip == m_strips.last());
    }
    m_more->setVisible(items.size() > shown.size());
    m_more->setText(tr("%n more message(s) are about to be sent.", nullptr, int(items.size() - shown.size())));
    setVisible(!m_strips.isEmpty());
    for (SendStrip *strip : std::as_const(added))
        strip->announce();
}

QStringList SendStrips::sentences() const
{
    QStringList all;
    for (const SendStrip *strip : m_strips)
        all += strip->sentence();
    return all;
}

} // namespace pillarbox::ui
