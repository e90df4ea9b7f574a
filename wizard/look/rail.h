#pragma once

#include "wizard/look/mark.h"

class QVBoxLayout;

namespace meethouse
{

class Text;

// The left side of the window: whose program this is, where one is, and at the foot what one is connected to.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QVBoxLayout *foot() const { return m_foot; }
    void setFoot(const QString &lines);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body;
    QVBoxLayout *m_foot;
    Text *m_lines;
};

// The wizard's steps: those behind, the one in hand, those ahead.
class StepList final : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget *parent = nullptr);

    void setSteps(const QStringList &titles);
    void setCurrent(int index); // -1: none yet
    [[nodiscard]] int current() const { return m_current; }

private:
    class Step;
    QVBoxLayout *m_layout;
    QList<Step *> m_steps;
    int m_current = -1;
};

void paintHouse(QPainter &painter, const QRectF &where);

} // namespace meethouse
