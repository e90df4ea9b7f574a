#include "wizard/pages/answer_rows.h"

#include "wizard/look/bar.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace meethouse
{

QList<std::pair<QString, QString>> AnswerRows::titles()
{
    return {
        {QStringLiteral("name"), tr("Name")},
        {QStringLiteral("function"), tr("Function")},
        {QStringLiteral("account"), tr("Account on the server")},
        {QStringLiteral("address"), tr("Address")},
        {QStringLiteral("contact"), tr("Contact")},
        {QStringLiteral("task"), tr("Task")},
        {QStringLiteral("since"), tr("Since (2026-10-01)")},
    };
}

AnswerRows::AnswerRows(const PaperQuestion &question, QWidget *parent)
    : QWidget(parent)
    , m_name(question.text)
    , m_columns(titles())
    , m_grid(new QGridLayout)
    , m_said(question.answer.toArray())
{
    m_columns.removeIf([&question](const auto &column) { return !question.kind.columns.contains(column.first); });
    m_grid->setSpacing(gap);
    for (int i = 0; i < m_columns.size(); ++i)
        m_grid->addWidget(new Text(Text::Kind::Small, m_columns.at(i).second, this), 0, i);
    for (const auto &row : std::as_const(m_said))
        addRow(row.toObject());
    if (m_rows.isEmpty())
        addRow({});
    auto *more = new QPushButton(tr("One more line"), this);
    connect(more, &QPushButton::clicked, this, [this, more] {
        addRow({});
        auto *first = m_rows.last().value(m_columns.first().first);
        first->setFocus();
        setTabOrder(m_rows.last().value(m_columns.last().first), more);
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_grid);
    layout->addWidget(more, 0, Qt::AlignLeft);
}

void AnswerRows::addRow(const QJsonObject &row)
{
    QMap<QString, QLineEdit *> cells;
    const auto number = static_cast<int>(m_rows.size()) + 1;
    for (int i = 0; i < m_columns.size(); ++i) {
        const auto &[column, title] = m_columns.at(i);
        auto *cell = new QLineEdit(row[column].toString(), this);
        cell->setAccessibleName(tr("%1, line %2: %3").arg(m_name).arg(number).arg(title));
        if (i > 0)
            setTabOrder(cells.value(m_columns.at(i - 1).first), cell);
        else if (!m_rows.isEmpty())
            setTabOrder(m_rows.last().value(m_columns.last().first), cell);
        m_grid->addWidget(cell, number, i);
        connect(cell, &QLineEdit::editingFinished, this, [this] {
            if (const auto now = rows(); now != std::exchange(m_said, now))
                emit changed(now);
        });
        cells.insert(column, cell);
    }
    m_rows += cells;
}

QJsonArray AnswerRows::rows() const
{
    QJsonArray all;
    for (const auto &cells : m_rows) {
        QJsonObject row;
        for (auto cell = cells.cbegin(); cell != cells.cend(); ++cell) {
            if (const auto text = cell.value()->text().trimmed(); !text.isEmpty())
                row[cell.key()] = text;
        }
        if (!row.isEmpty())
            all += row;
    }
    return all;
}

} // namespace meethouse
