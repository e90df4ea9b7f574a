#pragma once

#include <QByteArray>
#include <QWidget>

namespace meethouse
{

// A square code that a telephone's camera reads (ISO/IEC 18004).
class QrCode final : public QWidget
{
    Q_OBJECT

public:
    explicit QrCode(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_width = 0;
    QByteArray m_cells; // one byte each, row by row, 1 is dark
};

} // namespace meethouse
