#include "wizard/look/fields.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTimer>

namespace meethouse
{

namespace
{

constexpr int besideIndicator = 4 * grid; // what a check box or radio button takes beside its title

QVBoxLayout *column(QWidget *owner, int spacing)
{
    auto *layout = new QVBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

class TitleWrapper final : public QObject
{
public:
    explicit TitleWrapper(QAbstractButton *button)
        : QObject(button)
        , m_button(button)
        , m_title(button->text())
    {
        button->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            wrap();
        return QObject::eventFilter(watched, event);
    }

private:
    void wrap()
    {
        const int room = m_button->width() - besideIndicator;
        const auto wide = [this](const QString &text) {
            return m_button->fontMetrics().size(Qt::TextShowMnemonic, text).width();
        };
        QString done;
        QString line;
        for (const auto &word : m_title.split(QLatin1Char(' '))) {
            const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
            const bool full = !line.isEmpty() && wide(longer) > room;
            if (full)
                done += line + QLatin1Char('\n');
            line = full ? word : longer;
        }
        if (const QString text = done + line; text != m_button->text())
            m_button->setText(text);
    }

    QAbstractButton *m_button;
    QString m_title;
};

} // namespace

void wrapTitle(QAbstractButton *button)
{
    button->setAccessibleName(QString(button->text()).remove(QLatin1Char('&')));
    button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    new TitleWrapper(button);
}

QString withoutAccelerator(QString label)
{
    return label.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QPlainTextEdit *linesEdit(const QString &text, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(text, parent);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(10 * grid);
    return edit;
}

Field::Field(const QString &label, QWidget *control, const QString &hint, QWidget *parent)
    : QWidget(parent)
    // A proxy that is younger than what it stands for would send the Tab key round and round; the label needs none.
    , m_control(control->focusProxy() ? control->focusProxy() : control)
    , m_below(new Text(Text::Kind::Small, {}, this))
    , m_hint(hint)
{
    auto *name = new Text(Text::Kind::Plain, label, this);
    control->setFocusProxy(nullptr);
    name->setBuddy(m_control);
    // A password manager's or a screen reader's eye: the label belongs to the field, the hint describes it.
    if (m_control->accessibleName().isEmpty())
        m_control->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    auto *layout = column(this, 5);
    layout->addWidget(name);
    layout->addWidget(control);
    layout->addWidget(m_below);
    show();
}

void Field::setHint(const QString &hint)
{
    m_hint = hint;
    show();
}

void Field::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    show();
}

void Field::show()
{
    const auto &text = m_trouble.isEmpty() ? m_hint : m_trouble;
    auto shades = QApplication::palette();
    shades.setColor(QPalette::WindowText, m_trouble.isEmpty() ? colours().secondary : colours().failed);
    m_below->setPalette(shades);
    m_below->setText(text);
    m_below->setVisible(!text.isEmpty());
    m_control->setAccessibleDescription(text);
}

void Field::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        QTimer::singleShot(0, this, &Field::show);
}

Choice::Choice(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(column(this, grid + 4))
{
    setAccessibleName(accessibleName);
    connect(m_group, &QButtonGroup::idClicked, this, &Choice::changed);
}

void Choice::add(int value, const QString &title, const QString &meaning)
{
    auto *button = new QRadioButton(title, this);
    wrapTitle(button);
    button->setAccessibleDescription(meaning);
    m_group->addButton(button, value);
    auto *both = new QVBoxLayout;
    both->setSpacing(1);
    both->addWidget(button);
    if (!meaning.isEmpty()) {
        auto *sentence = new Text(Text::Kind::Small, meaning, this);
        auto *indented = new QVBoxLayout;
        indented->setContentsMargins(28, 0, 0, 0);
        indented->addWidget(sentence);
        both->addLayout(indented);
    }
    m_layout->addLayout(both);
}

void Choice::choose(int value)
{
    if (auto *button = m_group->button(value))
        button->setChecked(true);
}

int Choice::chosen() const
{
    return m_group->checkedId();
}

QAbstractButton *Choice::button(int value) const
{
    return m_group->button(value);
}

Segments::Segments(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    connect(m_group, &QButtonGroup::idClicked, this, &Segments::changed);
}

void Segments::add(int value, const QString &title)
{
    auto *button = new QPushButton(title, this);
    button->setCheckable(true);
    m_group->addButton(button, value);
    layout()->addWidget(button);
}

void Segments::choose(int value)
{
    if (auto *button = m_group->button(value))
        button->setChecked(true);
}

int Segments::chosen() const
{
    return m_group->checkedId();
}

QAbstractButton *Segments::button(int value) const
{
    return m_group->button(value);
}

CopyField::CopyField(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    m_line->setReadOnly(true);
    m_line->setAccessibleName(accessibleName);
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(QApplication::font().pixelSize() * 14 / textSize);
    m_line->setFont(font);
    m_copy->setAccessibleDescription(accessibleName);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_copy);
    setFocusProxy(m_line);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_line->text());
        m_copy->setMinimumWidth(m_copy->width());
        m_copy->setText(tr("Copied"));
        QTimer::singleShot(1500, m_copy, [this] { m_copy->setText(tr("Copy")); });
    });
}

void CopyField::setText(const QString &text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
}

QString CopyField::text() const
{
    return m_line->text();
}

} // namespace meethouse
