#pragma once

#include <QWidget>

class QPushButton;

namespace meethouse
{

// Something that is there for those who want to look: a line to click, and what lies behind it.
class Fold final : public QWidget
{
    Q_OBJECT

public:
    Fold(const QString &title, QWidget *content, QWidget *parent = nullptr);

    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] QPushButton *line() const { return m_line; }

signals:
    void toggled(bool open);

private:
    QString m_title;
    QWidget *m_content;
    QPushButton *m_line;
    bool m_open = false;
};

} // namespace meethouse
