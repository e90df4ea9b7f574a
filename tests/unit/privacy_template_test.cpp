#include "privacy_samples.h"

#include "privacy/catalogue.h"
#include "privacy/markdown.h"
#include "privacy/marks.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace meethouse;

namespace
{
const QString root = QStringLiteral(":/documents");

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList languages()
{
    QStringList all = QDir(root).entryList(QDir::Dirs);
    all.removeAll(QStringLiteral("law"));
    return all;
}

QStringList papersIn(const QString &language)
{
    return QDir(root + u'/' + language).entryList({QStringLiteral("*.md")});
}

QList<Block> blocksOf(const QString &source, const Facts &facts)
{
    const auto kinds = FactKinds::load(root);
    const auto words = Words::load(root, QStringLiteral("en"));
    const auto filled = fillMarks(source, QStringLiteral("test.md"), *kinds, facts, *words);
    return filled ? readMarkdown(*filled, *words) : QList<Block>();
}

QString filledText(const QString &source, const Facts &facts)
{
    return plainText(blocksOf(source, facts));
}
} // namespace

namespace
{
// Every fact that a template of this language or one of its parts speaks of.
QStringList factsOfTemplates(const QString &language, const FactKinds &kinds)
{
    QStringList texts;
    QDirIterator files(root + u'/' + language, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        texts += textOf(files.next());
    static const QRegularExpression mark(QStringLiteral("\\{\\{[#^?*]?([A-Za-z][A-Za-z0-9.]*)[^}]*\\}\\}"));
    QStringList used;
    auto marks = mark.globalMatch(texts.join(u'\n'));
    while (marks.hasNext()) {
        const QString id = marks.next().captured(1);
        if (kinds.find(id) && !used.contains(id))
            used += id;
    }
    return used;
}
} // namespace

class PrivacyTemplateTest : public QObject
{
    Q_OBJECT

private slots:
    void marksChooseSentences_data();
    void marksChooseSentences();
    void brokenTemplatesAreRefused_data();
    void brokenTemplatesAreRefused();
    void mutatedTemplatesAreReadOrRefused();
    void gapsTakeTheShapeOfWhatFellOut();
    void eachGapOfASectionIsNamedOnce();
    void valuesAreNeverMarkup();
    void textFromOutsideIsTamed_data();
    void textFromOutsideIsTamed();
    void coversBelongToTheNextAnswer();
    void whatFellOutIsAnsweredByNoOther();
    void markdownShapes();
    void serverSentencesCarryTheirFact_data();
    void serverSentencesCarryTheirFact();
    void languagesAskForTheSameFacts();
    void everyFactHasItsWords();
    void columnsHaveRoomForTheirLongestWords();
};

void PrivacyTemplateTest::marksChooseSentences_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *source, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(text);
    };
    row("value", "By {{certificate.issuer}}.", "By Let’s Encrypt.");
    row("true", "A.{{#meetings.hostSignIn}} B.{{/meetings.hostSignIn}} C.", "A. B. C.");
    row("false", "A. {{#meetings.peerToPeer}}B.{{/meetings.peerToPeer}} C.", "A. C.");
    row("not false", "A. {{^meetings.peerToPeer}}B.{{/meetings.peerToPeer}} C.", "A. B. C.");
    row("not true", "A. {{^meetings.hostSignIn}}B.{{/meetings.hostSignIn}} C.", "A. C.");
    row("empty list", "A.{{#web.thirdParties}} B.{{/web.thirdParties}}", "A.");
    row("is", "{{#logs.webAddress is shortened}}S{{/logs.webAddress}}{{#logs.webAddress is full}}F{{/logs.webAddress}}",
        "S");
    row("is one of", "{{#logs.webAddress is full, shortened}}S{{/logs.webAddress}}", "S");
    row("is not", "{{^logs.webAddress is full}}S{{/logs.webAddress}}", "S");
    row("known", "{{?certificate.issuer}}K{{/certificate.issuer}}{{?dpo.contact}}D{{/dpo.contact}}.", "K.");
    row("remark", "A{{! never seen }}B", "AB");
    row("within each other",
        "{{#meetings.hostSignIn}}A{{^meetings.peerToPeer}}B{{/meetings.peerToPeer}}{{/meetings.hostSignIn}}", "AB");
    row("rows",
        "| H |\n|---|\n{{#meetings.hostSignIn}}\n| in |\n{{/meetings.hostSignIn}}\n{{#meetings.peerToPeer}}\n| out "
        "|\n{{/meetings.peerToPeer}}\n",
        "H\nin");
    row("clause that fell out", "The machine{{#dpo.contact}}, with an officer{{/dpo.contact}}.",
        "The machine (missing: contact of the data protection officer).");
    row("sentence that fell out", "A. {{#dpo.contact}}B.{{/dpo.contact}} C.",
        "A. missing: contact of the data protection officer. C.");
    row("several words", "{{#participants.groups is pupils, staff}}S{{/participants.groups}}", "S");
    row("none of several words", "{{#participants.groups is patients}}S{{/participants.groups}}.", ".");
    row("country", "{{#controller.country is DE, IT}}C{{/controller.country}}", "C");
    row("each row", "| H | I |\n|---|---|\n{{*clients}}\n| {{.name}} | {{.since}} |\n{{/clients}}\n",
        "H\tI\nAlfa & Co\t1\u00a0May\u00a02026\n*Beta*\t–");
    row("each, inside a sentence", "{{*clients}}{{.name}}{{#.since}} since {{.since}}{{/.since}}; {{/clients}}",
        "Alfa & Co since 1\u00a0May\u00a02026; *Beta*;");
    row("line, box", "{{box}} yes {{line short}}", "☐\u00a0yes ____");
    row("rows to write in", "| A | B |\n|---|---|\n{{rows 2}}\n", "A\tB\n____\t____\n____\t____");
    row("flag as value", "{{meetings.hostSignIn}}/{{meetings.peerToPeer}}", "yes/no");
    row("empty list as value", "{{web.thirdParties}}", "none");
}

void PrivacyTemplateTest::marksChooseSentences()
{
    QFETCH(QString, source);
    QFETCH(QString, text);
    Facts facts = samples::facts();
    const auto tell = [&facts](const QString &id, const QJsonValue &value) {
        facts.add({id, value, Fact::Origin::Told, {}, {}});
    };
    tell(QStringLiteral("participants.groups"), QJsonArray{QStringLiteral("adults"), QStringLiteral("pupils")});
    tell(QStringLiteral("controller.country"), QStringLiteral("IT"));
    tell(QStringLiteral("clients"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("Alfa & Co")},
                                                   {QStringLiteral("since"), QStringLiteral("2026-05-01")}},
                                        QJsonObject{{QStringLiteral("name"), QStringLiteral("*Beta*")}}});
    QCOMPARE(filledText(source, facts), text);
}

void PrivacyTemplateTest::brokenTemplatesAreRefused_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QString &source, const char *detail) {
        QTest::newRow(name) << source << QString::fromUtf8(detail);
    };
    row("unknown fact", QStringLiteral("\n\n{{no.such}}"), "line 3: facts.json does not know no.such");
    row("not closed", QStringLiteral("{{#domain}}x"), "line 1: domain is open and never ends");
    row("closed twice", QStringLiteral("{{#domain}}x{{/domain}}\n{{/domain}}"),
        "line 2: domain ends here and was not open");
    row("crossed", QStringLiteral("{{#domain}}{{#web.analytics}}{{/domain}}{{/web.analytics}}"),
        "line 1: domain ends here and was not open");
    row("half a mark", QStringLiteral("{{domain"), "line 1: {{ without }}");
    row("mark over two lines", QStringLiteral("{{do\nmain}}"), "line 1: {{ without }}");
    row("mark in a mark", QStringLiteral("{{ {{domain}} }}"), "line 1: {{ without }}");
    row("end of a mark alone", QStringLiteral("a }} b"), "line 1: }} without {{");
    row("empty", QStringLiteral("{{}}"), "line 1: no such mark: ");
    row("a program", QStringLiteral("{{domain | upper}}"), "line 1: no such mark: domain | upper");
    row("a word it never has", QStringLiteral("{{#logs.webAddress is gone}}x{{/logs.webAddress}}"),
        "line 1: logs.webAddress is never gone");
    row("is with a value", QStringLiteral("{{logs.webAddress is full}}"), "line 1: “is” belongs to sections");
    row("rows of a fact that has none", QStringLiteral("{{*domain}}x{{/domain}}"), "line 1: domain holds no rows");
    row("a column outside its rows", QStringLiteral("{{.name}}"), "line 1: .name is no column of the rows around it");
    row("a column there is not", QStringLiteral("{{*clients}}{{.age}}{{/clients}}"),
        "line 1: .age is no column of the rows around it");
    row("a country there is not", QStringLiteral("{{#controller.country is Italy}}x{{/controller.country}}"),
        "line 1: controller.country is never Italy");
    row("a part there is not", QStringLiteral("{{> nowhere}}"), "line 1: there is no part nowhere");
    row("a page in a sentence", QStringLiteral("a {{page}}"), "line 1: “page” stands alone on its line");
    row("covers in a sentence", QStringLiteral("a {{covers 13-1-a}}"), "line 1: “covers” stands alone on its line");
    row("our own marks", QStringLiteral("a\ue000b"), "line 1: characters of the private use area");
    QString deep;
    for (int i = 0; i < 40; ++i)
        deep += u"{{#domain}}";
    row("too deep", deep, "line 1: sections too deep in each other");
    row("too long", QString((1 << 20) + 1, u'x'), "line 1: the file is too long");
}

void PrivacyTemplateTest::brokenTemplatesAreRefused()
{
    QFETCH(QString, source);
    QFETCH(QString, detail);
    const auto kinds = FactKinds::load(root);
    const auto words = Words::load(root, QStringLiteral("en"));
    QVERIFY(kinds && words);
    const auto filled = fillMarks(source, QStringLiteral("test.md"), *kinds, samples::facts(), *words);
    QVERIFY(!filled);
    QCOMPARE(filled.error().detail, detail);
    QVERIFY(!filled.error().what.isEmpty() && !filled.error().todo.isEmpty());
}

// The real notice with pieces cut, doubled and swapped: whatever comes of it, there is an answer, and what was read
// holds no mark any more.
void PrivacyTemplateTest::mutatedTemplatesAreReadOrRefused()
{
    const auto kinds = FactKinds::load(root);
    const auto words = Words::load(root, QStringLiteral("en"));
    const QString source = textOf(root + u"/en/notice.md");
    const Facts facts = samples::facts();
    QRandomGenerator random(20261123);
    const QStringList pieces = {QStringLiteral("{{"), QStringLiteral("}}"), QStringLiteral("{{/"),
        QStringLiteral("\n|"), QStringLiteral("**"), QStringLiteral("\n\n"), QStringLiteral("> "),
        QStringLiteral("[x]("), QStringLiteral("{{#domain}}"), QStringLiteral("{{covers 1-1}}"),
        QString(QChar(0xD800))};
    int refused = 0;
    int read = 0;
    for (int i = 0; i < 600; ++i) {
        QString text = source;
        for (int n = random.bounded(1, 4); n > 0; --n) {
            const int at = random.bounded(static_cast<int>(text.size()));
            if (random.bounded(2) == 0)
                text.remove(at, random.bounded(1, 12));
            else
                text.insert(at, pieces[random.bounded(static_cast<int>(pieces.size()))]);
        }
        const auto filled = fillMarks(text, QStringLiteral("test.md"), *kinds, facts, *words);
        if (!filled) {
            QVERIFY(filled.error().detail.startsWith(u"line "));
            ++refused;
            continue;
        }
        ++read;
        const QString plain = plainText(readMarkdown(*filled, *words));
        QVERIFY(!plain.contains(u"{{") && !plain.contains(u"}}"));
        for (const QChar c : plain)
            QVERIFY(c.category() != QChar::Other_PrivateUse);
    }
    QVERIFY(refused > 50 && read > 50);
}

void PrivacyTemplateTest::gapsTakeTheShapeOfWhatFellOut()
{
    const QString source = QStringLiteral(
        "| A | B |\n|---|---|\n{{#web.analytics}}\n| in | x |\n{{/web.analytics}}\n| last | y |\n\n"
        "{{#meetings.peerToPeer}}\n- bullet\n{{/meetings.peerToPeer}}\n\n"
        "{{#meetings.inMemory}}\n> box\n{{/meetings.inMemory}}\n\n"
        "Before. {{#meetings.hostSignIn}}Signed in.{{/meetings.hostSignIn}} After {{certificate.issuer}}.");
    const QList<Block> blocks = blocksOf(source, {});
    QCOMPARE(blocks.size(), 4);
    QCOMPARE(blocks[0].kind, Block::Kind::Table);
    QCOMPARE(blocks[0].rows.size(), 3);
    QCOMPARE(blocks[0].rows[1].size(), 1);
    QVERIFY(blocks[0].rows[1].first().first().gap);
    QCOMPARE(blocks[1].kind, Block::Kind::Bullet);
    QVERIFY(blocks[1].runs.first().gap);
    QCOMPARE(blocks[2].kind, Block::Kind::Box);
    QVERIFY(blocks[2].runs.first().gap);
    QCOMPARE(blocks[3].kind, Block::Kind::Paragraph);
    QCOMPARE(
        plainText(blocks[3].runs), QStringLiteral("Before. not measured: whether only signed-in hosts open meetings. "
                                                  "After not measured: issuer of the server’s certificate."));
}

void PrivacyTemplateTest::eachGapOfASectionIsNamedOnce()
{
    const auto kinds = FactKinds::load(root);
    const auto words = Words::load(root, QStringLiteral("en"));
    const QString source = QStringLiteral("{{#web.analytics}}a{{/web.analytics}}{{^web.analytics}}b{{/web.analytics}} "
                                          "{{controller.name}} {{controller.name}}");
    const auto filled = fillMarks(source, QStringLiteral("test.md"), *kinds, {}, *words);
    QVERIFY(filled.has_value());
    QCOMPARE(filled->missing, (QStringList{QStringLiteral("web.analytics"), QStringLiteral("controller.name")}));
    QCOMPARE(filled->values.size(), 3);

    // A value of the wrong type is no value.
    Facts wrong;
    samples::measure(wrong, QStringLiteral("web.analytics"), QStringLiteral("no"));
    samples::measure(wrong, QStringLiteral("controller.name"), QStringLiteral(" \u202e "));
    QCOMPARE(fillMarks(source, QStringLiteral("test.md"), *kinds, wrong, *words)->missing.size(), 2);
}

void PrivacyTemplateTest::valuesAreNeverMarkup()
{
    for (const QString &hostile : {QStringLiteral("**a** *b* [c](https://d.example)"), QStringLiteral("# h"),
             QStringLiteral("x\n\n## h\n- b\n> q\n| a | b |"), QStringLiteral("{{controller.name}} {{/web.analytics}}"),
             QStringLiteral("a | b"), QStringLiteral("\ue000\ue001\uf8fe")}) {
        Facts facts;
        samples::measure(facts, QStringLiteral("controller.name"), hostile);
        const QList<Block> blocks = blocksOf(
            QStringLiteral("| A | B |\n|---|---|\n| {{controller.name}} | x |\n\n- {{controller.name}}!"), facts);
        if (blocks.size() != 2) // nothing readable is left of a value of private characters: a gap each
            QFAIL(qPrintable(hostile));
        QCOMPARE(blocks[0].rows.size(), 2);
        QCOMPARE(blocks[0].rows[1].size(), 2);
        const Runs &runs = blocks[1].runs;
        QCOMPARE(runs.size(), 2);
        QVERIFY(!runs[0].strong && !runs[0].emphasis && runs[0].link.isEmpty());
        QVERIFY(runs[0].gap || runs[0].text == tamed(hostile));
    }
}

void PrivacyTemplateTest::textFromOutsideIsTamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << QStringLiteral("Studio Però") << QStringLiteral("Studio Però");
    QTest::newRow("lines") << QStringLiteral("Via Roma 1\r\n39100\tBolzano ")
                           << QStringLiteral("Via Roma 1 39100 Bolzano");
    QTest::newRow("override") << QStringLiteral("a\u202eb\u2066c\u200f") << QStringLiteral("abc");
    QTest::newRow("hebrew") << QStringLiteral("שלום") << QStringLiteral("\u2068שלום\u2069");
    QTest::newRow("long") << QString(500, u'x') << QString(QString(400, u'x') + u'…');
    QTest::newRow("null byte") << QString(QChar(0)) << QString();
    QTest::newRow("beyond the base plane")
        << QString::fromUtf8("Aula \xF0\x9F\x8E\x93") << QString::fromUtf8("Aula \xF0\x9F\x8E\x93");
}

void PrivacyTemplateTest::textFromOutsideIsTamed()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(tamed(text), expected);
}

void PrivacyTemplateTest::coversBelongToTheNextAnswer()
{
    const QString source = QStringLiteral(
        "{{covers 13-1-a}}\nFirst.\n\nSecond.\n\n{{covers 13-1-b 13-1-c}}\n{{web.analytics}}\n\n## Next\n\nThird.");
    const QList<Block> blocks = blocksOf(source, {});
    QCOMPARE(blocks[0].covers, QSet<QString>{QStringLiteral("13-1-a")});
    QVERIFY(blocks[1].covers.isEmpty());
    QVERIFY2(blocks[2].covers.isEmpty(), "a gap answers nothing");
    QVERIFY(blocks[4].covers.isEmpty());
}

void PrivacyTemplateTest::whatFellOutIsAnsweredByNoOther()
{
    Facts facts;
    samples::measure(facts, QStringLiteral("web.analytics"), true);
    const QString start = QStringLiteral("{{covers 13-1-a}}\n{{^web.analytics}}\nNo.\n{{/web.analytics}}\n");
    const QList<Block> fell = blocksOf(start + u"\nAnother.", facts);
    QCOMPARE(plainText(fell), QStringLiteral("Another."));
    QVERIFY(fell[0].covers.isEmpty());
    // Of two that stand for each other, the one that is there answers.
    const QList<Block> other = blocksOf(start + u"{{#web.analytics}}\nYes.\n{{/web.analytics}}\n", facts);
    QCOMPARE(plainText(other), QStringLiteral("Yes."));
    QCOMPARE(other[0].covers, QSet<QString>{QStringLiteral("13-1-a")});
}

void PrivacyTemplateTest::markdownShapes()
{
    const QList<Block> blocks =
        blocksOf(QStringLiteral("# Title\n\n*Sub {{domain}}.*\n\n## Head\n\nOne\ntwo **bold *both*** "
                                "[link](https://a.example/x) \\*.\n\n- a\n  more\n- b\n\n> box\n> goes on\n"),
            {});
    const QList<Block::Kind> kinds = {Block::Kind::Title, Block::Kind::Subtitle, Block::Kind::Heading,
        Block::Kind::Paragraph, Block::Kind::Bullet, Block::Kind::Bullet, Block::Kind::Box};
    QCOMPARE(blocks.size(), kinds.size());
    for (qsizetype i = 0; i < kinds.size(); ++i)
        QCOMPARE(blocks[i].kind, kinds[i]);
    QCOMPARE(plainText(blocks[3].runs), QStringLiteral("One two bold both link *."));
    QCOMPARE(plainText(blocks[4].runs), QStringLiteral("a more"));
    QCOMPARE(plainText(blocks[6].runs), QStringLiteral("box goes on"));
    QVERIFY(std::any_of(blocks[3].runs.begin(), blocks[3].runs.end(),
        [](const Run &run) { return run.link == u"https://a.example/x" && run.text == u"link"; }));
    QVERIFY(std::any_of(blocks[3].runs.begin(), blocks[3].runs.end(),
        [](const Run &run) { return run.text == u"both" && run.strong && run.emphasis; }));
    // Other addresses are no links.
    QCOMPARE(filledText(QStringLiteral("[x](javascript:alert(1)) [y](http://a)"), {}),
        QStringLiteral("[x](javascript:alert(1)) [y](http://a)"));
}

void PrivacyTemplateTest::serverSentencesCarryTheirFact_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("paper");
    for (const QString &language : languages()) {
        for (const QString &paper : papersIn(language))
            QTest::addRow("%s", qPrintable(language + u'/' + paper)) << language << paper;
    }
}

// What stands outside every mark of a measured fact must not speak of what the server does.
void PrivacyTemplateTest::serverSentencesCarryTheirFact()
{
    QFETCH(QString, language);
    QFETCH(QString, paper);
    const auto kinds = FactKinds::load(root);
    const auto words = Words::load(root, language);
    QVERIFY(kinds && words);
    const auto aboutServer = [&kinds](const QString &id) {
        const FactKind *kind = kinds->find(id);
        return kind &&
               (kind->origin == Fact::Origin::Measured || id == u"transfers.none" || id == u"meetings.foreignStun" ||
                   id == u"meetings.foreignTurn" || id == u"web.noThirdParty" || id == u"facts.measuredOn" ||
                   id.startsWith(u"hosting.") || id.startsWith(u"logs."));
    };
    static const QRegularExpression remark(QStringLiteral("\\{\\{![^}]*\\}\\}"));
    static const QRegularExpression mark(QStringLiteral("\\{\\{([#^?*/]?)([A-Za-z.]+)[^}]*\\}\\}"));
    const QString source = textOf(root + u'/' + language + u'/' + paper).remove(remark);
    QVERIFY(!source.isEmpty());
    QString bare;
    int inside = 0;
    qsizetype from = 0;
    auto marks = mark.globalMatch(source);
    while (marks.hasNext()) {
        const auto match = marks.next();
        if (inside == 0)
            bare += QStringView(source).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString sign = match.captured(1);
        if (!aboutServer(match.captured(2)))
            continue;
        if (sign == u"/")
            --inside;
        else if (!sign.isEmpty())
            ++inside;
        else if (inside == 0)
            bare += u'\u00a7'; // a sentence with the value of a fact in it
    }
    bare += QStringView(source).mid(from);
    QCOMPARE(inside, 0);

    const QStringList allowed = words->list(QStringLiteral("lint.notAboutTheServer"));
    const QStringList watched = words->list(QStringLiteral("lint.serverWords"));
    QVERIFY(!watched.isEmpty());
    for (const QString &line : bare.split(u'\n')) {
        if (line.startsWith(u'#') || line.startsWith(u'|'))
            continue;
        static const QRegularExpression sentenceEnd(QStringLiteral("(?<=[.!?]) +"));
        for (const QString &sentence : line.split(sentenceEnd)) {
            const bool excused = sentence.contains(u'\u00a7') ||
                                 std::any_of(allowed.begin(), allowed.end(),
                                     [&sentence](const QString &start) { return sentence.contains(start); });
            for (const QString &word : watched) {
                const QRegularExpression expression(word, QRegularExpression::UseUnicodePropertiesOption);
                QVERIFY2(excused || !expression.match(sentence).hasMatch(), qPrintable(word + u": " + sentence));
            }
        }
    }
}

void PrivacyTemplateTest::languagesAskForTheSameFacts()
{
    static const QRegularExpression mark(QStringLiteral("\\{\\{(?!!)([^}]*)\\}\\}"));
    const auto marksOf = [](const QString &path) {
        QStringList all;
        auto marks = mark.globalMatch(textOf(root + u'/' + path));
        while (marks.hasNext())
            all += marks.next().captured(1);
        all.sort();
        return all;
    };
    // Marks that stand alone on their lines are in the same order too: what a duty's answer is does not hang on the
    // language.
    const auto shapeOf = [](const QString &path) {
        QStringList lines;
        for (const QString &line : textOf(root + u'/' + path).split(u'\n')) {
            if (line.startsWith(u"{{") && line.endsWith(u"}}") && line.count(u"{{") == 1 && !line.startsWith(u"{{!"))
                lines += line;
        }
        return lines;
    };
    for (const QString &language : languages()) {
        for (const QString &folder : {QStringLiteral("/"), QStringLiteral("/parts/")}) {
            for (const QString &paper : QDir(root + u'/' + language + folder).entryList({QStringLiteral("*.md")})) {
                QCOMPARE(marksOf(language + folder + paper), marksOf(u"en" + folder + paper));
                QCOMPARE(shapeOf(language + folder + paper), shapeOf(u"en" + folder + paper));
            }
        }
    }
}

void PrivacyTemplateTest::everyFactHasItsWords()
{
    const auto kinds = FactKinds::load(root);
    QVERIFY(kinds.has_value());
    const auto catalogue = loadCatalogue(root);
    QVERIFY(catalogue.has_value());
    for (const QString &language : languages()) {
        const auto words = Words::load(root, language);
        QVERIFY(words.has_value());
        for (const QString &id : factsOfTemplates(language, *kinds)) {
            QVERIFY2(!words->factName(id).isEmpty(), qPrintable(language + u' ' + id));
            const FactKind *kind = kinds->find(id);
            QVERIFY2(kind->origin == Fact::Origin::Told ? !kind->where.isEmpty()
                                                        : !words->text(u"facts." + id + u".how").isEmpty(),
                qPrintable(language + u' ' + id));
            for (const QString &word : kind->words)
                QVERIFY2(!words->text(u"values." + id + u'.' + word).isEmpty(),
                    qPrintable(language + u' ' + id + u' ' + word));
        }
        for (const char *path : {"paper.draft", "paper.draftLine.one", "paper.draftLine.other", "paper.page",
                 "paper.version", "paper.law", "appendix.title", "appendix.made", "days.one", "days.other"})
            QVERIFY2(!words->text(QString::fromLatin1(path)).isEmpty(), path);
        QCOMPARE(words->list(QStringLiteral("date.months")).size(), 12);
        for (const CatalogueEntry &entry : *catalogue) {
            for (const QString &list :
                {QStringLiteral("titles."), QStringLiteral("norms."), QStringLiteral("fileStems.")})
                QVERIFY2(!words->text(list + entry.id).isEmpty(), qPrintable(language + u' ' + list + entry.id));
            // Papers rest on articles of another law in Switzerland, all but those that nobody needs there.
            if (entry.countries.isEmpty())
                QVERIFY2(!words->text(u"normsOf.ch." + entry.id).isEmpty(), qPrintable(language + u' ' + entry.id));
        }
    }
}

void PrivacyTemplateTest::columnsHaveRoomForTheirLongestWords()
{
    const auto cell = [](const QString &text) {
        Run run;
        run.text = text;
        return Runs{run};
    };
    Block table;
    table.kind = Block::Kind::Table;
    table.rows = {{cell(QStringLiteral("A")), cell(QStringLiteral("Wert")), cell(QStringLiteral("Woher"))},
        {cell(QStringLiteral("Ob der Kontakt des Datenschutzbeauftragten bekannt ist")),
            cell(QStringLiteral("22.\u00a0November\u00a02026")), cell(QString(300, u'w').replace(7, 1, u' '))}};
    const QList<int> widths = columnWeights(table);
    const double all = widths[0] + widths[1] + widths[2];
    constexpr int letters = 88; // in a line of a page
    QVERIFY(letters * widths[0] / all >= 24);
    QVERIFY(letters * widths[1] / all >= 17);
    QVERIFY(widths[2] > widths[1]);
    QVERIFY(staysWhole(table));
    while (table.rows.size() < 12)
        table.rows += table.rows.last();
    QVERIFY(!staysWhole(table));
}

QTEST_GUILESS_MAIN(PrivacyTemplateTest)
#include "privacy_template_test.moc"
