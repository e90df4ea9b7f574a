#include "privacy_samples.h"

#include "privacy/publication.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace meethouse;

namespace
{
QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

QStringList pagesOf(const QString &pdf)
{
    QStringList pages =
        output(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")}).split(u'\f');
    if (!pages.isEmpty() && pages.last().trimmed().isEmpty())
        pages.removeLast();
    return pages;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString textOf(const ExportedFile &file)
{
    switch (file.format) {
    case DocumentFormat::Pdf:
        return pagesOf(file.path).join(u' ');
    case DocumentFormat::Html:
        return QString::fromUtf8(bytesOf(file.path));
    case DocumentFormat::Odt:
        return output(QStringLiteral("unzip"), {QStringLiteral("-p"), file.path, QStringLiteral("content.xml")});
    }
    Q_UNREACHABLE();
}

// With MEETHOUSE_KEEP_PAPERS=FOLDER every paper of these tests stays there, one folder a test, to be looked at.
ExportWishes into(const QString &folder)
{
    ExportWishes wishes;
    const QString kept = qEnvironmentVariable("MEETHOUSE_KEEP_PAPERS");
    const QString tag = QString::fromUtf8(QTest::currentDataTag());
    wishes.folder = kept.isEmpty() || folder.contains(u"/file/")
                        ? folder
                        : kept + u'/' + QString::fromUtf8(QTest::currentTestFunction()) +
                              (tag.isEmpty() ? QString() : u'-' + tag) + folder.mid(folder.lastIndexOf(u'/'));
    wishes.date = samples::today();
    wishes.languages = {QStringLiteral("it")};
    return wishes;
}
} // namespace

class PrivacyExportTest : public QObject
{
    Q_OBJECT

private slots:
    void completePapersCarryNoDraftMark_data();
    void completePapersCarryNoDraftMark();
    void missingFactsMarkEveryPage();
    void nothingKnownIsStillExported();
    void employedTeacherGetsTheStopPage();
    void sameFactsGiveTheSameBytes();
    void fontsAreEmbeddedAndThePageIsA4();
    void hostileValuesStayText();
    void worksOnAnotherThread();
    void refusals();
    void indexListsFilesWithTheirHashes();
    void oneChangeMakesTheRightPapersStale_data();
    void oneChangeMakesTheRightPapersStale();
    void whatStillHoldsIsNotStale();
    void publishedPagesAreForEverybody();
    void draftsOfPublishedPagesAreTold();
};

void PrivacyExportTest::completePapersCarryNoDraftMark_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("language");
    const auto row = [](const char *name, Settings::Role role, const char *language) {
        QTest::newRow(name) << static_cast<int>(role) << QString::fromLatin1(language);
    };
    row("self", Settings::Role::Self, "it");
    row("school", Settings::Role::School, "it");
    row("public", Settings::Role::Public, "it");
    row("company", Settings::Role::Company, "it");
    row("association", Settings::Role::Association, "it");
    row("public, German", Settings::Role::Public, "de");
    row("company, German", Settings::Role::Company, "de");
    row("school, Spanish", Settings::Role::School, "es");
    row("processor, Spanish", Settings::Role::Processor, "es");
}

void PrivacyExportTest::completePapersCarryNoDraftMark()
{
    QFETCH(int, role);
    QFETCH(QString, language);
    QTemporaryDir folder;
    ExportWishes wishes = into(folder.path());
    wishes.languages = {language};
    const auto exported =
        exportDocuments(samples::settings(static_cast<Settings::Role>(role)), samples::facts(), wishes, {});
    QVERIFY2(exported.has_value(), exported ? "" : qPrintable(exported.error().detail));
    for (const DocumentDraft &draft : exported->drafts) {
        for (const DocumentGap &gap : draft.gaps)
            qWarning() << draft.language << documentGapKindName(gap.kind) << gap.fact << gap.text;
    }
    QVERIFY(exported->drafts.isEmpty());
    QVERIFY(exported->files.size() >= 54); // eighteen papers and more in three formats
    for (const ExportedFile &file : exported->files) {
        const QString text = textOf(file);
        QVERIFY2(!text.isEmpty(), qPrintable(file.path));
        if (file.document == u"notice")
            QVERIFY(text.contains(QStringLiteral("Studio Ada Rossi")));
        QVERIFY(!text.contains(QStringLiteral("DRAFT")));
        QVERIFY(!text.contains(QStringLiteral("BOZZA")));
        QVERIFY(!text.contains(QStringLiteral("ENTWURF")));
        QVERIFY(!file.draft);
    }
}

void PrivacyExportTest::missingFactsMarkEveryPage()
{
    QTemporaryDir folder;
    Settings settings = samples::settings(Settings::Role::Self);
    settings.provider.contact.clear();
    Facts facts = samples::facts();
    facts.remove(QStringLiteral("web.thirdParties"));
    const auto exported = exportDocuments(settings, facts, into(folder.path()), {});
    QVERIFY2(exported.has_value(), exported ? "" : qPrintable(exported.error().detail));
    QStringList named;
    for (const DocumentDraft &draft : exported->drafts) {
        for (const DocumentGap &gap : draft.gaps)
            named += gap.fact;
    }
    QVERIFY(named.contains(QStringLiteral("controller.contact")));
    QVERIFY(named.contains(QStringLiteral("web.thirdParties")));
    for (const ExportedFile &file : exported->files) {
        if (file.document != u"notice")
            continue;
        QVERIFY(file.draft);
        const QString mark = file.language == u"it" ? QStringLiteral("BOZZA") : QStringLiteral("DRAFT");
        if (file.format != DocumentFormat::Pdf) {
            QVERIFY(textOf(file).contains(mark));
            continue;
        }
        const QStringList pages = pagesOf(file.path);
        QVERIFY(pages.size() >= 3);
        for (const QString &page : pages)
            QVERIFY2(page.contains(mark + u" · "), qPrintable(page));
        QVERIFY(pages.first().contains(
            file.language == u"it" ? QStringLiteral("recapito") : QStringLiteral("contact of the provider")));
    }
}

void PrivacyExportTest::nothingKnownIsStillExported()
{
    QTemporaryDir folder;
    Settings settings;
    settings.domain = QStringLiteral("meet.practice.example");
    const auto exported = exportDocuments(settings, {}, into(folder.path()), {});
    QVERIFY2(exported.has_value(), exported ? "" : qPrintable(exported.error().detail));
    const auto notice = std::find_if(exported->drafts.begin(), exported->drafts.end(),
        [](const DocumentDraft &draft) { return draft.document == u"notice"; });
    QVERIFY(notice != exported->drafts.end() && notice->gaps.size() > 20);
    for (const ExportedFile &file : exported->files) {
        if (file.format != DocumentFormat::Pdf || !file.draft)
            continue;
        const QStringList pages = pagesOf(file.path);
        for (const QString &page : pages)
            QVERIFY(page.contains(file.language == u"it" ? QStringLiteral("BOZZA · ") : QStringLiteral("DRAFT · ")));
        // Nothing that was not measured is said of the server.
        const QString text = pages.join(u' ');
        QVERIFY(!text.contains(QStringLiteral("Jitsi Meet on a server of our own")));
        QVERIFY(!text.contains(QStringLiteral("su un nostro server")));
    }
}

void PrivacyExportTest::employedTeacherGetsTheStopPage()
{
    QTemporaryDir folder;
    const auto exported =
        exportDocuments(samples::settings(Settings::Role::EmployedTeacher), samples::facts(), into(folder.path()), {});
    QVERIFY2(exported.has_value(), exported ? "" : qPrintable(exported.error().detail));
    QVERIFY(exported->drafts.isEmpty());
    for (const ExportedFile &file : exported->files) {
        QCOMPARE(file.document, QStringLiteral("stop"));
        if (file.format == DocumentFormat::Pdf)
            QCOMPARE(pagesOf(file.path).size(), 1);
    }
}

void PrivacyExportTest::sameFactsGiveTheSameBytes()
{
    QTemporaryDir first;
    QTemporaryDir second;
    const Settings settings = samples::settings(Settings::Role::Company);
    const auto one = exportDocuments(settings, samples::facts(), into(first.path()), {});
    // Another second, another time zone and another hash of the process must not show.
    QTest::qWait(1100);
    qputenv("TZ", "Asia/Tokyo");
    const bool again = qEnvironmentVariableIsSet("MEETHOUSE_PRINT_HASHES");
    const auto two = again ? one : exportDocuments(settings, samples::facts(), into(second.path()), {});
    qunsetenv("TZ");
    QVERIFY(one && two);
    for (qsizetype i = 0; i < one->files.size(); ++i)
        QCOMPARE(two->files[i].sha256, one->files[i].sha256);

    // Qt's hashes are seeded once a process, so another process has to tell.
    const QString self = QCoreApplication::applicationFilePath();
    if (qEnvironmentVariableIsSet("MEETHOUSE_PRINT_HASHES")) {
        for (const ExportedFile &file : one->files)
            fprintf(stderr, "hash %s\n", file.sha256.constData());
        return;
    }
    for (const char *seed : {"0", "-1"}) {
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MEETHOUSE_PRINT_HASHES"), QStringLiteral("1"));
        if (qstrcmp(seed, "0") == 0)
            environment.insert(QStringLiteral("QT_HASH_SEED"), QStringLiteral("0"));
        other.setProcessEnvironment(environment);
        other.start(self, {QStringLiteral("sameFactsGiveTheSameBytes")});
        QVERIFY(other.waitForFinished(120000));
        const QByteArray said = other.readAllStandardError();
        for (const ExportedFile &file : one->files)
            QVERIFY2(said.contains(QByteArray("hash " + file.sha256)), said.constData());
    }
}

void PrivacyExportTest::fontsAreEmbeddedAndThePageIsA4()
{
    QTemporaryDir folder;
    const auto exported =
        exportDocuments(samples::settings(Settings::Role::School), samples::facts(), into(folder.path()), {});
    QVERIFY2(exported.has_value(), exported ? "" : qPrintable(exported.error().detail));
    for (const ExportedFile &file : exported->files) {
        if (file.format != DocumentFormat::Pdf)
            continue;
        const QStringList fonts =
            output(QStringLiteral("pdffonts"), {file.path}).split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(!fonts.isEmpty());
        static const QRegularExpression embedded(QStringLiteral("(Carlito|DejaVu).* yes +(?:yes|no) +yes +\\d+ +0$"));
        for (const QString &font : fonts)
            QVERIFY2(embedded.match(font).hasMatch(), qPrintable(font));
        const QString info = output(QStringLiteral("pdfinfo"), {file.path});
        QVERIFY2(info.contains(QStringLiteral("(A4)")), qPrintable(info));
        QVERIFY(info.contains(QStringLiteral("meet.example.org")));
        const QStringList pages = pagesOf(file.path);
        for (qsizetype i = 0; i < pages.size(); ++i) {
            const QString number =
                file.language == u"it" ? QStringLiteral("Pagina %1 di %2") : QStringLiteral("Page %1 of %2");
            QVERIFY(QString(pages[i]).replace(QChar(QChar::Nbsp), u' ').contains(number.arg(i + 1).arg(pages.size())));
            QVERIFY(pages[i].contains(file.document + u'-' + file.language + u'-'));
        }
        // A reader that checks the structure finds nothing to complain about.
        QProcess check;
        check.start(QStringLiteral("pdftoppm"),
            {QStringLiteral("-r"), QStringLiteral("20"), file.path, folder.filePath(QStringLiteral("page"))});
        QVERIFY(check.waitForFinished(30000));
        QCOMPARE(QString::fromUtf8(check.readAllStandardError()), QString());
    }
}

void PrivacyExportTest::hostileValuesStayText()
{
    QTemporaryDir folder;
    Settings settings = samples::settings(Settings::Role::Self);
    settings.provider.name = QStringLiteral("<script>alert(1)</script> {{controller.contact}} **x** | y");
    settings.provider.address = QString(10000, u'W');
    settings.provider.contact = QStringLiteral("\u202Eשלום\u202C \ue000\ue001 =1+1\n# Heading\n> box");
    const auto exported = exportDocuments(settings, samples::facts(), into(folder.path()), {});
    QVERIFY2(exported.has_value(), exported ? "" : qPrintable(exported.error().detail));
    const auto plain =
        exportDocuments(samples::settings(Settings::Role::Self), samples::facts(), into(folder.path() + u"/plain"), {});
    QVERIFY(plain.has_value());
    for (qsizetype i = 0; i < exported->files.size(); ++i) {
        if (exported->files[i].format != DocumentFormat::Html)
            continue;
        const QString hostile = QString::fromUtf8(bytesOf(exported->files[i].path));
        const QString tame = QString::fromUtf8(bytesOf(plain->files[i].path));
        if (exported->files[i].document == u"notice")
            QVERIFY(hostile.contains(
                QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt; {{controller.contact}} **x** | y")));
        if (exported->files[i].document == u"cover")
            continue; // lists what is open, and a contact that is none is open
        for (const QString &tag : {QStringLiteral("<script"), QStringLiteral("<h2>"), QStringLiteral("<tr>"),
                 QStringLiteral("<li>"), QStringLiteral("<td"), QStringLiteral("class=\"box\""), QStringLiteral("<p>")})
            QCOMPARE(hostile.count(tag), tame.count(tag));
        QVERIFY(!hostile.contains(QChar(0x202E)));
        QVERIFY(!hostile.contains(QChar(0xE000)));
        QVERIFY(!hostile.contains(QString(401, u'W')));
    }
    for (const ExportedFile &file : std::as_const(exported->files)) {
        if (file.format == DocumentFormat::Pdf && file.document == u"notice")
            QVERIFY(pagesOf(file.path).join(u' ').contains(QStringLiteral("alert(1)")));
    }
}

void PrivacyExportTest::worksOnAnotherThread()
{
    QTemporaryDir folder;
    const Settings settings = samples::settings(Settings::Role::Self);
    const auto here = exportDocuments(settings, samples::facts(), into(folder.path() + u"/here"), {});
    QVERIFY(here.has_value());
    QList<QByteArray> there;
    std::jthread([&] {
        const auto exported = exportDocuments(settings, samples::facts(), into(folder.path() + u"/there"), {});
        for (const ExportedFile &file : exported ? exported->files : QList<ExportedFile>())
            there += file.sha256;
    }).join();
    QCOMPARE(there.size(), here->files.size());
    for (qsizetype i = 0; i < there.size(); ++i)
        QCOMPARE(there[i], here->files[i].sha256);
}

void PrivacyExportTest::refusals()
{
    QTemporaryDir folder;
    ExportWishes wishes = into(folder.path());
    wishes.languages = {QStringLiteral("xx")};
    const auto language = exportDocuments(samples::settings(Settings::Role::Self), {}, wishes, {});
    QVERIFY(!language);
    QCOMPARE(language.error().kind, ErrorKind::Usage);

    std::stop_source source;
    source.request_stop();
    const auto stopped =
        exportDocuments(samples::settings(Settings::Role::Self), {}, into(folder.path()), source.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);

    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto blocked =
        exportDocuments(samples::settings(Settings::Role::Self), {}, into(file.fileName() + u"/below"), {});
    QVERIFY(!blocked);
    QCOMPARE(blocked.error().kind, ErrorKind::Failed);
}

void PrivacyExportTest::indexListsFilesWithTheirHashes()
{
    QTemporaryDir folder;
    const auto exported =
        exportDocuments(samples::settings(Settings::Role::Association), samples::facts(), into(folder.path()), {});
    QVERIFY2(exported.has_value(), exported ? "" : qPrintable(exported.error().detail));
    const QJsonArray files =
        QJsonDocument::fromJson(bytesOf(exported->folder + u"/index.json")).object()[u"files"].toArray();
    QCOMPARE(files.size(), exported->files.size());
    for (const QJsonValue &value : files) {
        const QByteArray content = bytesOf(exported->folder + u'/' + value[u"file"].toString());
        QVERIFY(!content.isEmpty());
        QCOMPARE(value[u"sha256"].toString().toLatin1(),
            QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    }
}

namespace
{
ExportWishes htmlInto(const QString &folder)
{
    ExportWishes wishes = into(folder);
    wishes.formats = {DocumentFormat::Html};
    return wishes;
}
} // namespace

void PrivacyExportTest::oneChangeMakesTheRightPapersStale_data()
{
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QStringList>("stale"); // among others
    QTest::addColumn<QStringList>("fresh");
    const auto row = [](const char *name, const char *fact, const QJsonValue &value, const QStringList &stale,
                         const QStringList &fresh) {
        QTest::newRow(name) << QString::fromLatin1(fact) << value << stale << fresh;
    };
    const QString notice = QStringLiteral("notice");
    const QString security = QStringLiteral("security");
    row("logs kept for longer", "logs.prosody.rotation",
        QJsonArray{QStringLiteral("weekly"), QStringLiteral("rotate 4")}, {notice, QStringLiteral("retention")},
        {QStringLiteral("house-rules")});
    row("somebody else's STUN", "meetings.stunServers", QJsonArray{QStringLiteral("stun:stun.example.net:3478")},
        {notice}, {QStringLiteral("house-rules"), QStringLiteral("log-policy")});
    row("recording on", "meetings.recordingServer", true, {notice}, {QStringLiteral("log-policy")});
    row("a third party", "web.thirdParties", QJsonArray{QStringLiteral("cdn.example.net")}, {notice},
        {QStringLiteral("log-policy")});
    row("another administrator", "administrators.accounts", QJsonArray{QStringLiteral("root"), QStringLiteral("eva")},
        {QStringLiteral("administrators")}, {notice});
    row("another issuer", "certificate.issuer", QStringLiteral("Somebody CA"), {notice, security},
        {QStringLiteral("log-policy")});
    row("firewall off", "firewall.active", false, {security}, {notice});
    row("updates off", "updates.automatic", false, {security}, {notice});
}

void PrivacyExportTest::oneChangeMakesTheRightPapersStale()
{
    QFETCH(QString, fact);
    QFETCH(QJsonValue, value);
    QFETCH(QStringList, stale);
    QFETCH(QStringList, fresh);
    QTemporaryDir folder;
    const Settings settings = samples::settings(Settings::Role::Company);
    QVERIFY(exportDocuments(settings, samples::facts(), htmlInto(folder.path()), {}));
    Facts now = samples::facts();
    now.remove(fact);
    samples::measure(now, fact, value);
    const auto check = checkDocuments(settings, now, folder.path());
    QVERIFY2(check.has_value(), check ? "" : qPrintable(check.error().detail));
    QStringList papers;
    for (const StaleDocument &paper : check->stale) {
        papers += paper.document;
        QVERIFY2(!paper.sentences.isEmpty() && !paper.files.isEmpty(), qPrintable(paper.document));
        QVERIFY2(!paper.facts.isEmpty(), qPrintable(paper.document));
    }
    for (const QString &id : stale)
        QVERIFY2(papers.contains(id), qPrintable(id + u" is not among " + papers.join(u' ')));
    for (const QString &id : fresh)
        QVERIFY2(!papers.contains(id), qPrintable(id + u" is among " + papers.join(u' ')));
    QVERIFY(!check->facts.isEmpty());
}

void PrivacyExportTest::whatStillHoldsIsNotStale()
{
    QTemporaryDir folder;
    const Settings settings = samples::settings(Settings::Role::Company);
    const auto exported = exportDocuments(settings, samples::facts(), htmlInto(folder.path()), {});
    QVERIFY(exported.has_value());
    // Measured anew a week later: other times, the same answers.
    Facts later;
    for (Fact fact : samples::facts().all()) {
        fact.time = fact.time.addDays(7);
        later.add(fact);
    }
    const auto check = checkDocuments(settings, later, folder.path());
    QVERIFY(check.has_value());
    QVERIFY2(
        check->stale.isEmpty(), check->stale.isEmpty() ? "" : qPrintable(check->stale.first().sentences.join(u'\n')));
    QVERIFY(check->facts.isEmpty() && check->needed.isEmpty() && check->changedFiles.isEmpty());
    QCOMPARE(check->folder, exported->folder);

    QFile edited(exported->files.first().path);
    QVERIFY(edited.open(QIODevice::Append));
    edited.write("x");
    edited.close();
    QCOMPARE(checkDocuments(settings, later, folder.path())->changedFiles.size(), 1);

    QTemporaryDir empty;
    QCOMPARE(checkDocuments(settings, later, empty.path()).error().kind, ErrorKind::Usage);
    QFile broken(exported->folder + u"/index.json");
    QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
    broken.write("{}");
    broken.close();
    QCOMPARE(checkDocuments(settings, later, folder.path()).error().kind, ErrorKind::Failed);
}

void PrivacyExportTest::publishedPagesAreForEverybody()
{
    const Settings settings = samples::settings(Settings::Role::School);
    const auto published =
        planPublication(settings, samples::facts(), {QStringLiteral("de"), QStringLiteral("it")}, samples::today());
    QVERIFY(published.has_value());
    QVERIFY(published->drafts.isEmpty());
    QVERIFY(published->plan.settings.isEmpty());
    QCOMPARE(published->plan.steps.size(), 1);
    QMap<QString, QString> files;
    for (const BundleFile &file : published->plan.files)
        files.insert(file.name, QString::fromUtf8(file.content));

    const QString front = files.value(QStringLiteral("notices/index.html"));
    const QStringList pages = files.keys().filter(QStringLiteral("notices/"));
    QCOMPARE(pages.size(), 2 * published->documents.size() + 1);
    for (const QString &page : pages) {
        const QString &text = files[page];
        QVERIFY2(!text.contains(QStringLiteral("<script"), Qt::CaseInsensitive), qPrintable(page));
        // The one style that the policy lets in, and nothing that would need another.
        const QString style = text.section(QStringLiteral("<style>"), 1).section(QStringLiteral("</style>"), 0, 0);
        const QByteArray hash = QCryptographicHash::hash(style.toUtf8(), QCryptographicHash::Sha256).toBase64();
        QVERIFY(files[QStringLiteral("notices.conf")].contains(u"'sha256-" + QString::fromLatin1(hash) + u'\''));
        QVERIFY2(!text.contains(QStringLiteral(" style=")), qPrintable(page));
        QVERIFY2(!text.contains(QStringLiteral("Bruno Verdi")), qPrintable(page));
        if (page != u"notices/index.html")
            QVERIFY2(front.contains(u"href=\"" + page.mid(8) + u'"'), qPrintable(page));
    }
    QVERIFY(files[QStringLiteral("published.json")].contains(QStringLiteral("Bruno Verdi")));
    QVERIFY(front.contains(QStringLiteral("<section id=\"de\" lang=\"de\"")));
    QVERIFY(!published->documents.contains(QStringLiteral("security")));

    // Read as it is meant in whatever character set the script is taken for.
    const QString link = files[QStringLiteral("notices.js")];
    QVERIFY(link.contains(QStringLiteral("\"it\":\"Informativa privacy\"")));
    QVERIFY(link.contains(QStringLiteral("https://meet.example.org/privacy/")));
    QVERIFY(std::all_of(link.begin(), link.end(), [](QChar c) { return c.unicode() < 0x80; }));
    QVERIFY(!link.contains(u'@'));
}

void PrivacyExportTest::draftsOfPublishedPagesAreTold()
{
    Settings settings = samples::settings(Settings::Role::Self);
    settings.provider.contact.clear();
    const auto drafts = planPublication(settings, samples::facts(), {QStringLiteral("en")}, samples::today());
    QVERIFY(drafts.has_value());
    QVERIFY(!drafts->drafts.isEmpty());
    const auto &front = *std::find_if(drafts->plan.files.begin(), drafts->plan.files.end(),
        [](const BundleFile &file) { return file.name == u"notices/index.html"; });
    QVERIFY(front.content.contains("(DRAFT)"));

    const auto stop =
        planPublication(samples::settings(Settings::Role::EmployedTeacher), samples::facts(), {}, samples::today());
    QVERIFY(!stop);
    QCOMPARE(stop.error().kind, ErrorKind::Usage);
    const auto unknown = planPublication(settings, samples::facts(), {QStringLiteral("xx")}, samples::today());
    QVERIFY(!unknown);
}

QTEST_GUILESS_MAIN(PrivacyExportTest)
#include "privacy_export_test.moc"
