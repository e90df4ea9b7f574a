#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace meethouse
{

// A column that scrolls when it is higher than its place; text that wraps gets the height it needs.
class ScrollBody : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrollBody(QWidget *parent = nullptr);
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QVBoxLayout *m_column;
};

} // namespace meethouse
