#pragma once

#include <QTabBar>

namespace meethouse
{

// The pages of a server, as words in a line; the one that is open is underlined.
class Tabs final : public QTabBar
{
    Q_OBJECT

public:
    explicit Tabs(QWidget *parent = nullptr);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int allWords(double scale) const;
    [[nodiscard]] double scale() const;
    [[nodiscard]] int between() const;
};

} // namespace meethouse
