#include "privacy_samples.h"

#include "privacy/known.h"
#include "privacy/retention.h"

#include <QTest>

using namespace meethouse;

namespace
{
const QString root = QStringLiteral(":/documents");

Facts known(const Settings &settings, const Facts &measured, const QString &language = QStringLiteral("en"))
{
    const auto kinds = FactKinds::load(root);
    const auto law = Law::load(root, settings.provider.country);
    return knownFacts(settings, measured, *kinds, *law, language);
}

QJsonValue told(const Facts &facts, const char *id)
{
    return facts.value(QString::fromLatin1(id));
}
} // namespace

class PrivacyKnownTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsAssumed();
    void rotationTellsDays_data();
    void rotationTellsDays();
    void journalTellsDays_data();
    void journalTellsDays();
    void theLongestLogCounts();
    void theOldestLineCountsMore();
    void administratorsHaveALogOfTheirOwn();
    void outsideServersAreThoseThatAreNotOurs();
    void noThirdPartyNeedsEverything_data();
    void noThirdPartyNeedsEverything();
    void relaysAndBackupsAbroadAreTransfers();
    void aCountryMayAskForAnOfficer();
    void publicBodies_data();
    void publicBodies();
    void authorities();
    void ownPremises();
    void oldAnswersGiveWay();
    void followingFactsAreAsOldAsTheOldest();
    void valuesByLanguage();
    void lawIsDated();
};

void PrivacyKnownTest::nothingIsAssumed()
{
    Settings settings;
    const Facts facts = known(settings, {});
    QStringList ids;
    for (const Fact &fact : facts.all())
        ids += fact.id;
    QCOMPARE(ids, QStringList{QStringLiteral("authority.list")});
}

void PrivacyKnownTest::rotationTellsDays_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<int>("days"); // -1: they do not say
    const auto row = [](const char *name, const char *lines, int days) {
        QTest::newRow(name) << QString::fromLatin1(lines).split(u';') << days;
    };
    row("a week", "daily;rotate 7;compress;missingok", 8);
    row("nginx of Debian", "daily;missingok;rotate 14;compress;delaycompress;notifempty", 15);
    row("weeks", "weekly;rotate 4", 35);
    row("months", "monthly;rotate 1", 62);
    row("hours are days where logrotate comes once a day", "hourly;rotate 24", 25);
    row("age is the tighter one", "daily;rotate 30;maxage 7", 9);
    row("count is the tighter one", "daily;rotate 3;maxage 7", 4);
    row("several files", "daily;rotate 7;hourly;rotate 24;weekly", 175);
    row("size forgets time", "hourly;rotate 24;size 100M", -1);
    row("minsize waits", "daily;rotate 7;minsize 1M", -1);
    row("maxsize hurries", "daily;rotate 7;maxsize 100M", 8);
    row("no interval", "rotate 7", -1);
    row("no count", "daily", -1);
    row("rubbish", "rotate;daily;rotate -1", -1);
    row("nothing", "", -1);
}

void PrivacyKnownTest::rotationTellsDays()
{
    QFETCH(QStringList, lines);
    QFETCH(int, days);
    QCOMPARE(keptDays(lines).value_or(-1), days);
}

void PrivacyKnownTest::journalTellsDays_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<int>("days");
    QTest::newRow("days") << QStringList{QStringLiteral("MaxRetentionSec=7day")} << 7;
    QTest::newRow("seconds") << QStringList{QStringLiteral("MaxRetentionSec = 604801")} << 8;
    QTest::newRow("months") << QStringList{QStringLiteral("MaxRetentionSec=6month")} << 183;
    QTest::newRow("last one") << QStringList{QStringLiteral("MaxRetentionSec=7day"),
                                     QStringLiteral("MaxRetentionSec=2w")}
                              << 14;
    QTest::newRow("zero is no limit") << QStringList{QStringLiteral("MaxRetentionSec=7day"),
                                             QStringLiteral("MaxRetentionSec=0")}
                                      << -1;
    QTest::newRow("size is no age") << QStringList{QStringLiteral("SystemMaxUse=1G")} << -1;
    QTest::newRow("not understood") << QStringList{QStringLiteral("MaxRetentionSec=7 moons")} << -1;
    QTest::newRow("nothing") << QStringList{} << -1;
}

void PrivacyKnownTest::journalTellsDays()
{
    QFETCH(QStringList, lines);
    QFETCH(int, days);
    QCOMPARE(journalDays(lines).value_or(-1), days);
}

void PrivacyKnownTest::theLongestLogCounts()
{
    Facts measured = samples::facts();
    QCOMPARE(told(known(samples::settings(Settings::Role::Self), measured), "logs.participantDays").toInt(), 7);
    measured.remove(QStringLiteral("logs.prosody.rotation"));
    QVERIFY(told(known(samples::settings(Settings::Role::Self), measured), "logs.participantDays").isUndefined());
    samples::measure(measured, QStringLiteral("logs.prosody.rotation"),
        QJsonArray{QStringLiteral("weekly"), QStringLiteral("rotate 4")});
    QCOMPARE(told(known(samples::settings(Settings::Role::Self), measured), "logs.participantDays").toInt(), 35);

    measured.remove(QStringLiteral("logs.journal.retention"));
    // coturn counts where it is installed. It writes to the journal, which has no limit of its own.
    samples::measure(measured, QStringLiteral("versions.coturn"), QStringLiteral("4.6"));
    QVERIFY(told(known(samples::settings(Settings::Role::Self), measured), "logs.participantDays").isUndefined());
    QCOMPARE(placesWithoutLimit(measured), QStringList{QStringLiteral("journal")});
    Facts silent = measured;
    samples::measure(silent, QStringLiteral("logs.coturn.level"), QStringLiteral("crit"));
    QCOMPARE(placesWithoutLimit(silent), QStringList());
    samples::measure(silent, QStringLiteral("logs.coturn.level"), QStringLiteral("notice"));
    QCOMPARE(placesWithoutLimit(silent), QStringList{QStringLiteral("journal")});
    Facts journal = measured;
    samples::measure(
        journal, QStringLiteral("logs.journal.retention"), QJsonArray{QStringLiteral("MaxRetentionSec=6week")});
    QCOMPARE(told(known(samples::settings(Settings::Role::Self), journal), "logs.participantDays").toInt(), 42);
    QCOMPARE(placesWithoutLimit(journal), QStringList());
    samples::measure(measured, QStringLiteral("logs.coturn.rotation"),
        QJsonArray{QStringLiteral("daily"), QStringLiteral("rotate 59")});
    QCOMPARE(told(known(samples::settings(Settings::Role::Self), measured), "logs.participantDays").toInt(), 60);
}

void PrivacyKnownTest::theOldestLineCountsMore()
{
    Facts measured = samples::facts();
    samples::measure(measured, QStringLiteral("logs.jitsi.oldest"), QStringLiteral("2026-11-02T02:00:00Z"));
    QCOMPARE(told(known(samples::settings(Settings::Role::Self), measured), "logs.participantDays").toInt(), 21);
    samples::measure(measured, QStringLiteral("logs.jitsi.oldest"), QStringLiteral("2026-11-21T08:00:00Z"));
    Facts fresh = samples::facts();
    samples::measure(fresh, QStringLiteral("logs.jitsi.oldest"), QStringLiteral("2026-11-21T08:00:00Z"));
    QCOMPARE(told(known(samples::settings(Settings::Role::Self), fresh), "logs.participantDays").toInt(), 7);
    // Rotated an hour later than a week before: still a week.
    samples::measure(fresh, QStringLiteral("logs.jitsi.oldest"), QStringLiteral("2026-11-15T08:30:00Z"));
    QCOMPARE(told(known(samples::settings(Settings::Role::Self), fresh), "logs.participantDays").toInt(), 7);
}

void PrivacyKnownTest::administratorsHaveALogOfTheirOwn()
{
    const auto days = [](const Facts &facts) {
        return told(known(samples::settings(Settings::Role::Self), facts), "logs.administratorDays");
    };
    Facts measured = samples::facts();
    QCOMPARE(days(measured).toInt(), 190);
    samples::measure(measured, QStringLiteral("logs.journal.oldest"), QStringLiteral("2026-05-01T09:30:00Z"));
    QCOMPARE(days(measured).toInt(), 205);
    samples::measure(measured, QStringLiteral("logs.auth.rotation"),
        QJsonArray{QStringLiteral("weekly"), QStringLiteral("rotate 52")});
    QCOMPARE(days(measured).toInt(), 371);
    measured.remove(QStringLiteral("logs.journal.retention"));
    QVERIFY(days(measured).isUndefined());
}

void PrivacyKnownTest::outsideServersAreThoseThatAreNotOurs()
{
    Facts measured = samples::facts();
    measured.remove(QStringLiteral("meetings.stunServers"));
    QVERIFY(told(known(samples::settings(Settings::Role::Self), measured), "meetings.foreignStun").isUndefined());
    samples::measure(measured, QStringLiteral("meetings.stunServers"),
        QJsonArray{QStringLiteral("stun:meet.example.org:3478"), QStringLiteral("stun:turn.meet.example.org"),
            QStringLiteral("stun:203.0.113.10:3478"), QStringLiteral("stun:meet-jit-si-turnrelay.jitsi.net:443"),
            QStringLiteral("turns:evilmeet.example.org:443?transport=tcp"), QStringLiteral("STUN.example.com")});
    const QJsonArray foreign{QStringLiteral("meet-jit-si-turnrelay.jitsi.net"), QStringLiteral("evilmeet.example.org"),
        QStringLiteral("stun.example.com")};
    QCOMPARE(told(known(samples::settings(Settings::Role::Self), measured), "meetings.foreignStun").toArray(), foreign);
}

void PrivacyKnownTest::noThirdPartyNeedsEverything_data()
{
    QTest::addColumn<QString>("changed");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QJsonValue>("noThirdParty");
    QTest::addColumn<QJsonValue>("noTransfer");
    const QJsonValue unknown(QJsonValue::Undefined);
    const QJsonArray other{QStringLiteral("gravatar.com")};
    QTest::newRow("all measured") << QString() << unknown << QJsonValue(true) << QJsonValue(true);
    QTest::newRow("page not loaded") << QStringLiteral("web.thirdParties") << unknown << unknown << unknown;
    QTest::newRow("page asks others") << QStringLiteral("web.thirdParties") << QJsonValue(other) << QJsonValue(false)
                                      << QJsonValue(false);
    QTest::newRow("no header") << QStringLiteral("web.onlyOwn") << QJsonValue(false) << QJsonValue(false)
                               << QJsonValue(true);
    QTest::newRow("header unknown") << QStringLiteral("web.onlyOwn") << unknown << unknown << QJsonValue(true);
    QTest::newRow("others' stun") << QStringLiteral("meetings.stunServers") << QJsonValue(other) << QJsonValue(false)
                                  << QJsonValue(false);
}

void PrivacyKnownTest::noThirdPartyNeedsEverything()
{
    QFETCH(QString, changed);
    QFETCH(QJsonValue, value);
    QFETCH(QJsonValue, noThirdParty);
    QFETCH(QJsonValue, noTransfer);
    Facts measured = samples::facts();
    if (!changed.isEmpty())
        measured.remove(changed);
    if (!value.isUndefined())
        samples::measure(measured, changed, value);
    const Facts facts = known(samples::settings(Settings::Role::Self), measured);
    QCOMPARE(told(facts, "web.noThirdParty"), noThirdParty);
    QCOMPARE(told(facts, "transfers.none"), noTransfer);

    Settings abroad = samples::settings(Settings::Role::Self);
    abroad.papers[QStringLiteral("hosting")] = QJsonObject{
        {QStringLiteral("company"), QStringLiteral("X")}, {QStringLiteral("country"), QStringLiteral("US")}};
    QCOMPARE(told(known(abroad, measured), "transfers.none"), QJsonValue(false));
}

void PrivacyKnownTest::relaysAndBackupsAbroadAreTransfers()
{
    Settings settings = samples::settings(Settings::Role::Company);
    Facts measured = samples::facts();
    QCOMPARE(told(known(settings, measured), "transfers.none"), QJsonValue(true));
    measured.remove(QStringLiteral("meetings.turnServers"));
    QVERIFY(told(known(settings, measured), "transfers.none").isUndefined());
    samples::measure(
        measured, QStringLiteral("meetings.turnServers"), QJsonArray{QStringLiteral("turns:relay.example.com:443")});
    QCOMPARE(told(known(settings, measured), "transfers.none"), QJsonValue(false));
    QCOMPARE(told(known(settings, measured), "web.noThirdParty"), QJsonValue(false));

    QJsonObject backups = settings.papers[u"backups"].toObject();
    backups[QStringLiteral("country")] = QStringLiteral("US");
    settings.papers[QStringLiteral("backups")] = backups;
    QCOMPARE(told(known(settings, samples::facts()), "transfers.none"), QJsonValue(false));
}

// In Spain a school needs a data protection officer, a public one or not.
void PrivacyKnownTest::aCountryMayAskForAnOfficer()
{
    Settings school = samples::settings(Settings::Role::School);
    QCOMPARE(told(known(school, samples::facts()), "dpo.expected"), QJsonValue(false));
    school.provider.country = QStringLiteral("ES");
    QCOMPARE(told(known(school, samples::facts()), "dpo.expected"), QJsonValue(true));
    school.provider.role = Settings::Role::Company;
    QCOMPARE(told(known(school, samples::facts()), "dpo.expected"), QJsonValue(false));
}

void PrivacyKnownTest::publicBodies_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QJsonValue>("publicSchool");
    QTest::addColumn<QJsonValue>("expected");
    const QJsonValue unknown(QJsonValue::Undefined);
    const auto row = [](const char *name, Settings::Role role, const QJsonValue &school, const QJsonValue &expected) {
        QTest::newRow(name) << static_cast<int>(role) << school << expected;
    };
    row("self", Settings::Role::Self, unknown, false);
    row("company", Settings::Role::Company, unknown, false);
    row("association", Settings::Role::Association, unknown, false);
    row("public", Settings::Role::Public, unknown, true);
    row("school, not said", Settings::Role::School, unknown, unknown);
    row("school, not a word", Settings::Role::School, QStringLiteral("yes"), unknown);
    row("private school", Settings::Role::School, false, false);
    row("public school", Settings::Role::School, true, true);
    row("unsaid", Settings::Role::Unsaid, unknown, unknown);
}

void PrivacyKnownTest::publicBodies()
{
    QFETCH(int, role);
    QFETCH(QJsonValue, publicSchool);
    QFETCH(QJsonValue, expected);
    Settings settings = samples::settings(static_cast<Settings::Role>(role));
    settings.papers.remove(QStringLiteral("publicSchool"));
    settings.papers.remove(QStringLiteral("dataProtectionOfficer"));
    if (!publicSchool.isUndefined())
        settings.papers[QStringLiteral("publicSchool")] = publicSchool;
    const Facts facts = known(settings, {});
    QCOMPARE(told(facts, "controller.public"), expected);
    QCOMPARE(told(facts, "dpo.expected"), expected);
    settings.papers[QStringLiteral("dataProtectionOfficer")] = QStringLiteral("x@example.org");
    QCOMPARE(told(known(settings, {}), "dpo.expected"), QJsonValue(true));
}

void PrivacyKnownTest::authorities()
{
    Settings settings = samples::settings(Settings::Role::Self);
    QCOMPARE(told(known(settings, {}), "authority.name").toString(),
        QStringLiteral("the Garante per la protezione dei dati personali"));
    QCOMPARE(told(known(settings, {}, QStringLiteral("it")), "authority.name").toString(),
        QStringLiteral("il Garante per la protezione dei dati personali"));
    settings.provider.country = QStringLiteral("AT");
    QCOMPARE(told(known(settings, {}), "authority.known"), QJsonValue(false));
    QVERIFY(told(known(settings, {}), "authority.name").isUndefined());
    settings.provider.country = QStringLiteral("../eu");
    QCOMPARE(told(known(settings, {}), "authority.known"), QJsonValue(false));
    settings.provider.country.clear();
    QVERIFY(told(known(settings, {}), "authority.known").isUndefined());
}

void PrivacyKnownTest::ownPremises()
{
    Settings settings = samples::settings(Settings::Role::Self);
    settings.papers[QStringLiteral("hosting")] = QJsonObject{{QStringLiteral("ownPremises"), true}};
    const Facts facts = known(settings, samples::facts());
    QCOMPARE(told(facts, "hosting.external"), QJsonValue(false));
    QCOMPARE(told(facts, "hosting.country").toString(), QStringLiteral("IT"));
    QCOMPARE(told(facts, "transfers.none"), QJsonValue(true));

    // Nothing goes abroad in a country of its own either.
    settings.provider.country = QStringLiteral("CH");
    QCOMPARE(told(known(settings, samples::facts()), "transfers.none"), QJsonValue(true));
}

void PrivacyKnownTest::oldAnswersGiveWay()
{
    Facts measured;
    samples::measure(measured, QStringLiteral("controller.name"), QStringLiteral("Somebody else"));
    samples::measure(measured, QStringLiteral("dpo.contact"), QStringLiteral("nobody@example.org"));
    const Facts facts = known(samples::settings(Settings::Role::Self), measured);
    QCOMPARE(told(facts, "controller.name").toString(), QStringLiteral("Studio Ada Rossi"));
    QVERIFY(told(facts, "dpo.contact").isUndefined());
}

void PrivacyKnownTest::followingFactsAreAsOldAsTheOldest()
{
    Facts measured = samples::facts();
    const QDateTime old(QDate(2026, 11, 1), QTime(7, 0), Qt::UTC);
    measured.remove(QStringLiteral("logs.prosody.rotation"));
    measured.add({QStringLiteral("logs.prosody.rotation"),
        QJsonArray{QStringLiteral("daily"), QStringLiteral("rotate 6")}, Fact::Origin::Measured, old, {}});
    measured.remove(QStringLiteral("web.analytics"));
    measured.add({QStringLiteral("web.analytics"), false, Fact::Origin::Measured, old.addDays(3), {}});
    const Facts facts = known(samples::settings(Settings::Role::Self), measured);
    const Fact *days = facts.find(QStringLiteral("logs.participantDays"));
    QVERIFY(days);
    QCOMPARE(days->origin, Fact::Origin::Derived);
    QCOMPARE(days->time, old);
    QCOMPARE(told(facts, "facts.measuredOn").toString(), QStringLiteral("2026-11-04"));
}

void PrivacyKnownTest::valuesByLanguage()
{
    const auto en = Words::load(root, QStringLiteral("en"));
    const auto it = Words::load(root, QStringLiteral("it"));
    const auto fr = Words::load(root, QStringLiteral("fr"));
    const auto de = Words::load(root, QStringLiteral("de"));
    const auto es = Words::load(root, QStringLiteral("es"));
    QVERIFY(en && it && fr && de && es);
    const auto spaced = [](QString text) { return text.replace(QChar(QChar::Nbsp), u' '); };
    QCOMPARE(spaced(en->date(QDate(2026, 11, 1))), QStringLiteral("1 November 2026"));
    QCOMPARE(spaced(it->date(QDate(2026, 11, 1))), QStringLiteral("1º novembre 2026"));
    QCOMPARE(spaced(it->date(QDate(2026, 11, 23))), QStringLiteral("23 novembre 2026"));
    QCOMPARE(spaced(fr->date(QDate(2026, 11, 1))), QStringLiteral("1er novembre 2026"));
    QCOMPARE(spaced(fr->date(QDate(2026, 8, 23))), QStringLiteral("23 août 2026"));
    QCOMPARE(spaced(fr->counted(QStringLiteral("days"), 1234567)), QStringLiteral("1 234 567 jours"));
    for (int month = 1; month <= 12; ++month) {
        const QDate first(2026, month, 1);
        QCOMPARE(spaced(de->date(first)), QLocale(QLocale::German).toString(first, QStringLiteral("d. MMMM yyyy")));
    }
    QCOMPARE(spaced(es->date(QDate(2026, 8, 1))), QStringLiteral("1 de agosto de 2026"));
    QCOMPARE(it->counted(QStringLiteral("days"), 1), QStringLiteral("1 giorno"));
    QCOMPARE(it->counted(QStringLiteral("days"), 0), QStringLiteral("0 giorni"));
    QCOMPARE(it->counted(QStringLiteral("days"), 1234567), QStringLiteral("1.234.567 giorni"));
    QCOMPARE(en->counted(QStringLiteral("days"), 1000), QStringLiteral("1,000 days"));
    const FactKind list{FactKind::Type::List, Fact::Origin::Measured, {}, {}, {}};
    const Fact three{QStringLiteral("web.thirdParties"),
        QJsonArray{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, Fact::Origin::Measured, {}, {}};
    QCOMPARE(en->value(three, list), QStringLiteral("a, b and c"));
    QCOMPARE(it->value(three, list), QStringLiteral("a, b e c"));
    QCOMPARE(it->keepTogether(QStringLiteral("art. 6, par. 1, 7 giorni")),
        QStringLiteral("art.\u00a06, par.\u00a01, 7\u00a0giorni"));
    QCOMPARE(fr->keepTogether(QStringLiteral("article 6, paragraphe 1, 7 jours")),
        QStringLiteral("article\u00a06, paragraphe\u00a01, 7\u00a0jours"));
    QCOMPARE(de->keepTogether(QStringLiteral("§ 5 DDG, Artikel 6 Absatz 1 Buchstabe f, 7 Tage")),
        QStringLiteral("§\u00a05 DDG, Artikel\u00a06 Absatz\u00a01 Buchstabe\u00a0f, 7\u00a0Tage"));
    QCOMPARE(es->keepTogether(QStringLiteral("artículo 6, apartado 1, letra f), 7 días")),
        QStringLiteral("artículo\u00a06, apartado\u00a01, letra\u00a0f), 7\u00a0días"));
    for (const QString &bad :
        {QStringLiteral("../it"), QStringLiteral("EN"), QString(), QStringLiteral("law"), QStringLiteral("xx")})
        QVERIFY2(!Words::load(root, bad), qPrintable(bad));
}

void PrivacyKnownTest::lawIsDated()
{
    const auto italy = Law::load(root, QStringLiteral("IT"));
    const auto austria = Law::load(root, QStringLiteral("AT"));
    QVERIFY(italy && austria);
    QVERIFY(italy->asOf.isValid() && italy->asOf < samples::today());
    QVERIFY(austria->authority.name.isEmpty());
    QCOMPARE(austria->area.size(), 30);
}

QTEST_GUILESS_MAIN(PrivacyKnownTest)
#include "privacy_known_test.moc"
