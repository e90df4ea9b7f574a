#pragma once

#include <QTranslator>

#include <algorithm>

namespace meethouse
{

// A language whose texts are as long again as two fifths of the English ones, to see what has room for them.
class Longer final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        const auto text = QString::fromUtf8(source);
        // How a date is written is no text.
        if (text.startsWith(QLatin1String("d MMMM")))
            return text;
        const qsizetype more = std::max<qsizetype>(text.size() * 2 / 5, 1);
        return text + QStringLiteral(" lorem ipsum dolor sit amet").repeated(more / 27 + 1).left(more);
    }
};

} // namespace meethouse
