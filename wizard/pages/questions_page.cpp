#include "wizard/pages/questions_page.h"

#include "wizard/look/fields.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/pages/answer_editor.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

namespace
{

// As they are read. Fields come and go, and what came last would else be reached last.
// Gives the first of them.
QWidget *setTabOrderBy(const QList<QWidget *> &fields)
{
    QWidget *first = nullptr;
    QWidget *last = nullptr;
    for (const auto *field : fields) {
        for (auto *each : field->findChildren<QWidget *>()) {
            if (!(each->focusPolicy() & Qt::TabFocus))
                continue;
            if (last)
                QWidget::setTabOrder(last, each);
            last = each;
            first = first ? first : each;
        }
    }
    return first;
}

} // namespace

QuestionsPage::QuestionsPage(QuestionsModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_summary(new Text(Text::Kind::Heading, {}, this))
    , m_trouble(new Trouble(this))
    , m_form(new QWidget(this))
    , m_list(new QVBoxLayout(m_form))
{
    setTitle(tr("What the papers still need to know"));
    setWhy(tr("No measurement tells these things, only you. A paper is a draft until all that it needs is said. The "
              "answers are kept at the server, with its settings; nothing else is changed there."));
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(space);
    body()->addWidget(m_summary);
    body()->addWidget(m_trouble);
    body()->addWidget(m_form);
    bar()->setMain(tr("&Keep the answers"));
    bar()->setOrdinary(tr("&Later"));
    connect(bar()->main(), &QPushButton::clicked, this, &QuestionsPage::keep);
    connect(bar()->ordinary(), &QPushButton::clicked, this, &Page::backWanted);
    m_watching = connect(&m_model, &QuestionsModel::changed, this, &QuestionsPage::show);
    connect(&m_model, &QuestionsModel::kept, this, &Page::nextWanted);
    show();
}

QuestionsPage::~QuestionsPage()
{
    // A field that goes is left, and says what was typed there; the model may be gone before us.
    disconnect(m_watching);
}

void QuestionsPage::enter()
{
    // Other settings may have come from the server meanwhile.
    m_form->setEnabled(false); // who is typing there has left it
    qDeleteAll(m_fields);
    m_fields.clear();
    m_order.clear();
    m_entered = true;
    m_model.look();
}

void QuestionsPage::keep()
{
    // What is being typed counts once it is left.
    bar()->main()->setFocus();
    const auto refused = m_model.refused();
    if (refused.isEmpty())
        return m_model.keep();
    for (const auto &where : refused) {
        if (auto *field = m_fields.value(where))
            return bringIntoSight(field);
    }
}

Field *QuestionsPage::fieldOf(const PaperQuestion &question)
{
    auto *&field = m_fields[question.where];
    if (!field) {
        auto *editor = new AnswerEditor(question, m_form);
        connect(editor, &AnswerEditor::answered, &m_model,
            [&model = m_model, where = question.where](const QJsonValue &answer) { model.answer(where, answer); });
        field = new Field(question.text, editor, AnswerEditor::hint(question.kind.type), m_form);
    }
    return field;
}

// Only when other things are asked: a button must not move under who is about to press it.
void QuestionsPage::arrange()
{
    QStringList order;
    for (const auto &group : m_model.groups()) {
        order += group.title;
        for (const auto &question : group.questions)
            order += question.where;
    }
    if (order == std::exchange(m_order, order))
        return;
    qDeleteAll(m_headings);
    m_headings.clear();
    QList<QWidget *> fields;
    for (const auto &group : m_model.groups()) {
        m_headings += new Text(Text::Kind::Heading, group.title, m_form);
        m_list->addWidget(m_headings.last());
        for (const auto &question : group.questions) {
            fields += fieldOf(question);
            // Adding it again moves it to the end.
            m_list->addWidget(fields.last());
        }
    }
    for (const auto &where : m_fields.keys()) {
        if (!order.contains(where))
            m_fields.take(where)->deleteLater();
    }
    auto *first = setTabOrderBy(fields);
    if (first && std::exchange(m_entered, false))
        first->setFocus();
}

void QuestionsPage::show()
{
    const bool keeping = m_model.state() == QuestionsModel::State::Keeping;
    arrange();
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field)
        field.value()->setTrouble(m_model.refusal(field.key()));
    m_summary->setText(keeping                  ? tr("Putting the answers to the server …")
                       : m_model.missing() == 0 ? tr("Nothing is missing any more.")
                                                : tr("%n answer(s) is/are missing.", nullptr, m_model.missing()));
    if (m_model.state() == QuestionsModel::State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
    m_form->setEnabled(!keeping);
    bar()->main()->setEnabled(!keeping);
    bar()->ordinary()->setEnabled(!keeping);
}

QList<Row> QuestionsPage::rowFor(const QuestionsModel &model)
{
    if (model.missing() == 0)
        return {};
    return {{rowId(), Mark::Warning, tr("%n answer(s) of yours is/are missing", nullptr, model.missing()),
        tr("Without them papers are drafts, and say so."), {}, tr("Answer what is missing…")}};
}

} // namespace meethouse
