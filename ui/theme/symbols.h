#pragma once
// The icons: strokes on a grid of 16 units, kept as SVG files in the resources and coloured when they are painted. The line
// is 1.5 pixels wide at 16 and 22 pixels, 1 unit above 24.

#include "ui/theme/colours.h"

#include <QIcon>
#include <QRect>
#include <QString>

class QPainter;

namespace pillarbox::ui {

enum class Symbol {
    Outbox,
    Clock,
    Draft,
    Bad,
    Sent,
    Send,
    Compose,
    Attach,
    Search,
    Offline,
    Online,
    Calendar,
    Ok,
    Warn,
    Info,
    Busy,
    Hold,
    None,
    Key,
    Lock,
    Eye,
    File,
    Image,
    Mail,
    Flask,
    Undo,
    Copy,
    Play,
    X,
    Down,
    Right,
    More,
    Check,
};
constexpr int symbolCount = int(Symbol::Check) + 1;

QString symbolName(Symbol symbol); // "outbox", the file's name

// In the colour of the application's text at the time of painting (of a button, of what is disabled).
QIcon symbolIcon(Symbol symbol);
// In the tone's colour at the time of painting.
QIcon symbolIcon(Symbol symbol, Tone tone);
// In this role of the application's palette at the time of painting.
QIcon symbolIcon(Symbol symbol, QPalette::ColorRole role);
// In this colour always: for grounds that do not change.
QIcon symbolIcon(Symbol symbol, const QColor &colour);

void paintSymbol(QPainter &painter, const QRect &rect, Symbol symbol, const QColor &colour);

// The red pillar box.
QIcon programIcon();

} // namespace pillarbox::ui
