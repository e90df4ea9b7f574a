#include "wizard/look/file_line.h"

#include "wizard/look/measure.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace meethouse
{

FileLine::FileLine(Of kind, const QString &question, const QString &folder, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_question(question)
    , m_folder(folder)
    , m_line(new QLineEdit(this))
{
    auto *choose = new QPushButton(tr("Choose…"), this);
    choose->setAccessibleDescription(question);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gap);
    row->addWidget(m_line, 1);
    row->addWidget(choose);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] { emit edited(file()); });
    connect(choose, &QPushButton::clicked, this, &FileLine::choose);
}

void FileLine::choose()
{
    const auto from = file().isEmpty() ? m_folder : file();
    const auto chosen = m_kind == Of::File ? QFileDialog::getOpenFileName(this, m_question, from)
                                           : QFileDialog::getExistingDirectory(this, m_question, from);
    if (chosen.isEmpty())
        return;
    m_line->setText(chosen);
    emit edited(chosen);
}

void FileLine::setFile(const QString &file)
{
    if (m_line->text().trimmed() != file)
        m_line->setText(file);
}

QString FileLine::file() const
{
    return m_line->text().trimmed();
}

QString keysFolder()
{
    return QDir::homePath() + QStringLiteral("/.ssh");
}

} // namespace meethouse
