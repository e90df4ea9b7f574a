#pragma once

#include "wizard/look/bar.h"

#include <QHash>
#include <QImage>
#include <QLayout>
#include <QPixmap>
#include <QScrollArea>

#include <algorithm>
#include <cstdio>

namespace meethouse
{

// What a page cuts off at its right, because it does not fit there.
inline void tellWhatIsCutOff(const QWidget &window, const QString &name)
{
    const auto tell = [&name](const QString &what, int pixels) {
        if (pixels > 0)
            std::fprintf(
                stderr, "%s: %s is %d pixels wider than its page\n", qPrintable(name), qPrintable(what), pixels);
    };
    for (const auto *area : window.findChildren<QScrollArea *>()) {
        if (area->isVisible())
            tell(QStringLiteral("the page"), area->widget()->width() - area->viewport()->width());
    }
    for (const auto *bar : window.findChildren<Bar *>()) {
        if (bar->isVisible())
            tell(QStringLiteral("the bar"), bar->layout()->minimumSize().width() - bar->width());
    }
}

// A window as a file of few kilobytes: it has the 256 colours that occur most, and for any other the nearest of them.
inline bool savePicture(const QPixmap &window, const QString &file)
{
    const auto picture = window.toImage().convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> counts;
    const auto eachPixel = [&picture](auto see) {
        for (int y = 0; y < picture.height(); ++y) {
            const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
            for (int x = 0; x < picture.width(); ++x)
                see(x, y, line[x]);
        }
    };
    eachPixel([&counts](int, int, QRgb colour) { ++counts[colour]; });
    auto colours = counts.keys();
    std::sort(colours.begin(), colours.end(), [&counts](QRgb a, QRgb b) { return counts[a] > counts[b]; });
    colours.resize(std::min<qsizetype>(colours.size(), 256));

    const auto distance = [](QRgb a, QRgb b) {
        const auto square = [](int difference) { return difference * difference; };
        return square(qRed(a) - qRed(b)) + square(qGreen(a) - qGreen(b)) + square(qBlue(a) - qBlue(b));
    };
    QHash<QRgb, uchar> places;
    for (auto it = counts.keyBegin(); it != counts.keyEnd(); ++it) {
        const auto nearest = std::min_element(colours.begin(), colours.end(),
            [&distance, colour = *it](QRgb a, QRgb b) { return distance(a, colour) < distance(b, colour); });
        places.insert(*it, static_cast<uchar>(nearest - colours.begin()));
    }
    QImage small(picture.size(), QImage::Format_Indexed8);
    small.setColorTable(colours);
    eachPixel([&](int x, int y, QRgb colour) { small.scanLine(y)[x] = places.value(colour); });
    return small.save(file, "PNG", 0);
}

} // namespace meethouse
