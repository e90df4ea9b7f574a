#pragma once

#include <QWidget>

namespace meethouse
{

// A raised area with rounded corners. A grave one has a line in the colour of failure.
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);
    void setGrave(bool grave);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_grave = false;
};

} // namespace meethouse
