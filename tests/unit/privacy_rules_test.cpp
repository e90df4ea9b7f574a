#include "privacy_case.h"
#include "privacy_duties.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace meethouse;
using samples::Case;
using samples::root;
using namespace meethouse::duties;

namespace
{
const QStringList languages = {
    QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("es"), QStringLiteral("fr"), QStringLiteral("it")};

const QList<Settings::Role> roles = {Settings::Role::Self, Settings::Role::School, Settings::Role::Public,
    Settings::Role::Company, Settings::Role::Association};

QStringList rulesOf(const QList<Finding> &findings)
{
    QStringList rules;
    for (const Finding &finding : findings)
        rules += finding.rule;
    return rules;
}

Block paragraph(const QString &text)
{
    Block block;
    Run run;
    run.text = text;
    block.runs = {run};
    return block;
}
} // namespace

class PrivacyRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void completePapersBreakNoRule();
    void everyDutyIsAnsweredInEveryLanguage();
    void takingAwayAnAnswerIsFound();
    void publicBodiesNeverRestOnInterests();
    void othersNeverRestOnAPublicTask();
    void swissPapersRestOnSwissLaw();
    void promisesNeedTheirMeasurements();
    void whatIsOnIsSpokenOf_data();
    void whatIsOnIsSpokenOf();
    void bannedPhrasesAreFound_data();
    void bannedPhrasesAreFound();
    void phrasesAreExpressions();
    void aProvidersNameIsNoPhrase();
    void glossaryTermsStandInThePapers();
    void languagesSayTheSameNumbers();
    void leftoversAreFound();
    void noVersionsInPublicPapers();
    void europeWithoutACountryFile();
    void everyDutyIsAnsweredBySomePaper();
};

void PrivacyRulesTest::completePapersBreakNoRule()
{
    for (const Settings::Role role : roles) {
        for (const QString &language : languages) {
            const Case one(samples::settings(role), samples::facts(), language);
            QVERIFY(!one.document.draft());
            const QList<Finding> findings = allFindings(one.reading());
            for (const Finding &finding : findings)
                qWarning() << language << finding.rule << finding.what;
            QVERIFY(findings.isEmpty());
        }
    }
}

void PrivacyRulesTest::everyDutyIsAnsweredInEveryLanguage()
{
    Facts recording = samples::facts();
    recording.remove(QStringLiteral("meetings.recordingServer"));
    samples::measure(recording, QStringLiteral("meetings.recordingServer"), true);
    for (const QString &language : languages) {
        QSet<QString> covered;
        for (const Settings::Role role : roles) {
            Settings settings = samples::settings(role);
            settings.papers[QStringLiteral("recordingDays")] = 14;
            const Case one(settings, recording, language);
            QVERIFY(dutiesNotCovered(one.reading()).isEmpty());
            for (const Block &block : one.document.blocks)
                covered += block.covers;
        }
        // Whatever a template claims to answer must be a duty of the law file, and the other way round.
        QSet<QString> duties;
        const Law law = *Law::load(root, QStringLiteral("IT"));
        for (const Law::Item &item : law.notice)
            duties += item.item;
        QCOMPARE(covered, duties);
    }
}

void PrivacyRulesTest::takingAwayAnAnswerIsFound()
{
    for (const QString &language : languages) {
        Case one(samples::settings(Settings::Role::Public), samples::facts(), language);
        QList<Block> &blocks = one.document.blocks;
        int answering = 0;
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            const Block block = blocks.takeAt(i);
            QSet<QString> left;
            for (const Block &other : std::as_const(blocks))
                left += other.covers;
            const bool alone = !left.contains(block.covers);
            answering += alone ? 1 : 0;
            QCOMPARE(!dutiesNotCovered(one.reading()).isEmpty(), alone);
            blocks.insert(i, block);
        }
        QVERIFY(answering >= 10);
    }
}

void PrivacyRulesTest::publicBodiesNeverRestOnInterests()
{
    const QHash<QString, QString> sentence = {
        {QStringLiteral("en"), QStringLiteral("This rests on Article 6(1)(f) GDPR.")},
        {QStringLiteral("fr"), QStringLiteral("La base est l’article 6, paragraphe 1, point f), du RGPD.")},
        {QStringLiteral("it"), QStringLiteral("La base è l’art. 6, par. 1, lett. f), GDPR.")},
        {QStringLiteral("de"), QStringLiteral("Das beruht auf Artikel 6 Absatz 1 Buchstabe f DSGVO.")},
        {QStringLiteral("es"), QStringLiteral("La base es el artículo 6, apartado 1, letra f), del RGPD.")},
    };
    for (const QString &language : languages) {
        Case one(samples::settings(Settings::Role::Public), samples::facts(), language);
        QVERIFY(wrongBases(one.reading()).isEmpty());
        one.document.blocks += paragraph(one.words.keepTogether(sentence[language]));
        QCOMPARE(rulesOf(wrongBases(one.reading())), QStringList{QStringLiteral("bases")});
        Case company(samples::settings(Settings::Role::Company), samples::facts(), language);
        company.document.blocks += paragraph(sentence[language]);
        QVERIFY(wrongBases(company.reading()).isEmpty());
    }
}

void PrivacyRulesTest::othersNeverRestOnAPublicTask()
{
    const QHash<QString, QString> sentence = {
        {QStringLiteral("en"), QStringLiteral("This rests on Article 6(1)(e) GDPR.")},
        {QStringLiteral("fr"), QStringLiteral("La base est l’article 6, paragraphe 1, point e), du RGPD.")},
        {QStringLiteral("it"), QStringLiteral("La base è l’art. 6, par. 1, lett. e), GDPR.")},
        {QStringLiteral("de"), QStringLiteral("Das beruht auf Artikel 6 Absatz 1 Buchstabe e DSGVO.")},
        {QStringLiteral("es"), QStringLiteral("La base es el artículo 6, apartado 1, letra e), del RGPD.")},
    };
    for (const QString &language : languages) {
        Case company(samples::settings(Settings::Role::Company), samples::facts(), language);
        company.document.blocks += paragraph(company.words.keepTogether(sentence[language]));
        QCOMPARE(rulesOf(wrongBases(company.reading())), QStringList{QStringLiteral("bases")});
        Case body(samples::settings(Settings::Role::Public), samples::facts(), language);
        body.document.blocks += paragraph(sentence[language]);
        QVERIFY(wrongBases(body.reading()).isEmpty());
    }
}

// The law of Switzerland asks for no legal basis, and what papers rest on are its articles.
void PrivacyRulesTest::swissPapersRestOnSwissLaw()
{
    const QList<CatalogueEntry> catalogue = *loadCatalogue(root);
    for (const QString &language : {QStringLiteral("de"), QStringLiteral("fr"), QStringLiteral("it")}) {
        Settings settings = samples::settings(Settings::Role::Association);
        settings.provider.country = QStringLiteral("CH");
        const PaperSource source = *PaperSource::load(root, language, settings, samples::facts());
        const QList<Document> documents = *makeSet(entriesFor(catalogue, source), source, samples::today());
        for (const Document &document : documents) {
            const Reading reading{document, source.known, source.kinds, source.words, source.law};
            QVERIFY2(wrongBases(reading).isEmpty(), qPrintable(document.id));
            if (document.id != u"legal-notice" && document.id != u"accessibility")
                QVERIFY2(document.norm.endsWith(language == u"de" ? u" DSG" : u" LPD"), qPrintable(document.norm));
        }
    }
}

void PrivacyRulesTest::promisesNeedTheirMeasurements()
{
    for (const QString &language : languages) {
        Facts measured = samples::facts();
        const Case strict(samples::settings(Settings::Role::Self), measured, language);
        const QString claim = strict.words.text(QStringLiteral("lint.noThirdParty"));
        QVERIFY(plainText(strict.document.blocks).contains(claim));
        measured.remove(QStringLiteral("web.onlyOwn"));
        samples::measure(measured, QStringLiteral("web.onlyOwn"), false);
        Case loose(samples::settings(Settings::Role::Self), measured, language);
        QVERIFY(!loose.document.draft());
        QVERIFY(!plainText(loose.document.blocks).contains(claim));
        loose.document.blocks += paragraph(claim);
        QCOMPARE(rulesOf(emptyPromises(loose.reading())), QStringList{QStringLiteral("promises")});
    }
}

void PrivacyRulesTest::whatIsOnIsSpokenOf_data()
{
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("peer to peer") << QStringLiteral("meetings.peerToPeer")
                                  << QStringLiteral("learns the IP address of the other");
    QTest::newRow("recording") << QStringLiteral("meetings.recordingServer")
                               << QStringLiteral("You withdraw your consent at any time");
    QTest::newRow("local recording") << QStringLiteral("meetings.recordingLocal")
                                     << QStringLiteral("record on a device of their own");
    QTest::newRow("transcription") << QStringLiteral("meetings.transcription")
                                   << QStringLiteral("What is said is turned into text");
    QTest::newRow("analytics") << QStringLiteral("web.analytics")
                               << QStringLiteral("collects statistics about its use and asks");
    QTest::newRow("rooms in the log") << QStringLiteral("logs.webRooms")
                                      << QStringLiteral("names of the rooms you visit");
}

void PrivacyRulesTest::whatIsOnIsSpokenOf()
{
    QFETCH(QString, fact);
    QFETCH(QString, sentence);
    Facts measured = samples::facts();
    Settings settings = samples::settings(Settings::Role::Company);
    settings.papers[QStringLiteral("recordingDays")] = 14;
    QVERIFY(!plainText(Case(settings, measured, QStringLiteral("en")).document.blocks).contains(sentence));
    measured.remove(fact);
    samples::measure(measured, fact, true);
    Case one(settings, measured, QStringLiteral("en"));
    QVERIFY(!one.document.draft());
    QVERIFY(plainText(one.document.blocks).contains(sentence));
    if (!fact.startsWith(u"logs.")) {
        one.document.usedFacts.removeAll(fact);
        QVERIFY(!emptyPromises(one.reading()).isEmpty());
    }
}

void PrivacyRulesTest::bannedPhrasesAreFound_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *language, const char *text) {
        QTest::newRow(text) << QString::fromLatin1(language) << QString::fromUtf8(text);
    };
    row("en", "No personal data are stored on this server.");
    row("en", "Meetings are end-to-end encrypted.");
    row("en", "Cookies are required for the service.");
    row("en", "We keep logs for as long as necessary.");
    row("en", "We may share your data.");
    row("en", "Some data are sent.");
    row("en", "The service is GDPR-compliant and runs on EU servers.");
    row("en", "We are certified under Privacy Shield.");
    row("en", "See Directive 95/46/EC.");
    row("fr", "Ce serveur ne contient aucune donnée personnelle.");
    row("fr", "Les réunions sont chiffrées de bout en bout.");
    row("fr", "Les journaux sont gardés pendant la durée strictement nécessaire.");
    row("fr", "Le responsable de traitement est l’école.");
    row("fr", "La base est notre intérêt légitime.");
    row("fr", "Le fichier a été déclaré à la CNIL.");
    row("fr", "Les données pourraient être envoyées ailleurs : cela arrive souvent.");
    row("fr", "Le service est conforme au RGPD.");
    row("it", "Non trattiamo nessun dato personale.");
    row("it", "Le riunioni sono cifrate end-to-end.");
    row("it", "I dati sono conservati per il tempo strettamente necessario.");
    row("it", "Il responsabile dei dati è la scuola.");
    row("it", "Si fonda sugli interessi legittimi.");
    row("it", "Informativa ai sensi dell’art. 13 del D.Lgs. 196/2003.");
    row("it", "I dati potrebbero essere inviati altrove: spesso accade.");
    row("it", "Il servizio è conforme al GDPR.");
    row("de", "Wir verarbeiten keine personenbezogenen Daten.");
    row("de", "Konferenzen sind Ende-zu-Ende-verschlüsselt.");
    row("de", "Die Daten werden so lange wie nötig aufbewahrt.");
    row("de", "Die verantwortliche Stelle ist die Schule.");
    row("de", "Das beruht auf legitimen Interessen.");
    row("de", "Hinweise nach § 13 TMG.");
    row("de", "Daten könnten gegebenenfalls weitergegeben werden.");
    row("de", "Der Dienst ist DSGVO-konform.");
    row("es", "No tratamos ningún dato personal.");
    row("es", "Las reuniones están cifradas de extremo a extremo.");
    row("es", "Los datos se conservan durante el tiempo necesario.");
    row("es", "El responsable de los datos es el centro.");
    row("es", "Se basa en nuestros intereses legítimos.");
    row("es", "Información conforme al artículo 5 de la Ley Orgánica 15/1999.");
    row("es", "Los datos podrían enviarse a otros: ocurre a menudo.");
    row("es", "El servicio es conforme al RGPD.");
}

void PrivacyRulesTest::bannedPhrasesAreFound()
{
    QFETCH(QString, language);
    QFETCH(QString, text);
    // One paper for all phrases of a language: making it takes longer than reading it.
    static std::map<QString, Case> papers;
    Case &one =
        papers.try_emplace(language, samples::settings(Settings::Role::Self), samples::facts(), language).first->second;
    QVERIFY(bannedWords(one.reading()).isEmpty());
    one.document.blocks += paragraph(one.words.keepTogether(text));
    const QStringList found = rulesOf(bannedWords(one.reading()));
    one.document.blocks.removeLast();
    QVERIFY(found.contains(QStringLiteral("words")));
}

void PrivacyRulesTest::phrasesAreExpressions()
{
    for (const QString &language : languages) {
        const Words words = *Words::load(root, language);
        for (const QString &list : {QStringLiteral("lint.banned"), QStringLiteral("lint.outdated"),
                 QStringLiteral("lint.swapped"), QStringLiteral("lint.serverWords")}) {
            QVERIFY(!words.list(list).isEmpty());
            for (const QString &phrase : words.list(list))
                QVERIFY2(QRegularExpression(phrase).isValid(), qPrintable(phrase));
        }
    }
}

void PrivacyRulesTest::aProvidersNameIsNoPhrase()
{
    Settings settings = samples::settings(Settings::Role::Company);
    settings.provider.name = QStringLiteral("Privacy Shield & Some TMG GmbH, 6(1)(f)");
    QVERIFY(!Case(settings, samples::facts(), QStringLiteral("en")).document.draft());
}

void PrivacyRulesTest::glossaryTermsStandInThePapers()
{
    const auto glossary = readJsonFile(root + u"/glossary.json");
    QVERIFY(glossary.has_value());
    int looked = 0;
    const QJsonArray terms = glossary->value(u"terms").toArray();
    for (const QJsonValue &term : terms) {
        for (const QString &language : languages) {
            const QString word = term[language].toString();
            QVERIFY(!word.isEmpty());
            const QJsonArray papers = term[u"in"].toArray();
            for (const QJsonValue &paper : papers) {
                QFile file(root + u'/' + language + u'/' + paper.toString() + u".md");
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString text = QString::fromUtf8(file.readAll());
                QVERIFY2(text.contains(word, Qt::CaseInsensitive),
                    qPrintable(paper.toString() + u' ' + language + u' ' + word));
                ++looked;
            }
        }
    }
    QVERIFY(looked > 20);
}

void PrivacyRulesTest::languagesSayTheSameNumbers()
{
    for (const Settings::Role role : roles) {
        const Case en(samples::settings(role), samples::facts(), QStringLiteral("en"));
        for (const QString &language : languages.mid(1)) {
            Case other(samples::settings(role), samples::facts(), language);
            const QList<Finding> found = differences(en.document, other.document);
            for (const Finding &finding : found)
                qWarning() << language << finding.rule << finding.what;
            QVERIFY(found.isEmpty());
            other.document.blocks += paragraph(QStringLiteral("8"));
            QCOMPARE(rulesOf(differences(en.document, other.document)), QStringList{QStringLiteral("same-numbers")});
            other.document.usedFacts.removeLast();
            QVERIFY(rulesOf(differences(en.document, other.document)).contains(QStringLiteral("same-facts")));
        }
    }
}

void PrivacyRulesTest::leftoversAreFound()
{
    Case one(samples::settings(Settings::Role::Self), samples::facts(), QStringLiteral("en"));
    for (const QString &text : {QStringLiteral("a {{domain}}"), QStringLiteral("x \ue001"), QStringLiteral("**bold"),
             QStringLiteral("[a](b)")}) {
        one.document.blocks += paragraph(text);
        QCOMPARE(rulesOf(leftovers(one.reading())), QStringList{QStringLiteral("leftovers")});
        one.document.blocks.removeLast();
    }
    for (Block &block : one.document.blocks) {
        if (block.kind == Block::Kind::Table)
            block.rows.last().last().clear();
    }
    QVERIFY(leftovers(one.reading()).size() >= 3);
}

void PrivacyRulesTest::noVersionsInPublicPapers()
{
    Case one(samples::settings(Settings::Role::Self), samples::facts(), QStringLiteral("en"));
    QVERIFY(versionsNamed(one.reading()).isEmpty());
    QVERIFY(!plainText(one.document.blocks + one.document.appendix).contains(QStringLiteral("2.0.10000")));
    one.document.usedFacts += QStringLiteral("versions.prosody");
    QCOMPARE(rulesOf(versionsNamed(one.reading())), QStringList{QStringLiteral("versions")});
}

void PrivacyRulesTest::europeWithoutACountryFile()
{
    Settings settings = samples::settings(Settings::Role::Company);
    settings.provider.country = QStringLiteral("AT");
    for (const QString &language : languages) {
        const Case one(settings, samples::facts(), language);
        QVERIFY(!one.document.draft());
        QVERIFY(plainText(one.document.blocks).contains(one.words.text(QStringLiteral("countries.AT"))));
        QVERIFY(!plainText(one.document.blocks).contains(QStringLiteral("Garante")));
    }
}

// docs/duties.md is written by this test: with MEETHOUSE_WRITE_TABLE=1 anew, else it is held against what it would
// write.
void PrivacyRulesTest::everyDutyIsAnsweredBySomePaper()
{
    const auto duties = readJsonFile(root + u"/duties.json");
    QVERIFY(duties.has_value());
    const QList<CatalogueEntry> catalogue = *loadCatalogue(root);
    QHash<QString, Answers> known;
    const auto answers = [&](const QString &language, const QString &role, const QString &country) -> const Answers & {
        const QString key = language + role + country;
        const auto called = std::find_if(
            everyRole.begin(), everyRole.end(), [&role](Settings::Role one) { return wordOf(one) == role; });
        if (!known.contains(key))
            known.insert(key, answersOf(busy(language, *called, country), catalogue));
        return known[key];
    };
    QString table = QStringLiteral(
        "# What the law asks for, and which paper answers it\n\nWritten by `privacy_rules_test` from "
        "`resources/documents/duties.json` and the papers of every role, in every country with law data and in one "
        "without, in English and in the country's languages; names of papers as in `catalogue.json`. In brackets: "
        "the roles or countries in which a paper answers, where it does not everywhere.\n\n"
        "| norm table | duty | what | asked of | in | papers |\n|---|---|---|---|---|---|\n");
    QStringList open;
    const QJsonArray all = duties->value(u"duties").toArray();
    for (const auto &value : all) {
        const QJsonObject duty = value.toObject();
        const QString item = duty[u"item"].toString();
        const Asked asked = askedOf(duty);
        QMap<QString, QSet<std::pair<QString, QString>>> papers;
        for (const QString &role : asked.roles) {
            for (const QString &country : asked.countries) {
                for (const QString &language : languagesIn(country)) {
                    const Answers &here = answers(language, role, country);
                    if (!applies(duty, here.known))
                        continue;
                    const QStringList found = here.papers.value(item);
                    if (found.isEmpty())
                        open += item + u' ' + role + u' ' + country + u' ' + language;
                    for (const QString &paper : found)
                        papers[paper] += std::pair(role, country);
                }
            }
        }
        if (papers.isEmpty())
            open += item + u" of nobody";
        table +=
            QStringList{u"| " + duty[u"table"].toString(), item, QString(duty[u"says"].toString() + conditionOf(duty)),
                listed(asked.roles, askedOf({}).roles, QStringLiteral("every role")),
                listed(asked.countries, countries, QStringLiteral("every country")), paperList(asked, papers)}
                .join(QStringLiteral(" | ")) +
            u" |\n";
    }
    for (const QString &each : std::as_const(open))
        qWarning() << each;
    QFile file(QFINDTESTDATA("../../docs/decisions/README.md").section(u'/', 0, -3) + u"/duties.md");
    if (qEnvironmentVariableIsSet("MEETHOUSE_WRITE_TABLE")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(table.toUtf8());
        file.close();
    }
    QVERIFY(open.isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), table);
}

QTEST_GUILESS_MAIN(PrivacyRulesTest)
#include "privacy_rules_test.moc"
