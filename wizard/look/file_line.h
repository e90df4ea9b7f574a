#pragma once

#include <QWidget>

class QLineEdit;

namespace meethouse
{

// A file or a folder, by its name or chosen from those there are.
class FileLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Of { File, Folder };
    // `question`: what is to be chosen. `folder`: the one to begin in, while nothing is named.
    FileLine(Of kind, const QString &question, const QString &folder = {}, QWidget *parent = nullptr);

    void setFile(const QString &file);
    [[nodiscard]] QString file() const;

signals:
    void edited(const QString &file); // by a person, whichever way

private:
    void choose();

    Of m_kind;
    QString m_question;
    QString m_folder;
    QLineEdit *m_line;
};

// Where people keep the keys they sign in with.
QString keysFolder();

} // namespace meethouse
