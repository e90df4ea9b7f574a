#include "wizard/look/text.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"

#include <QApplication>
#include <QEvent>

namespace meethouse
{

QFont fontFor(Text::Kind kind)
{
    auto font = QApplication::font();
    const auto scaled = [&font](int pixels) { font.setPixelSize(font.pixelSize() * pixels / textSize); };
    switch (kind) {
    case Text::Kind::Title:
        scaled(23);
        font.setWeight(QFont::DemiBold);
        break;
    case Text::Kind::Heading:
        font.setWeight(QFont::DemiBold);
        break;
    case Text::Kind::Small:
        scaled(13);
        break;
    case Text::Kind::Plain:
    case Text::Kind::Quiet:
        break;
    }
    return font;
}

QString breakable(QString name)
{
    for (const auto *sign : {".", "-"})
        name.replace(QLatin1String(sign), QLatin1String(sign) + QChar(0x200b));
    return name;
}

Text::Text(Kind kind, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_kind(kind)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setFont(fontFor(kind));
    // Counted in digits: an average of all letters is too narrow in some fonts and too wide in others.
    setMaximumWidth(fontMetrics().horizontalAdvance(QLatin1Char('n')) * measure);
    auto policy = sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    colour();
}

void Text::colour()
{
    if (m_kind != Kind::Quiet && m_kind != Kind::Small)
        return;
    auto shades = QApplication::palette();
    shades.setColor(QPalette::WindowText, colours().secondary);
    setPalette(shades);
}

void Text::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QLabel::changeEvent(event);
}

} // namespace meethouse
