#pragma once

#include <QColor>

namespace meethouse
{

// Everything the window is painted with. Set once for the whole program; no widget has a colour of its own.
struct Colours {
    QColor window, base, rail, text, secondary, line, accent, onAccent, selection, done, warning, failed;
};

enum class Scheme { Platform, Light, Dark };

// Gives the program its palette, style and font. Platform: light or dark as the platform's own palette is; one of high
// contrast stays as it is, and our own painting takes its colours from there.
void applyLook(Scheme scheme = Scheme::Platform);

const Colours &colours();

} // namespace meethouse
