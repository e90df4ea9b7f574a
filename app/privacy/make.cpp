#include "privacy/make.h"

#include "privacy/failures.h"
#include "privacy/known.h"
#include "privacy/markdown.h"
#include "privacy/retention.h"
#include "privacy/rules.h"

#include <QCryptographicHash>
#include <QFile>

namespace meethouse
{

namespace
{
Runs plain(const QString &text)
{
    Run run;
    run.text = text;
    return {run};
}

QString timeText(const Words &words, const QDateTime &time)
{
    if (!time.isValid())
        return QStringLiteral("–");
    const QDateTime utc = time.toUTC();
    return words.text(
        QStringLiteral("appendix.time"), {{QStringLiteral("date"), words.date(utc.date())},
                                             {QStringLiteral("time"), utc.time().toString(QStringLiteral("HH:mm"))}});
}

// One origin's facts as a heading and a table. Where all were seen at the same minute, the heading says it once.
QList<Block> factTable(
    const Document &document, Fact::Origin origin, const Facts &facts, const FactKinds &kinds, const Words &words)
{
    QList<const Fact *> rows;
    QSet<QString> times;
    for (const QString &id : document.usedFacts) {
        const Fact *fact = facts.find(id);
        // The list of the papers themselves is nothing that one would have to know from somewhere.
        if (!fact || !kinds.find(id) || fact->origin != origin || id.startsWith(u"papers."))
            continue;
        rows += fact;
        if (fact->time.isValid())
            times += timeText(words, fact->time);
    }
    if (rows.isEmpty())
        return {};

    const bool told = origin == Fact::Origin::Told;
    const bool timeColumn = times.size() > 1;
    Block heading;
    heading.runs = plain(
        words.text(u"appendix." + originName(origin)) + (times.size() == 1 ? u" · " + *times.begin() : QString()));
    heading.runs.first().strong = true;
    heading.keepsNext = true;

    Block table;
    table.kind = Block::Kind::Table;
    const auto column = [&words](const QString &name) { return plain(words.text(u"appendix.columns." + name)); };
    QList<Runs> header = {column(QStringLiteral("fact")), column(QStringLiteral("value"))};
    if (timeColumn)
        header += column(QStringLiteral("time"));
    header += column(QStringLiteral("how"));
    table.rows += header;
    for (const Fact *fact : std::as_const(rows)) {
        const FactKind &kind = *kinds.find(fact->id);
        Run value;
        value.text = words.value(*fact, kind);
        value.value = true;
        QList<Runs> row = {plain(upperFirst(words.factName(fact->id))), {value}};
        if (timeColumn)
            row += plain(timeText(words, fact->time));
        row += plain(told ? words.text(QStringLiteral("appendix.setting"), {{QStringLiteral("where"), kind.where}})
                          : words.text(u"facts." + fact->id + u".how"));
        table.rows += row;
    }
    return {heading, table};
}

// Facts used, one table for each origin. How a thing was measured is told in words: the raw evidence names paths and
// commands of the server, which are nothing for a public paper.
QList<Block> appendixOf(const Document &document, const Facts &facts, const FactKinds &kinds, const Words &words)
{
    QList<Block> blocks;
    Block title;
    title.kind = Block::Kind::Heading;
    title.runs = plain(words.text(QStringLiteral("appendix.title")));
    title.newPage = true;
    blocks += title;
    Block made;
    made.runs =
        plain(words.text(QStringLiteral("appendix.made"), {{QStringLiteral("date"), words.date(document.lawAsOf)}}));
    blocks += made;
    for (const Fact::Origin origin : {Fact::Origin::Measured, Fact::Origin::Derived, Fact::Origin::Told})
        blocks += factTable(document, origin, facts, kinds, words);
    return blocks;
}

DocumentGap gapOf(const QString &missing, const Facts &facts, const FactKinds &kinds, const Words &words)
{
    // Only a school is asked whether it is public; of the others the role says it, once it is known.
    const bool byRole = missing == u"controller.public" || missing == u"dpo.expected";
    const bool roleFirst = byRole && !facts.find(QStringLiteral("controller.role"));
    const QString where = kinds.find(roleFirst ? QStringLiteral("controller.role") : missing)->where;
    const QString name = words.factName(missing);
    if (!where.isEmpty())
        return {DocumentGap::Kind::NotAnswered, missing, where,
            words.text(QStringLiteral("paper.point.notAnswered"),
                {{QStringLiteral("name"), name}, {QStringLiteral("where"), where}}),
            name};
    // Known, and no answer all the same: there is no day on which such a line is gone.
    const QStringList endless = missing == u"logs.participantDays"     ? placesWithoutLimit(facts)
                                : missing == u"logs.administratorDays" ? QStringList{QStringLiteral("journal")}
                                                                       : QStringList();
    if (!endless.isEmpty())
        return {DocumentGap::Kind::NotMeasured, missing, {},
            words.text(QStringLiteral("paper.point.noLimit"),
                {{QStringLiteral("name"), name}, {QStringLiteral("places"), endless.join(QStringLiteral(", "))}})};
    return {DocumentGap::Kind::NotMeasured, missing, {},
        words.text(QStringLiteral("paper.point.notMeasured"), {{QStringLiteral("name"), name}})};
}
} // namespace

Result<PaperSource> PaperSource::load(
    const QString &root, const QString &language, const Settings &settings, const Facts &measured)
{
    const Result<Words> words = Words::load(root, language);
    if (!words)
        return failure(words.error());
    const Result<FactKinds> kinds = FactKinds::load(root);
    if (!kinds)
        return failure(kinds.error());
    const Result<Law> law = Law::load(root, settings.provider.country);
    if (!law)
        return failure(law.error());
    return PaperSource{root, *words, *kinds, *law, settings, knownFacts(settings, measured, *kinds, *law, language)};
}

QString normOf(const PaperSource &source, const QString &id)
{
    const QString law = source.known.value(QStringLiteral("law.of")).toString();
    const QString own = source.words.text(u"normsOf." + law + u'.' + id);
    return own.isEmpty() ? source.words.text(u"norms." + id) : own;
}

Result<Document> makeDocument(const PaperSource &source, const CatalogueEntry &entry, QDate date)
{
    const auto &[root, words, kinds, law, settings, facts] = source;
    const QString path = root + u'/' + words.language() + u'/' + entry.id + u".md";
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(brokenTemplates(path, file.errorString()));
    const Result<FilledText> filled = fillMarks(QString::fromUtf8(file.readAll()), path, kinds, facts, words);
    if (!filled)
        return failure(filled.error());

    Document document;
    document.id = entry.id;
    document.norm = normOf(source, entry.id);
    document.open = entry.open;
    document.language = words.language();
    document.shortName = words.text(u"titles." + entry.id);
    document.domain = settings.domain;
    document.date = date;
    document.lawAsOf = law.asOf;
    document.blocks = readMarkdown(*filled, words);
    document.usedFacts = filled->used;
    document.usedFacts.sort();
    for (const Block &block : std::as_const(document.blocks)) {
        if (block.kind == Block::Kind::Title && document.title.isEmpty())
            document.title = plainText(block.runs);
    }

    for (const QString &missing : filled->missing)
        document.gaps += gapOf(missing, facts, kinds, words);
    const Reading reading{document, facts, kinds, words, law};
    const QList<DocumentGap> found = doubts(settings, reading);
    // A duty that a gap leaves open is named by the gap already.
    if (document.gaps.isEmpty()) {
        for (const Finding &finding : allFindings(reading))
            document.gaps += {DocumentGap::Kind::Broken, finding.rule, {},
                words.text(QStringLiteral("paper.point.rule"),
                    {{QStringLiteral("name"), finding.rule + u": " + finding.what}})};
    }
    document.gaps += found;
    document.appendix = document.usedFacts.isEmpty() || entry.id == u"stop" ? QList<Block>()
                                                                            : appendixOf(document, facts, kinds, words);

    const QString whole = plainText(document.blocks) + plainText(document.appendix) +
                          QString::number(document.gaps.size()) + date.toString(Qt::ISODate) +
                          law.asOf.toString(Qt::ISODate);
    const QByteArray hash = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256).toHex();
    document.number = entry.id + u'-' + words.language() + u'-' + QString::fromLatin1(hash.left(8));
    return document;
}

} // namespace meethouse
