#include "ui/theme/colours.h"

#include <algorithm>
#include <cmath>

namespace pillarbox::ui {

namespace {

// Bright hues for grounds; the state colours themselves would make them muddy.
const QColor greenHue(0x2f, 0xa5, 0x6b);
const QColor amberHue(0xef, 0xa4, 0x00);
const QColor redHue(0xe5, 0x48, 0x4d);

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

// Towards black (white on dark grounds) in steps of 5 % until it can be read on the window.
QColor readable(const QColor &colour, const QColor &window, bool isDark)
{
    const double wanted = isDark ? 6.2 : 4.9;
    const QColor pole = isDark ? QColor(Qt::white) : QColor(Qt::black);
    QColor result = colour;
    for (int step = 1; contrast(result, window) < wanted && step <= 20; ++step)
        result = mixed(pole, result, 0.05);
    return result;
}

} // namespace

QColor mixed(const QColor &a, const QColor &b, double t)
{
    const auto channel = [t](int over, int under) { return int(std::lround(over * t + under * (1 - t))); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

Colours coloursOf(const QPalette &palette)
{
    const auto role = [&palette](QPalette::ColorRole which) { return palette.color(QPalette::Active, which); };
    Colours c;
    c.base = role(QPalette::Base);
    c.window = role(QPalette::Window);
    c.highlight = role(QPalette::Highlight);
    c.text = role(QPalette::Text);
    c.isDark = luminance(c.window) < 0.2;
    const bool dark = c.isDark;
    c.secondText = mixed(c.text, c.window, dark ? .68 : .70);
    c.hairline = mixed(c.text, c.base, dark ? .16 : .13);
    c.accent = readable(c.highlight, c.window, dark);
    c.ok = readable(dark ? QColor(0x74, 0xc7, 0x95) : QColor(0x1a, 0x74, 0x43), c.window, dark);
    c.wait = readable(dark ? QColor(0xe3, 0xb5, 0x5c) : QColor(0x85, 0x56, 0x00), c.window, dark);
    c.bad = readable(dark ? QColor(0xff, 0x95, 0x8c) : QColor(0xb3, 0x26, 0x1e), c.window, dark);
    c.frame = mixed(c.text, c.base, dark ? .42 : .34);
    c.track = mixed(c.text, c.base, dark ? .18 : .13);
    c.listSelection = mixed(c.highlight, c.base, dark ? .26 : .13);
    c.sidebarSelection = mixed(c.highlight, c.window, dark ? .30 : .16);
    c.sidebarHover = mixed(c.text, c.window, .06);
    c.chip = mixed(c.text, c.base, dark ? .14 : .075);
    c.doorText = mixed(role(QPalette::ButtonText), role(QPalette::Button), .84);
    return c;
}

QColor Colours::tone(Tone which) const
{
    switch (which) {
    case Tone::Neutral:
        break;
    case Tone::Ok:
        return ok;
    case Tone::Busy:
        return accent;
    case Tone::Wait:
        return wait;
    case Tone::Bad:
        return bad;
    }
    return secondText;
}

QColor Colours::tint(Tone which) const
{
    const double share = isDark ? .15 : .11;
    switch (which) {
    case Tone::Neutral:
        break;
    case Tone::Ok:
        return mixed(greenHue, base, share);
    case Tone::Busy:
        return mixed(highlight, base, share);
    case Tone::Wait:
        return mixed(amberHue, base, share);
    case Tone::Bad:
        return mixed(redHue, base, share);
    }
    return mixed(text, base, .05);
}

QColor Colours::border(Tone which) const
{
    return mixed(tone(which), base, .35);
}

QColor Colours::nodeGround(Tone which) const
{
    return mixed(tone(which), base, isDark ? .24 : .18);
}

QPalette referencePalette(bool isDark)
{
    const QColor window = isDark ? QColor(0x2a, 0x2c, 0x31) : QColor(0xf4, 0xf4, 0xf5);
    const QColor base = isDark ? QColor(0x1b, 0x1c, 0x1f) : QColor(0xff, 0xff, 0xff);
    const QColor text = isDark ? QColor(0xe7, 0xe8, 0xea) : QColor(0x1d, 0x1f, 0x23);
    const QColor button = isDark ? QColor(0x3a, 0x3d, 0x44) : QColor(0xfa, 0xfa, 0xfa);
    const QColor highlight = isDark ? QColor(0x3d, 0x7b, 0xd8) : QColor(0x2f, 0x6f, 0xce);

    QPalette palette(button, window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, mixed(text, base, .04));
    palette.setColor(QPalette::ToolTipBase, isDark ? button : base);
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, isDark ? QColor(0x9b, 0xa0, 0xa8) : QColor(0x6a, 0x6e, 0x76));
    palette.setColor(QPalette::Link, isDark ? QColor(0x8b, 0xb6, 0xf5) : QColor(0x1f, 0x5c, 0xb8));
    palette.setColor(QPalette::LinkVisited, isDark ? QColor(0xc3, 0xa5, 0xf0) : QColor(0x6a, 0x45, 0xb0));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(text, window, .45));
    return palette;
}

} // namespace pillarbox::ui
