#include "wizard/look/colours.h"

#include "wizard/look/measure.h"
#include "wizard/look/style.h"

#include <QApplication>
#include <QFontInfo>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace meethouse
{

namespace
{

const Colours light{QColor(0xf5f6f7), QColor(0xffffff), QColor(0xeceff1), QColor(0x1b1f23), QColor(0x57606a),
    QColor(0xd3d9de), QColor(0x1d6b58), QColor(0xffffff), QColor(0xdcebe6), QColor(0x1f7a3e), QColor(0x8a5a00),
    QColor(0xb42318)};
const Colours dark{QColor(0x1b1e21), QColor(0x24282c), QColor(0x17191c), QColor(0xe7e9eb), QColor(0xa2abb3),
    QColor(0x3b4147), QColor(0x5fbfa4), QColor(0x10201b), QColor(0x24413a), QColor(0x6cc788), QColor(0xe3b341),
    QColor(0xff8a80)};

Colours current = light;

// WCAG 2.1, relative luminance.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

// Ordinary palettes soften black or white a little; those for people who need contrast do not.
bool isHighContrast(const QPalette &palette)
{
    return contrast(palette.color(QPalette::Window), palette.color(QPalette::WindowText)) > 20;
}

Colours fromPlatform(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::WindowText);
    return {palette.color(QPalette::Window), palette.color(QPalette::Base), palette.color(QPalette::Window), text, text,
        text, palette.color(QPalette::Highlight), palette.color(QPalette::HighlightedText),
        palette.color(QPalette::Window), text, text, text};
}

QPalette paletteOf(const Colours &c)
{
    QPalette palette(c.text, c.base, c.base.lighter(110), c.line.darker(130), c.line, c.text, c.text, c.base, c.window);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::PlaceholderText, c.secondary);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.base);
    palette.setColor(QPalette::ToolTipText, c.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.secondary);
    return palette;
}

} // namespace

void applyLook(Scheme scheme)
{
    static const QPalette platform = QApplication::palette();
    if (!qobject_cast<Style *>(QApplication::style())) {
        QApplication::setStyle(new Style);
        auto font = QApplication::font();
        font.setPixelSize(std::max(font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize(), textSize));
        QApplication::setFont(font);
    }
    if (scheme == Scheme::Platform && isHighContrast(platform)) {
        current = fromPlatform(platform);
        QApplication::setPalette(platform);
        return;
    }
    const bool isDark = scheme == Scheme::Platform ? luminance(platform.color(QPalette::Window)) <
                                                         luminance(platform.color(QPalette::WindowText))
                                                   : scheme == Scheme::Dark;
    current = isDark ? dark : light;
    QApplication::setPalette(paletteOf(current));
}

const Colours &colours()
{
    return current;
}

} // namespace meethouse
