#pragma once

#include <QHash>
#include <QImage>
#include <QPixmap>

#include <algorithm>

namespace meethouse
{

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
