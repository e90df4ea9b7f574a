#pragma once

#include "wizard/look/page.h"
#include "wizard/models/import_model.h"

class QCheckBox;
class QLineEdit;
class QProgressBar;
class QSpinBox;

namespace meethouse
{

class ImportTable;
class Rows;
class SearchedTable;
class Text;
class Trouble;

// A whole list is invited: what would happen to each line, then doing it.
class ImportPage final : public Page
{
    Q_OBJECT

public:
    explicit ImportPage(ImportModel &model, QWidget *parent = nullptr);

private:
    QWidget *withButton(QLineEdit *line, QPushButton *button);
    void chooseList();
    void chooseFolder();
    void act();
    void show();
    void showLines();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString progress() const;

    ImportModel &m_model;
    ImportTable *m_table;
    QLineEdit *m_list;
    QLineEdit *m_folder;
    QPushButton *m_chooseList;
    QPushButton *m_chooseFolder;
    QSpinBox *m_days;
    QCheckBox *m_sheets;
    Trouble *m_trouble;
    Text *m_summary;
    Rows *m_problems;
    QProgressBar *m_progress;
    QWidget *m_card;
    SearchedTable *m_view;
};

} // namespace meethouse
