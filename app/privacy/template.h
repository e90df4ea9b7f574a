#pragma once

#include "base/result.h"
#include "privacy/kinds.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace meethouse
{

// A template as it was read: text and the marks of docs/templates.md, sections with what stands in them.
struct TemplateNode {
    enum class Kind { Text, Value, Section, Inverted, Known, Each, End, Covers, Comment, Blank, Rows, Page, Part };

    Kind kind = Kind::Text;
    QString text;       // of Text, Covers, Blank ("line", "line short", "box"), Rows (how many) and Part (its name)
    QString id;         // of the others: a fact, or ".column" of the rows it stands in
    QStringList words;  // of Section and Inverted: the values that count as yes; empty: any true value
    bool alone = false; // nothing else stands on its line
    int line = 1;
    std::vector<TemplateNode> children;
};

// Reads a template and its parts, which lie in parts/ beside it. Errors: Failed, with file, line and what is wrong
// there.
Result<std::vector<TemplateNode>> readTemplate(const QString &source, const QString &file, const FactKinds &kinds);

} // namespace meethouse
