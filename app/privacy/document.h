#pragma once

#include "privacy/privacy.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace meethouse
{

// A stretch of text in one style. Writers escape it; nothing in it is markup any more.
struct Run {
    enum class Blank { None, Line, ShortLine, Box, Cell };

    QString text;
    bool strong = false;
    bool emphasis = false;
    bool gap = false;          // stands for a value that is missing
    bool value = false;        // came from a fact or a setting, not from the template
    Blank blank = Blank::None; // to be written on or ticked by hand
    QString link;              // https: or mailto:, or empty
};
using Runs = QList<Run>;

struct Block {
    enum class Kind { Title, Subtitle, Heading, Subheading, Paragraph, Bullet, Numbered, Box, Table };

    Kind kind = Kind::Paragraph;
    Runs runs;               // of everything but a table
    QList<QList<Runs>> rows; // of a table; a row may be shorter than the header
    bool header = true;      // of a table: the first row names the columns
    QSet<QString> covers;    // duties that this block answers, for example "13-1-a"
    bool newPage = false;    // starts a page
    bool keepsNext = false;  // stays on the page of the block below it; headings always do
};

// A paper between template and file: the one thing all writers are given.
struct Document {
    QString id;        // "notice"
    QString language;  // BCP 47
    QString norm;      // what it answers, for example "Art. 30(1)"
    bool open = false; // handed out to everybody
    QString shortName; // "Privacy notice"
    QString title;
    QString domain;
    QDate date;     // of this version
    QDate lawAsOf;  // of the law snapshot
    QString number; // names this very text: the same text has the same number
    QList<Block> blocks;
    QList<Block> appendix;
    QList<DocumentGap> gaps; // empty: complete
    QStringList usedFacts;   // ids, sorted

    [[nodiscard]] bool draft() const { return !gaps.isEmpty(); }
};

// A place to write on; its text is what a reader of plain text sees there.
Run blankRun(Run::Blank blank);

QString plainText(const Runs &runs);
// Blocks one a line, table cells apart by tabs: what the rules and the tests read.
QString plainText(const QList<Block> &blocks);

// How wide the columns of a table are against each other: each has room for its longest word, and what is left over
// goes where the cells are long.
QList<int> columnWeights(const Block &table);
// Whether a table is short enough to go over to the next page as a whole.
bool staysWhole(const Block &table);

} // namespace meethouse
