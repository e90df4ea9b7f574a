#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace meethouse
{

// The six states, everywhere the same: a shape, a colour and a word.
enum class Mark { Done, Warning, Failed, Unknown, Running, Waiting };

QString wordOf(Mark mark); // "done", "needs a look", …, translated
QColor colourOf(Mark mark);
// `turn` counts degrees, for the running arc.
void paintMark(QPainter &painter, const QRectF &where, Mark mark, int turn = 0);

// One mark; turns by itself while it is running and seen.
class MarkView final : public QWidget
{
    Q_OBJECT

public:
    explicit MarkView(Mark mark = Mark::Waiting, QWidget *parent = nullptr);

    void setMark(Mark mark);
    [[nodiscard]] Mark mark() const { return m_mark; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void settle();

    Mark m_mark;
    QBasicTimer m_timer;
    int m_turn = 0;
};

} // namespace meethouse
