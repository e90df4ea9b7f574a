#include "server/survey.h"

#include "local_remote.h"

#include <QJsonDocument>
#include <QTest>

using namespace meethouse;

class SurveyTest : public QObject
{
    Q_OBJECT

private slots:
    void realScriptHere();
};

void SurveyTest::realScriptHere()
{
    LocalRemote here;
    const auto survey = takeSurvey(here, {});
    QVERIFY2(survey.has_value(), survey ? "" : qPrintable(survey.error().detail));
    QCOMPARE(here.roundTrips(), 1);
    qInfo().noquote() << QJsonDocument(toJson(*survey)).toJson();
}

QTEST_GUILESS_MAIN(SurveyTest)
#include "server_survey_test.moc"
