#pragma once

#include <QComboBox>

namespace meethouse
{

// Every country the system knows a name for, in this language's order; the first is none.
class CountryBox final : public QComboBox
{
    Q_OBJECT

public:
    explicit CountryBox(const QString &code, QWidget *parent = nullptr);
    [[nodiscard]] QString code() const { return currentData().toString(); } // of two letters; empty: none
};

} // namespace meethouse
