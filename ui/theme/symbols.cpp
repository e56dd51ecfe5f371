#include "ui/theme/symbols.h"

#include "ui/theme/symboliconengine.h"

#include <QFile>
#include <QGuiApplication>
#include <QPaintDevice>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

namespace pillarbox::ui {

namespace {

constexpr std::array<const char *, symbolCount> names{"outbox", "clock", "draft", "bad", "sent", "send", "compose", "attach",
    "search", "offline", "online", "calendar", "ok", "warn", "info", "busy", "hold", "none", "key", "lock", "eye", "file",
    "image", "mail", "flask", "undo", "copy", "play", "x", "down", "right", "more", "check"};

// In units of the grid.
double strokeWidth(double pixels)
{
    if (pixels <= 16)
        return 1.5;
    return pixels <= 24 ? 1.5 * 16 / pixels : 1.0;
}

QByteArray svgOf(Symbol symbol, const QColor &colour, double pixels)
{
    QFile file(QStringLiteral(":/icons/pillarbox/scalable/") % symbolName(symbol) % QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    const double width = symbol == Symbol::More ? strokeWidth(pixels) * 1.25 : strokeWidth(pixels);
    const QByteArray stroke = "stroke=\"" + colour.name().toLatin1() + "\" stroke-opacity=\""
        + QByteArray::number(colour.alphaF()) + "\" stroke-width=\"" + QByteArray::number(width) + '"';
    svg.replace(QByteArrayLiteral("stroke=\"#000000\" stroke-width=\"1.5\""), stroke);
    return svg;
}

// size in device pixels.
QPixmap rendered(Symbol symbol, const QColor &colour, const QSize &size, double scale)
{
    const QString key = QStringLiteral("pillarbox-%1-%2-%3x%4-%5")
                            .arg(symbolName(symbol), colour.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(scale);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    const int side = std::min(size.width(), size.height());
    QSvgRenderer renderer(svgOf(symbol, colour, side / scale));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon makeIcon(Symbol symbol, SymbolIconEngine::ColourOf colourOf)
{
    return QIcon(new SymbolIconEngine(symbol, std::move(colourOf))); // QIcon takes it
}

QColor roleColour(QPalette::ColorRole role, QIcon::Mode mode)
{
    return QGuiApplication::palette().color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, role);
}

} // namespace

QString symbolName(Symbol symbol)
{
    return QString::fromLatin1(names.at(std::size_t(symbol)));
}

QIcon symbolIcon(Symbol symbol)
{
    return symbolIcon(symbol, QPalette::ButtonText);
}

QIcon symbolIcon(Symbol symbol, QPalette::ColorRole role)
{
    return makeIcon(symbol, [role](QIcon::Mode mode) { return roleColour(role, mode); });
}

QIcon symbolIcon(Symbol symbol, Tone tone)
{
    return makeIcon(symbol, [tone](QIcon::Mode mode) {
        return mode == QIcon::Disabled ? roleColour(QPalette::Text, mode) : coloursOf(QGuiApplication::palette()).tone(tone);
    });
}

QIcon symbolIcon(Symbol symbol, const QColor &colour)
{
    return makeIcon(symbol, [colour](QIcon::Mode mode) {
        QColor shown = colour;
        shown.setAlphaF(mode == QIcon::Disabled ? 0.5F : 1.0F);
        return shown;
    });
}

void paintSymbol(QPainter &painter, const QRect &rect, Symbol symbol, const QColor &colour)
{
    const double scale = painter.device()->devicePixelRatioF();
    QPixmap pixmap = rendered(symbol, colour, (QSizeF(rect.size()) * scale).toSize(), scale);
    pixmap.setDevicePixelRatio(scale);
    painter.drawPixmap(rect.topLeft(), pixmap);
}

QIcon programIcon()
{
    return QIcon(QStringLiteral(":/pillarbox.svg"));
}

SymbolIconEngine::SymbolIconEngine(Symbol symbol, ColourOf colourOf)
    : m_symbol(symbol)
    , m_colourOf(std::move(colourOf))
{
}

void SymbolIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State)
{
    paintSymbol(*painter, rect, m_symbol, m_colourOf(mode));
}

QPixmap SymbolIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    return rendered(m_symbol, m_colourOf(mode), size, 1);
}

QPixmap SymbolIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    return rendered(m_symbol, m_colourOf(mode), size, scale);
}

QIconEngine *SymbolIconEngine::clone() const
{
    return new SymbolIconEngine(*this); // QIcon takes it
}

QString SymbolIconEngine::key() const
{
    return QStringLiteral("pillarbox");
}

} // namespace pillarbox::ui
