#pragma once
// Every colour that is not a role of the palette, derived from its roles alone, so that any desktop's palette works and a
// change of it is followed. Knows no widget; whoever paints asks again after a PaletteChange.

#include <QColor>
#include <QPalette>

namespace pillarbox::ui {

// What a state means; never shown by colour alone.
enum class Tone {
    Neutral, // second text
    Ok,
    Busy, // the accent
    Wait,
    Bad,
};

struct Colours {
    bool isDark = false;
    QColor text;
    QColor secondText;
    QColor hairline;
    QColor accent;
    QColor ok;
    QColor wait;
    QColor bad;
    QColor frame; // of a field
    QColor track; // the empty part of a progress line
    QColor listSelection;
    QColor sidebarSelection;
    QColor sidebarHover;
    QColor chip;
    QColor doorText; // second text on a button

    QColor tone(Tone tone) const;
    // Ground and edge of a bar or a chip in this tone, on Base.
    QColor tint(Tone tone) const;
    QColor border(Tone tone) const;
    // Ground of a finished stage.
    QColor nodeGround(Tone tone) const;

    QColor base;
    QColor window;
    QColor highlight;

    bool operator==(const Colours &) const = default;
};

Colours coloursOf(const QPalette &palette);

// t of a over b, in sRGB.
QColor mixed(const QColor &a, const QColor &b, double t);
double luminance(const QColor &colour); // WCAG 2.1
double contrast(const QColor &a, const QColor &b); // 1 to 21

// Palettes for where the platform gives none.
QPalette referencePalette(bool isDark);

} // namespace pillarbox::ui
