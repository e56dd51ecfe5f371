// Colours that can be read on every palette, icons that exist and take the colour they are given, a filled button whose text
// can be read as it is really painted, and parts that follow a change of the palette.

#include "ui/theme/colours.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/look.h"
#include "ui/theme/metrics.h"
#include "ui/theme/noticebar.h"
#include "ui/theme/primarybutton.h"
#include "ui/theme/symbols.h"
#include "ui/theme/textlabel.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace pillarbox::ui;

namespace {

struct NamedPalette {
    const char *name;
    QPalette palette;
};

QPalette fusionPalette(bool isDark)
{
    QPalette palette = QApplication::style()->standardPalette();
    if (!isDark)
        return palette;
    palette = QPalette(QColor(0x32, 0x32, 0x32), QColor(0x32, 0x32, 0x32));
    palette.setColor(QPalette::Base, QColor(0x24, 0x24, 0x24));
    palette.setColor(QPalette::Highlight, QColor(0x30, 0x8c, 0xc6));
    return palette;
}

std::vector<NamedPalette> palettes()
{
    return {{"reference light", referencePalette(false)}, {"reference dark", referencePalette(true)},
        {"fusion", fusionPalette(false)}, {"fusion dark", fusionPalette(true)}};
}

// Rounding may differ by a step or two.
bool isNear(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) <= 2 && std::abs(a.green() - b.green()) <= 2 && std::abs(a.blue() - b.blue()) <= 2;
}

class EachPalette : public testing::TestWithParam<int>
{
protected:
    const NamedPalette m_named = palettes().at(std::size_t(GetParam()));
    const Colours m_colours = coloursOf(m_named.palette);
};

} // namespace

TEST_P(EachPalette, TextCanBeReadOnEveryGround)
{
    SCOPED_TRACE(m_named.name);
    const Colours &c = m_colours;
    for (const QColor &ink : {c.text, c.secondText, c.ok, c.accent, c.wait, c.bad})
        for (const QColor &ground : {c.base, c.window, c.listSelection})
            EXPECT_GE(contrast(ink, ground), 4.5) << ink.name().toStdString() << " on " << ground.name().toStdString();
    for (const QColor &ground : {c.sidebarSelection, c.chip})
        EXPECT_GE(contrast(c.text, ground), 4.5) << ground.name().toStdString();
    EXPECT_GE(contrast(c.doorText, m_named.palette.color(QPalette::Button)), 4.5);
    EXPECT_GE(contrast(c.frame, c.base), c.isDark ? 3.0 : 1.9);
}

TEST_P(EachPalette, TonesCanBeReadOnTheirOwnTint)
{
    SCOPED_TRACE(m_named.name);
    for (const Tone tone : {Tone::Neutral, Tone::Ok, Tone::Busy, Tone::Wait, Tone::Bad}) {
        EXPECT_GE(contrast(m_colours.tone(tone), m_colours.tint(tone)), 4.5) << int(tone);
        EXPECT_GE(contrast(m_colours.text, m_colours.tint(tone)), 4.5) << int(tone);
        EXPECT_GE(contrast(m_colours.tone(tone), m_colours.nodeGround(tone)), 3.0) << int(tone);
    }
}

TEST_P(EachPalette, FilledButtonIsReadableAsPainted)
{
    SCOPED_TRACE(m_named.name);
    QWidget window;
    window.setPalette(m_named.palette);
    PrimaryButton button(&window);
    button.resize(120, 32);
    const QImage image = button.grab().toImage();
    double worst = 21;
    for (int y = 4; y < image.height() - 4; ++y)
        worst = std::min(worst, contrast(image.pixelColor(20, y), Qt::white));
    EXPECT_GE(worst, 4.7);
    EXPECT_LE(worst, 7.5) << "darker than the accent asks for";
    EXPECT_GT(image.pixelColor(20, 16).hsvSaturation(), 100) << "no longer looks filled";
}

INSTANTIATE_TEST_SUITE_P(Theme, EachPalette, testing::Range(0, int(palettes().size())));

TEST(Colours, ReferenceValuesOfTheDesign)
{
    const Colours light = coloursOf(referencePalette(false));
    EXPECT_TRUE(isNear(light.accent, QColor(QStringLiteral("#2a64ba"))));
    EXPECT_TRUE(isNear(light.ok, QColor(QStringLiteral("#1a7443"))));
    EXPECT_TRUE(isNear(light.secondText, QColor(QStringLiteral("#5e5f62"))));
    const Colours dark = coloursOf(referencePalette(true));
    EXPECT_TRUE(dark.isDark);
    EXPECT_TRUE(isNear(dark.accent, QColor(QStringLiteral("#8bb0e8"))));
    EXPECT_TRUE(isNear(coloursOf(fusionPalette(false)).accent, QColor(QStringLiteral("#256c99"))));
}

TEST(Contrast, KnowsItsEnds)
{
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21.0, 0.01);
    EXPECT_NEAR(contrast(Qt::white, Qt::white), 1.0, 0.01);
}

TEST(Symbols, EachIsDrawnInTheColourGiven)
{
    for (int i = 0; i < symbolCount; ++i) {
        const auto symbol = Symbol(i);
        SCOPED_TRACE(symbolName(symbol).toStdString());
        for (const int side : {16, 22, 32}) {
            const QImage image = symbolIcon(symbol, QColor(Qt::red)).pixmap(side).toImage();
            int drawn = 0;
            int strange = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    drawn += pixel.alpha() > 64 ? 1 : 0;
                    strange += pixel.alpha() > 64 && (pixel.blue() > 8 || pixel.green() > 8) ? 1 : 0;
                }
            EXPECT_GE(drawn, side / 2);
            EXPECT_EQ(strange, 0);
        }
    }
}

TEST(Symbols, AreSharpOnDenseScreens)
{
    const QPixmap pixmap = symbolIcon(Symbol::Outbox).pixmap(QSize(16, 16), 2.0);
    EXPECT_EQ(pixmap.size(), QSize(32, 32));
    EXPECT_EQ(pixmap.devicePixelRatio(), 2.0);
}

TEST(Symbols, ThemeOffersThemByName)
{
    installReferenceLook(*qApp, false);
    EXPECT_FALSE(QIcon::fromTheme(QStringLiteral("flask")).pixmap(16).isNull());
    EXPECT_FALSE(programIcon().pixmap(64).isNull());
}

TEST(Palette, PartsFollowItsChange)
{
    QWidget window;
    window.setPalette(referencePalette(false));
    TextLabel label({.ink = TextStyle::Ink::Tone, .tone = Tone::Bad}, &window);
    PrimaryButton button(&window);
    const QColor lightInk = label.palette().color(QPalette::WindowText);
    const QColor lightButton = button.palette().color(QPalette::Button);
    window.setPalette(referencePalette(true));
    EXPECT_EQ(label.palette().color(QPalette::WindowText), coloursOf(referencePalette(true)).bad);
    EXPECT_NE(label.palette().color(QPalette::WindowText), lightInk);
    EXPECT_NE(button.palette().color(QPalette::Button), lightButton);
}

TEST(NoticeBar, ShowsWhatItIsGivenAndSaysWhatWasPressed)
{
    QWidget window;
    NoticeBar bar(&window);
    EXPECT_TRUE(bar.isHidden());
    bar.showNotice({.title = QStringLiteral("a <b> c"), .action = QStringLiteral("Use &It")});
    EXPECT_FALSE(bar.isHidden());
    EXPECT_EQ(bar.accessibleName(), QStringLiteral("a <b> c"));
    int pressed = 0;
    int closed = 0;
    QObject::connect(&bar, &NoticeBar::actionTriggered, [&] { ++pressed; });
    QObject::connect(&bar, &NoticeBar::closed, [&] { ++closed; });
    bar.findChild<QPushButton *>()->click();
    EXPECT_EQ(pressed, 1);
    for (auto *button : bar.findChildren<QToolButton *>())
        if (!button->isHidden())
            button->click();
    EXPECT_EQ(closed, 1);
    EXPECT_TRUE(bar.isHidden());
}

TEST(FlowLayout, WrapsAndTellsItsHeight)
{
    QWidget window;
    auto *layout = new FlowLayout(6, 4, &window);
    for (int i = 0; i < 4; ++i) {
        auto *box = new QWidget(&window);
        box->setFixedSize(50, 20);
        layout->addWidget(box);
    }
    EXPECT_EQ(layout->heightForWidth(300), 20);
    EXPECT_EQ(layout->heightForWidth(110), 44);
    EXPECT_EQ(layout->heightForWidth(60), 4 * 20 + 3 * 4);
    window.resize(110, 44);
    layout->setGeometry(window.rect());
    EXPECT_EQ(layout->itemAt(2)->geometry().topLeft(), QPoint(0, 24));
}

TEST(Metrics, FollowTheFont)
{
    QFont font = QApplication::font();
    const Metrics small(font);
    font.setPointSizeF(font.pointSizeF() * 2);
    const Metrics large(font);
    EXPECT_GT(large.listRow(), small.listRow());
    EXPECT_GT(large.control(), small.control());
}
