#pragma once
// Draws one symbol for QIcon; the colour is asked for at each painting.

#include "ui/theme/symbols.h"

#include <QIconEngine>

#include <functional>

namespace pillarbox::ui {

class SymbolIconEngine final : public QIconEngine
{
public:
    using ColourOf = std::function<QColor(QIcon::Mode)>;

    SymbolIconEngine(Symbol symbol, ColourOf colourOf);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;
    QString key() const override;
    bool isNull() override { return false; }

private:
    Symbol m_symbol;
    ColourOf m_colourOf;
};

} // namespace pillarbox::ui
