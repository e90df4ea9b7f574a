#pragma once

#include "wizard/manager/searched_table.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <algorithm>

// What somebody sees in a window, found by the words they read there; nothing for what is not to be seen.
namespace meethouse
{

inline QPushButton *buttonIn(QWidget *widget, const QString &text)
{
    for (auto *button : widget->findChildren<QPushButton *>()) {
        if (QString(button->text()).remove(QLatin1Char('&')) == text && button->isVisible())
            return button;
    }
    return nullptr;
}

inline QLineEdit *fieldIn(QWidget *widget, const QString &name)
{
    for (auto *field : widget->findChildren<QLineEdit *>()) {
        if (field->accessibleName() == name && field->isVisible())
            return field;
    }
    return nullptr;
}

inline SearchedTable *tableIn(QWidget *widget)
{
    const auto tables = widget->findChildren<SearchedTable *>();
    const auto seen = std::ranges::find_if(tables, &QWidget::isVisible);
    return seen == tables.end() ? nullptr : *seen;
}

inline bool saysIn(QWidget *widget, const QString &text)
{
    return std::ranges::any_of(widget->findChildren<QLabel *>(),
        [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

// Clicks a button of the question that comes next.
inline void answerQuestion(const QString &button)
{
    QTimer::singleShot(0, qApp, [button] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        QTest::mouseClick(buttonIn(box, button), Qt::LeftButton);
    });
}

} // namespace meethouse
