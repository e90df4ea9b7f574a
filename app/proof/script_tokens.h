#pragma once

#include <QList>
#include <QString>

namespace meethouse
{

struct ScriptToken {
    enum class Kind { Word, Number, Text, Mark, End };
    Kind kind = Kind::End;
    QString text;
    bool newLine = false; // a line break stands before it
};

// Splits JavaScript into words, numbers, strings and single marks. Comments fall away.
QList<ScriptToken> tokensOf(const QString &script);

} // namespace meethouse
