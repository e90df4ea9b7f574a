#pragma once

#include "wizard/look/page.h"
#include "wizard/look/rows.h"
#include "wizard/models/questions_model.h"

#include <QHash>

namespace meethouse
{

class Field;
class Trouble;

// What the papers still need to know, one field a question, in groups. An answer brings up what follows from it.
class QuestionsPage final : public Page
{
    Q_OBJECT

public:
    explicit QuestionsPage(QuestionsModel &model, QWidget *parent = nullptr);
    ~QuestionsPage() override;
    void enter() override;

    // For a list of papers: that something is missing, with the button that leads here. Nothing when all is said.
    static QList<Row> rowFor(const QuestionsModel &model);
    static QString rowId() { return QStringLiteral("questions"); }

private:
    void show();
    void arrange();
    void keep();
    [[nodiscard]] Field *fieldOf(const PaperQuestion &question);

    QuestionsModel &m_model;
    Text *m_summary;
    Trouble *m_trouble;
    QWidget *m_form;
    QVBoxLayout *m_list;
    QHash<QString, Field *> m_fields; // by what they answer
    QList<Text *> m_headings;
    QStringList m_order; // as arranged
    QMetaObject::Connection m_watching;
    bool m_entered = false; // and nothing was shown since
};

} // namespace meethouse
