#pragma once

#include "wizard/look/bar.h"

#include <QPointer>

class QScrollArea;
class QVBoxLayout;

namespace meethouse
{

class Text;

// The frame of every page: one question as its title, one sentence of why, a body that scrolls, and a bar that does
// not. Enter is the main button wherever no other button has the focus.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setWhy(const QString &why);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] Bar *bar() const { return m_bar; }
    // Where typing begins.
    void setFirst(QWidget *first) { m_first = first; }
    [[nodiscard]] QWidget *first() const { return m_first; }
    // The page comes into sight, also again.
    virtual void enter() {}
    void scrollToTop();
    void bringIntoSight(QWidget *widget);

signals:
    void backWanted();
    void nextWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Text *m_title;
    Text *m_why;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    Bar *m_bar;
    QPointer<QWidget> m_first;
};

} // namespace meethouse
