#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace meethouse
{

class Text;

// The long title of a check box goes on in the next line, as a label's does.
void wrapTitle(QAbstractButton *button);

// Words that are not ours: no mark of theirs is an accelerator.
QString withoutAccelerator(QString label);
// For a text of some lines, which the Tab key leaves.
QPlainTextEdit *linesEdit(const QString &text, QWidget *parent);

// A label above what it names, and below it what to know of it, or what is wrong with it.
class Field final : public QWidget
{
    Q_OBJECT

public:
    Field(const QString &label, QWidget *control, const QString &hint = {}, QWidget *parent = nullptr);

    void setHint(const QString &hint);
    // A whole sentence; empty: all is well. Stands in the hint's place.
    void setTrouble(const QString &trouble);
    [[nodiscard]] QString trouble() const { return m_trouble; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void show();
    QWidget *m_control; // what the focus goes to
    Text *m_below;
    QString m_hint;
    QString m_trouble;
};

// One of several, each with a sentence that says what choosing it means.
class Choice final : public QWidget
{
    Q_OBJECT

public:
    explicit Choice(const QString &accessibleName, QWidget *parent = nullptr);

    // `value` is the caller's.
    void add(int value, const QString &title, const QString &meaning);
    void choose(int value);
    [[nodiscard]] int chosen() const;
    [[nodiscard]] QAbstractButton *button(int value) const;

signals:
    void changed(int value);

private:
    QButtonGroup *m_group;
    QVBoxLayout *m_layout;
};

// One of few short words, side by side.
class Segments final : public QWidget
{
    Q_OBJECT

public:
    explicit Segments(const QString &accessibleName, QWidget *parent = nullptr);

    void add(int value, const QString &title);
    void choose(int value);
    [[nodiscard]] int chosen() const;
    [[nodiscard]] QAbstractButton *button(int value) const;

signals:
    void changed(int value);

private:
    QButtonGroup *m_group;
};

// Something exact that is read, compared and copied: a fingerprint, a link, a record.
class CopyField final : public QWidget
{
    Q_OBJECT

public:
    explicit CopyField(const QString &accessibleName, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton *copy() const { return m_copy; }

private:
    QLineEdit *m_line;
    QPushButton *m_copy;
};

} // namespace meethouse
