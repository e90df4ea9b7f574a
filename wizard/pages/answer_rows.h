#pragma once

#include "privacy/questions.h"

#include <QJsonArray>
#include <QMap>
#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace meethouse
{

// A small table that is written in: people or organisations, one a line. A line that is emptied is gone.
class AnswerRows final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerRows(const PaperQuestion &question, QWidget *parent = nullptr);

    // The columns there are, in order, each with its title.
    [[nodiscard]] static QList<std::pair<QString, QString>> titles();

signals:
    void changed(const QJsonArray &rows);

private:
    void addRow(const QJsonObject &row);
    [[nodiscard]] QJsonArray rows() const;

    QString m_name;
    QList<std::pair<QString, QString>> m_columns;
    QGridLayout *m_grid;
    QList<QMap<QString, QLineEdit *>> m_rows;
    QJsonArray m_said;
};

} // namespace meethouse
