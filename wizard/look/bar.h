#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QPushButton;

namespace meethouse
{

class Text;

// The foot of a page: Back and quiet links at the left, one ordinary and one main button at the right. What has no
// words is not there.
class Bar final : public QWidget
{
    Q_OBJECT

public:
    explicit Bar(QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *back() const { return m_back; }
    [[nodiscard]] QPushButton *ordinary() const { return m_ordinary; }
    [[nodiscard]] QPushButton *main() const { return m_main; }
    QPushButton *addLink(const QString &text);

    void setOrdinary(const QString &text);
    void setMain(const QString &text);
    // Why the main button is not ready; it stands beside it, however far the page is scrolled.
    void setReason(const QString &reason);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QBoxLayout *m_layout;
    QHBoxLayout *m_left;
    QHBoxLayout *m_links;
    QPushButton *m_back;
    QPushButton *m_ordinary;
    QPushButton *m_main;
    Text *m_reason;
};

QPushButton *quietLink(const QString &text, QWidget *parent = nullptr);

} // namespace meethouse
