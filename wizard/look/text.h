#pragma once

#include <QLabel>

#include <algorithm>

namespace meethouse
{

// Running text: wraps, and is never wider than can be read with ease.
class Text final : public QLabel
{
    Q_OBJECT

public:
    enum class Kind { Title, Heading, Plain, Quiet, Small };

    explicit Text(Kind kind, const QString &text = {}, QWidget *parent = nullptr);
    // A layout asks for a width it will not give.
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return QLabel::heightForWidth(std::min(width, maximumWidth()));
    }
    // Lets it be as wide as its place, for text in rows and cards.
    void setUnbounded() { setMaximumWidth(QWIDGETSIZE_MAX); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    Kind m_kind;
};

QFont fontFor(Text::Kind kind);
// A domain's name that may go on in the next line after a dot or a hyphen.
QString breakable(QString name);

} // namespace meethouse
