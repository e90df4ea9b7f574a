#include "wizard/look/rows.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace meethouse
{

Mark markOf(Check::State state)
{
    switch (state) {
    case Check::State::Ok:
        return Mark::Done;
    case Check::State::Warn:
    case Check::State::Waived:
        return Mark::Warning;
    case Check::State::Fail:
        return Mark::Failed;
    case Check::State::Unknown:
        return Mark::Unknown;
    }
    Q_UNREACHABLE();
}

Row rowOf(const Check &check)
{
    // Why it matters is worth its room only where something is to be done.
    QStringList sentences;
    if (check.state != Check::State::Ok && !check.why.isEmpty())
        sentences += check.why;
    if (!check.todo.isEmpty())
        sentences += check.todo;
    return {check.id, markOf(check.state), check.what, sentences.join(QLatin1Char(' ')), {}, {}};
}

class Rows::RowView final : public QWidget
{
public:
    RowView(Rows *rows, bool first)
        : QWidget(rows)
        , m_first(first)
        , m_mark(new MarkView(Mark::Waiting, this))
        , m_title(new Text(Text::Kind::Heading, {}, this))
        , m_text(new Text(Text::Kind::Small, {}, this))
        , m_aside(new Text(Text::Kind::Small, {}, this))
        , m_action(new QPushButton(this))
    {
        m_aside->setWordWrap(false);
        for (auto *text : {m_title, m_text})
            text->setUnbounded();
        m_aside->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
        auto *words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(m_title);
        words->addWidget(m_text);
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(space, grid + 4, space, grid + 4);
        layout->setSpacing(grid + 4);
        layout->addWidget(m_mark, 0, Qt::AlignTop);
        layout->addLayout(words, 1);
        layout->addWidget(m_aside, 0, Qt::AlignTop);
        layout->addWidget(m_action, 0, Qt::AlignVCenter);
        connect(m_action, &QPushButton::clicked, rows, [this, rows] { emit rows->acted(m_row.id); });
    }

    void set(const Row &row)
    {
        m_row = row;
        m_mark->setMark(row.mark);
        m_title->setText(row.title);
        m_text->setText(row.text);
        m_text->setVisible(!row.text.isEmpty());
        m_aside->setText(row.aside);
        m_aside->setVisible(!row.aside.isEmpty());
        m_action->setText(row.action);
        m_action->setVisible(!row.action.isEmpty());
        m_action->setAccessibleDescription(row.title);
        setAccessibleName(QStringLiteral("%1: %2").arg(wordOf(row.mark), row.title));
        setAccessibleDescription(row.text);
    }

    [[nodiscard]] const Row &row() const { return m_row; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_first)
            return;
        QPainter painter(this);
        painter.setPen(colours().line);
        painter.drawLine(1, 0, width() - 2, 0);
    }

private:
    Row m_row;
    bool m_first;
    MarkView *m_mark;
    Text *m_title;
    Text *m_text;
    Text *m_aside;
    QPushButton *m_action;
};

Rows::Rows(const QString &accessibleName, QWidget *parent)
    : Card(parent)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(accessibleName);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setVisible(false);
}

Rows::~Rows() = default;

void Rows::set(const Row &row)
{
    auto *&view = m_rows[row.id];
    if (!view) {
        view = new RowView(this, m_order.isEmpty());
        m_order += row.id;
        view->set(row);
        m_layout->addWidget(view);
        setVisible(true);
    } else if (view->row() != row) {
        view->set(row);
    }
}

void Rows::setAll(const QList<Row> &rows)
{
    QList<QString> wanted;
    for (const auto &row : rows)
        wanted += row.id;
    // What stands there already stays where it stands; another list begins anew.
    if (!wanted.mid(0, m_order.size()).isEmpty() && wanted.mid(0, m_order.size()) != m_order)
        clear();
    for (const auto &row : rows)
        set(row);
    if (rows.isEmpty())
        clear();
}

void Rows::clear()
{
    for (auto *row : std::as_const(m_rows))
        delete row;
    m_rows.clear();
    m_order.clear();
    setVisible(false);
}

Row Rows::at(const QString &id) const
{
    const auto *view = m_rows.value(id);
    return view ? view->row() : Row();
}

QWidget *Rows::widgetOf(const QString &id) const
{
    return m_rows.value(id);
}

} // namespace meethouse
