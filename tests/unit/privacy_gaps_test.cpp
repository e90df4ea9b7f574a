#include "privacy_case.h"

#include <QFile>
#include <QTest>

using namespace meethouse;
using samples::Case;
using samples::root;

namespace
{
QList<QPair<QString, DocumentGap::Kind>> gapsOf(const Settings &settings, const Facts &measured)
{
    QList<QPair<QString, DocumentGap::Kind>> gaps;
    const Case one(settings, measured, QStringLiteral("en"));
    for (const DocumentGap &gap : one.document.gaps)
        gaps += {gap.fact, gap.kind};
    return gaps;
}
} // namespace

// What makes a paper a draft, and how it says so.
class PrivacyGapsTest : public QObject
{
    Q_OBJECT

private slots:
    void oldMeasurementsMakeADraft();
    void contradictionsMakeADraft();
    void foreignCountriesMakeADraft();
    void eachMissingFactNamesItself();
    void logsWithoutALimitAreNamed();
    void emptySettingsPointToTheirKeys();
};

void PrivacyGapsTest::oldMeasurementsMakeADraft()
{
    Facts measured = samples::facts();
    const QString id = QStringLiteral("web.analytics");
    const auto at = [&measured, &id](const QDateTime &time) {
        measured.remove(id);
        measured.add({id, false, Fact::Origin::Measured, time, {}});
        return gapsOf(samples::settings(Settings::Role::Self), measured);
    };
    const QDateTime noon(samples::today(), QTime(12, 0), Qt::UTC);
    QVERIFY(at(noon.addDays(-30)).isEmpty());
    const QList<QPair<QString, DocumentGap::Kind>> old = {{id, DocumentGap::Kind::TooOld}};
    QCOMPARE(at(noon.addDays(-31)), old);
    QCOMPARE(at(QDateTime()), old);
}

void PrivacyGapsTest::contradictionsMakeADraft()
{
    const auto kindOf = [](const QString &id, const QJsonValue &value) {
        Facts measured = samples::facts();
        measured.remove(id);
        samples::measure(measured, id, value);
        QStringList contradicted;
        for (const auto &gap : gapsOf(samples::settings(Settings::Role::Self), measured)) {
            if (gap.second == DocumentGap::Kind::Contradicted)
                contradicted += gap.first;
        }
        return contradicted;
    };
    QCOMPARE(kindOf(QStringLiteral("meetings.guestPassword"), QStringLiteral("never")),
        QStringList{QStringLiteral("meetings.guestPassword")});
    QCOMPARE(kindOf(QStringLiteral("web.thirdParties"), QJsonArray{QStringLiteral("x.example")}),
        QStringList{QStringLiteral("web.thirdParties")});
    QCOMPARE(kindOf(QStringLiteral("logs.participantDays"), 8), QStringList());
    QCOMPARE(kindOf(QStringLiteral("logs.participantDays"), 9), QStringList{QStringLiteral("logs.participantDays")});
}

void PrivacyGapsTest::foreignCountriesMakeADraft()
{
    Settings settings = samples::settings(Settings::Role::Self);
    settings.provider.country = QStringLiteral("US");
    const Case one(settings, samples::facts(), QStringLiteral("it"));
    QCOMPARE(one.document.gaps.size(), 1);
    QVERIFY(one.document.gaps.first().text.contains(QStringLiteral("Stati Uniti")));
}

// Whatever single fact is taken away, the paper is a draft that names it, or something that follows from it.
void PrivacyGapsTest::eachMissingFactNamesItself()
{
    const Settings settings = samples::settings(Settings::Role::Self);
    const Case whole(settings, samples::facts(), QStringLiteral("en"));
    QFile file(root + u"/en/notice.md");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString notice = QString::fromUtf8(file.readAll());
    int tried = 0;
    for (const QString &id : whole.document.usedFacts) {
        // What a template asks for with a question mark is said if it is known, and is no gap if not.
        if (!samples::facts().find(id) || notice.contains(u"{{?" + id + u"}}"))
            continue;
        Facts measured = samples::facts();
        measured.remove(id);
        QStringList named;
        for (const auto &gap : gapsOf(settings, measured))
            named += gap.first;
        QVERIFY2(named.contains(id), qPrintable(id));
        ++tried;
    }
    QVERIFY(tried >= 14);
}

void PrivacyGapsTest::logsWithoutALimitAreNamed()
{
    Facts measured = samples::facts();
    measured.remove(QStringLiteral("logs.jitsi.rotation"));
    samples::measure(measured, QStringLiteral("logs.jitsi.rotation"),
        QJsonArray{QStringLiteral("hourly"), QStringLiteral("rotate 24"), QStringLiteral("size 100M")});
    const Case one(samples::settings(Settings::Role::Self), measured, QStringLiteral("en"));
    QCOMPARE(one.document.gaps.size(), 1);
    QVERIFY2(one.document.gaps.first().text.contains(QStringLiteral("no limit in time (jitsi)")),
        qPrintable(one.document.gaps.first().text));
}

void PrivacyGapsTest::emptySettingsPointToTheirKeys()
{
    Settings settings;
    settings.domain = QStringLiteral("meet.example.org");
    const auto keysOf = [&settings] {
        QHash<QString, QString> keys;
        const Case one(settings, samples::facts(), QStringLiteral("it"));
        for (const DocumentGap &gap : one.document.gaps)
            keys.insert(gap.fact, gap.where);
        return keys;
    };
    const QHash<QString, QString> nobody = keysOf();
    QCOMPARE(nobody.value(QStringLiteral("controller.name")), QStringLiteral("provider.name"));
    QCOMPARE(nobody.value(QStringLiteral("law.of")), QStringLiteral("provider.country"));
    QCOMPARE(nobody.value(QStringLiteral("hosting.external")), QStringLiteral("papers.hosting"));
    settings.provider.country = QStringLiteral("IT");
    QCOMPARE(keysOf().value(QStringLiteral("controller.public")), QStringLiteral("provider.role"));

    Settings school = samples::settings(Settings::Role::School);
    school.papers.remove(QStringLiteral("publicSchool"));
    const Case undecided(school, samples::facts(), QStringLiteral("en"));
    QVERIFY(undecided.document.draft());
    QVERIFY(std::any_of(undecided.document.gaps.begin(), undecided.document.gaps.end(),
        [](const DocumentGap &gap) { return gap.fact == u"controller.public"; }));
    for (const DocumentGap &gap : undecided.document.gaps)
        QCOMPARE(gap.where, QStringLiteral("papers.publicSchool"));
}

QTEST_GUILESS_MAIN(PrivacyGapsTest)
#include "privacy_gaps_test.moc"
