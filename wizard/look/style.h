#pragma once

#include <QProxyStyle>

namespace meethouse
{

// The platform's style with calmer buttons and fields. What it does not draw itself, the platform does.
//   a default button is the main one of its page · a flat one is a quiet link
class Style final : public QProxyStyle
{
    Q_OBJECT

public:
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    [[nodiscard]] QSize sizeFromContents(
        ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption *option = nullptr, const QWidget *widget = nullptr) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
        QStyleHintReturn *data = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
};

} // namespace meethouse
