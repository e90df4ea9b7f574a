#include "hosts/csv.h"
#include "hosts/import.h"
#include "hosts/people.h"
#include "hosts/sheets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace meethouse;

namespace
{

// Cells of all rows: "|" between cells, "/" between rows.
QString shownTable(const CsvTable &table)
{
    QStringList rows;
    for (const auto &row : table.rows)
        rows.append(row.cells.join(QLatin1Char('|')));
    return rows.join(QLatin1Char('/'));
}

QByteArray encoded(const QString &text, QStringConverter::Encoding encoding, bool mark)
{
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder(text);
}

Host host(const char *name, Host::State state, const QDateTime &expires = {})
{
    Host one;
    one.name = QString::fromLatin1(name);
    one.state = state;
    one.expires = expires;
    one.id = QStringLiteral("id-") + one.name;
    return one;
}

HandOver handOver(const QString &name, const QString &shown)
{
    const auto link = QStringLiteral("https://meet.example.org/hosts/#abcdefghijklmnopqrstuvwx");
    return {{2, name, shown, QStringLiteral("a@example.org"), {}},
        {name, link, QStringLiteral("id"), QDateTime(QDate(2026, 12, 1), QTime(10, 0), Qt::UTC)}};
}

} // namespace

class HostsImportTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatSpreadsheetsWrite_data();
    void readsWhatSpreadsheetsWrite();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void knowsTheLineOfEveryRow();
    void findsTheColumns_data();
    void findsTheColumns();
    void namesWhatIsWrongByLine_data();
    void namesWhatIsWrongByLine();
    void takesAThousand();
    void formulasAreHarmless_data();
    void formulasAreHarmless();
    void plansOnlyWhatIsToBeDone();
    void oneProblemStopsAll();
    void goesOnFromTheLinksOfAnEarlierImport();
    void writesLinksForTheOwnerAlone();
    void anotherFileIsNotWrittenOver();
    void sheetsSayWhoWhereAndUntilWhen_data();
    void sheetsSayWhoWhereAndUntilWhen();
    void sheetsForManyInOneFolder();
};

void HostsImportTest::readsWhatSpreadsheetsWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("table");
    const auto row = [](const char *name, const QByteArray &bytes, const char16_t *table) {
        QTest::newRow(name) << bytes << QString::fromUtf16(table);
    };
    const auto text = QStringLiteral("anna;Ann\u00e0 M\u00fcller\r\nbert;Bert");
    const auto table = u"anna|Ann\u00e0 M\u00fcller/bert|Bert";
    row("UTF-8", encoded(text, QStringConverter::Utf8, false), table);
    row("UTF-8 with mark", encoded(text, QStringConverter::Utf8, true), table);
    row("UTF-16 little end with mark", encoded(text, QStringConverter::Utf16LE, true), table);
    row("UTF-16 big end with mark", encoded(text, QStringConverter::Utf16BE, true), table);
    row("UTF-16 little end without", encoded(text, QStringConverter::Utf16LE, false), table);
    row("UTF-16 big end without", encoded(text, QStringConverter::Utf16BE, false), table);
    row("Windows-1252", "anna;Ann\xe0 M\xfcller\r\nbert;Bert", table);
    row("Windows-1252 beyond Latin-1", "a;\x80 \x93quoted\x94 \x8a\x9e", u"a|\u20ac \u201cquoted\u201d \u0160\u017e");
    row("comma", "a,b,c\nd,e,f", u"a|b|c/d|e|f");
    row("semicolon", "a;b;c\nd;e;f", u"a|b|c/d|e|f");
    row("tab", "a\tb\tc\nd\te\tf", u"a|b|c/d|e|f");
    row("comma in a quoted cell beside semicolons", "\"a,x,y,z\";b\nc;d", u"a,x,y,z|b/c|d");
    row("Excel names its separator", "sep=;\r\na,b;c", u"a,b|c");
    row("Excel names its separator, small and alone", "SEP=\t\na\tb,c", u"a|b,c");
    row("only sep", "sep=;", u"sep=|");
    row("one column", "anna\nbert\n", u"anna/bert");
    row("line ends of Windows", "a,b\r\nc,d\r\n", u"a|b/c|d");
    row("line ends of old Macs", "a,b\rc,d\r", u"a|b/c|d");
    row("line ends mixed", "a\r\nb\nc\rd", u"a/b/c/d");
    row("no line end at the end", "a,b", u"a|b");
    row("empty lines", "\n\na,b\n\n\nc,d\n\n", u"a|b/c|d");
    row("lines of separators only", ";;\na;b\n ; ;\n", u"a|b");
    row("quoted", "\"a\",\"b\"", u"a|b");
    row("quoted quote", "\"a \"\"x\"\" b\",c", u"a \"x\" b|c");
    row("quoted line end", "\"a\nb\",c\nd,e", u"a\nb|c/d|e");
    row("quoted line end of Windows", "\"a\r\nb\",c", u"a\r\nb|c");
    row("quoted empty", "\"\",b", u"|b");
    row("only quotes", "\"\"\"\"", u"\"");
    row("text after a quoted cell", "\"a\" b,c", u"a b|c");
    row("quote inside a plain cell", "a \"b\" c,d", u"a \"b\" c|d");
    row("empty last cell", "a,b,\nc,,", u"a|b|/c||");
    row("empty last cell at the end", "a,", u"a|");
    row("more cells in some lines", "a\nb,c\nd,e,f", u"a/b|c/d|e|f");
    row("blanks around", "  a ,\t b  ", u"a|b");
    row("no-break blanks around",
        "\xc2\xa0"
        "a\xc2\xa0,b",
        u"a|b");
    row("quoted separator first", "\",\",b", u",|b");
    row("astral characters", "a,\xf0\x9f\x99\x82", u"a|\U0001F642");
    row("UTF-16 with little in it",
        QByteArray("\xff\xfe"
                   "a\0,\0b\0",
            8),
        u"a|b");
    row("nothing", "", u"");
    row("nothing but a mark", "\xef\xbb\xbf", u"");
}

void HostsImportTest::readsWhatSpreadsheetsWrite()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, table);
    const auto read = readCsv(bytes);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().what));
    QCOMPARE(shownTable(*read), table);
}

void HostsImportTest::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &bytes, const char *said) {
        QTest::newRow(name) << bytes << QString::fromLatin1(said);
    };
    const auto raw = [](const char *bytes, int size) { return QByteArray(bytes, size); };
    row("nothing", "", "names nobody");
    row("a heading only", "name,e-mail\n", "names nobody");
    row("separators only", ";;;\n;;\n", "names nobody");
    row("no column for names", "e-mail,language\na@example.org,en", "no column");
    row("a spreadsheet itself", raw("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\x81\x8d", 17), "not a text");
    row("a picture", raw("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x8f", 17), "not a text");
    row("zeros", QByteArray(1000, '\0'), "not a text");
    row("a zero inside", raw("a,b\0c", 5), "not a text");
    row("bytes that Windows-1252 does not have", "a,\x81\x90", "not a text");
    row("UTF-8 that breaks off behind its mark",
        "\xef\xbb\xbf"
        "a,\xc3",
        "not a text");
    row("UTF-16 of odd length",
        raw("\xff\xfe"
            "a\0,",
            5),
        "not a text");
    row("UTF-16 with half a character",
        raw("\xff\xfe"
            "a\0\x00\xd8,\0",
            8),
        "not a text");
    row("a quote that never ends", "a,b\nc,\"d\ne,f\n", "Line 2");
    row("only a quote", "\"", "Line 1");
    row("too large", QByteArray(9 * 1024 * 1024, 'a'), "8 MB");
    row("too many lines", QByteArray("a\n").repeated(5001), "5000");
}

void HostsImportTest::refusesWhatIsNoList()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    const auto people = readPeople(bytes);
    QVERIFY(!people.has_value());
    QCOMPARE(people.error().kind, ErrorKind::Usage);
    QVERIFY2(people.error().what.contains(said), qPrintable(people.error().what));
    QVERIFY(!people.error().todo.isEmpty());
}

void HostsImportTest::knowsTheLineOfEveryRow()
{
    const auto table = readCsv("sep=,\r\na\r\n\r\n\"b\r\nc\r\nd\",e\r\nf\r\n");
    QVERIFY(table.has_value());
    QCOMPARE(table->rows.size(), 3);
    QCOMPARE(table->rows.at(0).line, 2);
    QCOMPARE(table->rows.at(1).line, 4);
    QCOMPARE(table->rows.at(2).line, 7);
}

void HostsImportTest::findsTheColumns_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("line");
    const auto row = [](const char16_t *heading, const char16_t *line) {
        const auto text = QString::fromUtf16(heading);
        QTest::newRow(qPrintable(text)) << text << QString::fromUtf16(line);
    };
    row(u"name,display name,e-mail", u"anna,Anna R,a@example.org");
    row(u"E-Mail;Display Name;Username", u"a@example.org;Anna R;anna");
    row(u"Name\tBenutzername\tE-Mail-Adresse", u"Anna R\tanna\ta@example.org");
    row(u"Anzeigename;Anmeldename;Mail", u"Anna R;anna;a@example.org");
    row(u"Nome utente;Nome e cognome;Posta elettronica", u"anna;Anna R;a@example.org");
    row(u"Identifiant;Nom complet;Courriel", u"anna;Anna R;a@example.org");
    row(u"Usuario;Nombre completo;Correo electr\u00f3nico", u"anna;Anna R;a@example.org");
    row(u"class,name,display name,email", u"2b,anna,Anna R,a@example.org");
    row(u"anna,Anna R,a@example.org", u"");
}

void HostsImportTest::findsTheColumns()
{
    QFETCH(QString, heading);
    QFETCH(QString, line);
    const auto people = readPeople((heading + QLatin1Char('\n') + line).toUtf8());
    QVERIFY(people.has_value());
    QCOMPARE(people->problems.size(), 0);
    QCOMPARE(people->people.size(), 1);
    const auto &anna = people->people.first();
    QCOMPARE(anna.name, QStringLiteral("anna"));
    QCOMPARE(anna.shown, QStringLiteral("Anna R"));
    QCOMPARE(anna.email, QStringLiteral("a@example.org"));
}

void HostsImportTest::namesWhatIsWrongByLine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said"); // empty: nothing is wrong
    const auto row = [](const QString &line, const char *said) {
        QTest::addRow("%s", qPrintable(line.left(40).simplified())) << line << QString::fromLatin1(said);
    };
    row(QStringLiteral("berta"), "");
    row(QStringLiteral("BERTA"), "");
    row(QStringLiteral("b.e-r_t4"), "");
    row(QStringLiteral("4b"), "");
    row(QString(64, QLatin1Char('x')), "");
    row(QString(65, QLatin1Char('x')), "cannot be");
    row(QString(10000, QLatin1Char('x')), "cannot be");
    row(QStringLiteral(",Berta,b@example.org"), "no name");
    row(QStringLiteral("\"\",Berta"), "no name");
    row(QStringLiteral("b\u00e4rbel"), "cannot be");
    row(QStringLiteral("\u0430nna"), "cannot be"); // looks like anna
    row(QStringLiteral("an\u200bna2"), "cannot be");
    row(QStringLiteral("\u202eanna2"), "cannot be");
    row(QStringLiteral("berta maier"), "cannot be");
    row(QStringLiteral("berta@example.org"), "cannot be");
    row(QStringLiteral(".berta"), "cannot be");
    row(QStringLiteral("-berta"), "cannot be");
    row(QStringLiteral("../../etc/passwd"), "cannot be");
    row(QStringLiteral("berta/x"), "cannot be");
    row(QStringLiteral("$(reboot)"), "cannot be");
    row(QStringLiteral("'; reboot; '"), "cannot be");
    row(QStringLiteral("=cmd|'/c calc'!A1"), "cannot be");
    row(QStringLiteral("+49123"), "cannot be");
    row(QStringLiteral("<script>"), "cannot be");
    row(QStringLiteral("\"ber\nta\""), "cannot be");
    row(QStringLiteral("focus"), "kept for the server");
    row(QStringLiteral("jvb"), "kept for the server");
    row(QStringLiteral("proof-x"), "kept for the server");
    row(QStringLiteral("anna"), "line 1 already");
    row(QStringLiteral("ANNA"), "line 1 already");
    row(QStringLiteral(" anna "), "line 1 already");
    row(QStringLiteral("berta,Berta \u00d6,b@example.org"), "");
    row(QStringLiteral("berta,=HYPERLINK(1)"), "");
    row(QStringLiteral("berta,Ber\u202eta"), "display name");
    row(QStringLiteral("berta,Ber\u0007ta"), "display name");
    row(QStringLiteral("berta,\"Ber\nta\""), "display name");
    row(QStringLiteral("berta,") + QString(101, QLatin1Char('x')), "display name");
    row(QStringLiteral("berta,Berta,no address"), "not an e-mail");
    row(QStringLiteral("berta,Berta,b@"), "not an e-mail");
    row(QStringLiteral("berta,Berta,b@example.org,de"), "");
    row(QStringLiteral("berta,Berta,,de-AT"), "");
    row(QStringLiteral("berta,Berta,,'; reboot"), "not a language");
}

void HostsImportTest::namesWhatIsWrongByLine()
{
    QFETCH(QString, line);
    QFETCH(QString, said);
    const auto people = readPeople((QStringLiteral("anna,Anna\n") + line + QStringLiteral("\nzoe,Zoe")).toUtf8());
    QVERIFY(people.has_value());
    if (said.isEmpty()) {
        QVERIFY2(
            people->problems.isEmpty(), people->problems.isEmpty() ? "" : qPrintable(people->problems.first().text));
        QCOMPARE(people->people.size(), 3);
        return;
    }
    QCOMPARE(people->problems.size(), 1);
    QCOMPARE(people->problems.first().line, 2);
    const auto &text = people->problems.first().text;
    QVERIFY2(text.startsWith(QLatin1String("Line 2")) && text.contains(said), qPrintable(text));
    QVERIFY2(text.size() < 250 && !text.contains(QChar(0x202e)), "what is shown is cut and cleaned");
    QCOMPARE(people->people.size(), 2);
}

void HostsImportTest::takesAThousand()
{
    QByteArray list = "name;display name\r\n";
    for (int i = 0; i < 1000; ++i)
        list += QStringLiteral("pupil-%1;Pupil \u2116 %1\r\n").arg(i).toUtf8();
    const auto people = readPeople(list);
    QVERIFY(people.has_value() && people->problems.isEmpty());
    QCOMPARE(people->people.size(), 1000);
    QCOMPARE(people->people.last().line, 1001);
}

void HostsImportTest::formulasAreHarmless_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("formula") << QStringLiteral("=1+1") << QByteArray("'=1+1");
    QTest::newRow("call") << QStringLiteral("=HYPERLINK(\"http://x\";\"y\")")
                          << QByteArray("\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\"");
    QTest::newRow("plus") << QStringLiteral("+1") << QByteArray("'+1");
    QTest::newRow("minus") << QStringLiteral("-1") << QByteArray("'-1");
    QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("\"'\t=1\"");
    QTest::newRow("return") << QStringLiteral("\r=1") << QByteArray("\"'\r=1\"");
    QTest::newRow("inside it is text") << QStringLiteral("a=1") << QByteArray("a=1");
    QTest::newRow("link") << QStringLiteral("https://x/#-a") << QByteArray("https://x/#-a");
    QTest::newRow("separator") << QStringLiteral("a;b") << QByteArray("\"a;b\"");
    QTest::newRow("other separator") << QStringLiteral("a,=b") << QByteArray("\"a,=b\"");
    QTest::newRow("quote") << QStringLiteral("a\"b") << QByteArray("\"a\"\"b\"");
    QTest::newRow("lines") << QStringLiteral("a\nb") << QByteArray("\"a\nb\"");
}

void HostsImportTest::formulasAreHarmless()
{
    QFETCH(QString, cell);
    QFETCH(QByteArray, written);
    QCOMPARE(writeCsv({{cell}}, QLatin1Char(';')), QByteArray("\xef\xbb\xbf" + written + "\r\n"));
}

void HostsImportTest::plansOnlyWhatIsToBeDone()
{
    const auto people = readPeople("anna\nberta\ncarla\n");
    const auto plan = planImport(*people, {host("berta", Host::State::Invited)}, {});
    QVERIFY(plan.problems.isEmpty());
    QCOMPARE(plan.fresh.size(), 3);
    QCOMPARE(plan.renewed, QStringList{QStringLiteral("berta")});
}

void HostsImportTest::oneProblemStopsAll()
{
    const auto people = readPeople("anna\nb b\ncarla\nanna\n");
    const auto plan =
        planImport(*people, {host("carla", Host::State::Active), host("anna", Host::State::Disabled)}, {});
    QCOMPARE(plan.problems.size(), 4);
    for (int line = 1; line <= 4; ++line)
        QVERIFY(plan.problems.at(line - 1).text.startsWith(QStringLiteral("Line %1").arg(line)));
}

void HostsImportTest::goesOnFromTheLinksOfAnEarlierImport()
{
    const auto until = QDateTime(QDate(2026, 12, 1), QTime(10, 0), Qt::UTC);
    const QList<HandOver> earlier{handOver(QStringLiteral("anna"), QStringLiteral("Anna")),
        handOver(QStringLiteral("berta"), QStringLiteral("Berta")), handOver(QStringLiteral("carla"), QString())};
    const auto people = readPeople("anna\nberta\ncarla\ndora\n");
    const auto plan = planImport(*people,
        {host("anna", Host::State::Invited, until), host("berta", Host::State::Invited, until.addSecs(1)),
            host("carla", Host::State::Active)},
        earlier);
    QVERIFY(plan.problems.isEmpty());
    QCOMPARE(plan.kept.size(), 1);
    QCOMPARE(plan.kept.first().invitation.link, earlier.first().invitation.link);
    QCOMPARE(plan.there, QStringList{QStringLiteral("carla")});
    QCOMPARE(plan.fresh.size(), 2);
    QCOMPARE(plan.renewed, QStringList{QStringLiteral("berta")}); // her link is another by now
}

void HostsImportTest::writesLinksForTheOwnerAlone()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("links.csv"));
    const QList<HandOver> handOvers{
        handOver(QStringLiteral("anna"), QStringLiteral("=Anna; \"R\"")), handOver(QStringLiteral("berta"), {})};
    QVERIFY(writeLinks(file, handOvers, QLatin1Char(';')).has_value());
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
        QFile::Permissions());
    const auto read = readLinks(file);
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), 2);
    QCOMPARE(read->first().person.name, QStringLiteral("anna"));
    QCOMPARE(read->first().invitation.link, handOvers.first().invitation.link);
    QCOMPARE(read->first().invitation.expires, handOvers.first().invitation.expires);
    QVERIFY(readLinks(folder.filePath(QStringLiteral("not-there"))).value().isEmpty());
}

void HostsImportTest::anotherFileIsNotWrittenOver()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("pupils.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("anna,Anna\n");
    file.close();
    const auto read = readLinks(file.fileName());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::Usage);
}

void HostsImportTest::sheetsSayWhoWhereAndUntilWhen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("word");
    QTest::newRow("en") << QStringLiteral("en") << QStringLiteral("nobody else");
    QTest::newRow("it") << QStringLiteral("it") << QStringLiteral("nessun altro");
    QTest::newRow("de-AT") << QStringLiteral("de-AT") << QStringLiteral("Niemand");
    QTest::newRow("fr") << QStringLiteral("fr") << QStringLiteral("personne");
    QTest::newRow("es") << QStringLiteral("es") << QStringLiteral("nadie");
    QTest::newRow("another language") << QStringLiteral("fi") << QStringLiteral("nobody else");
}

void HostsImportTest::sheetsSayWhoWhereAndUntilWhen()
{
    QFETCH(QString, language);
    QFETCH(QString, word);
    auto one = handOver(QStringLiteral("anna"), QStringLiteral("Ann\u00e0 <b>R</b> & Co"));
    one.person.language = language;
    const auto pdf = handOverSheet(one, {QStringLiteral("meet.example.org"), QStringLiteral("en")});
    QVERIFY(pdf.has_value());
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-"), QStringLiteral("-")});
    reader.write(*pdf);
    reader.closeWriteChannel();
    QVERIFY(reader.waitForFinished());
    const auto text = QString::fromUtf8(reader.readAllStandardOutput()).simplified();
    for (const auto &part : {one.person.shown, one.invitation.link, word, QStringLiteral("2026"),
             QStringLiteral("https://meet.example.org/hosts/")})
        QVERIFY2(text.contains(part), qPrintable(part + QStringLiteral(" is not in: ") + text));
    QVERIFY2(!text.contains(QLatin1Char('%')), "a place that was not filled in");
}

void HostsImportTest::sheetsForManyInOneFolder()
{
    const QTemporaryDir folder;
    const auto place = folder.filePath(QStringLiteral("new/sheets"));
    QList<HandOver> handOvers;
    for (int i = 0; i < 11; ++i)
        handOvers.append(handOver(QStringLiteral("host-%1").arg(i), QString(100, QLatin1Char('W'))));
    QVERIFY(writeSheets(place, handOvers, {QStringLiteral("meet.example.org"), QStringLiteral("de")}, {}).has_value());
    QCOMPARE(QDir(place).entryList({QStringLiteral("*.pdf")}).size(), 12);
    QProcess reader;
    reader.start(QStringLiteral("pdfinfo"), {place + QStringLiteral("/_cards.pdf")});
    QVERIFY(reader.waitForFinished());
    QVERIFY(reader.readAllStandardOutput().contains("Pages:           2"));
    QVERIFY(!(QFile::permissions(place + QStringLiteral("/host-1.pdf")) & (QFile::ReadGroup | QFile::ReadOther)));
    QFile blocked(folder.filePath(QStringLiteral("file")));
    QVERIFY(blocked.open(QIODevice::WriteOnly));
    QVERIFY(!writeSheets(blocked.fileName(), handOvers, {QStringLiteral("meet.example.org"), {}}, {}).has_value());
}

QTEST_MAIN(HostsImportTest)
#include "hosts_import_test.moc"
