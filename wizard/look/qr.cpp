#include "wizard/look/qr.h"

#include <QPainter>

#include <qrencode.h>

#include <memory>

namespace meethouse
{

namespace
{

constexpr int cell = 4;
constexpr int quietZone = 4; // cells, as the norm wants

} // namespace

QrCode::QrCode(const QString &text, QWidget *parent)
    : QWidget(parent)
{
    const std::unique_ptr<QRcode, void (*)(QRcode *)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (code) {
        m_width = code->width;
        for (int i = 0; i < m_width * m_width; ++i)
            m_cells += static_cast<char>(code->data[i] & 1);
    }
    setFixedSize(sizeHint());
    setAccessibleName(tr("The same link as a square code"));
}

QSize QrCode::sizeHint() const
{
    const int side = (m_width + 2 * quietZone) * cell;
    return {side, side};
}

// Dark on light in any palette, because cameras want it so.
void QrCode::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    for (int i = 0; i < m_cells.size(); ++i) {
        if (m_cells.at(i))
            painter.fillRect((i % m_width + quietZone) * cell, (i / m_width + quietZone) * cell, cell, cell, Qt::black);
    }
}

} // namespace meethouse
