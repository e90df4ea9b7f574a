#include "base/cleaned.h"
#include "server/parse.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(meethouse::Survey)
};

void readLocks(const Sections &sections, Survey &survey)
{
    const auto lines = sections.raw("locks");
    for (const QByteArray &line : lines) {
        const auto fields = line.split('\t');
        if (fields.size() >= 3)
            survey.apt.lockedBy = fields.at(2).isEmpty() ? QStringLiteral("?") : cleanedLine(fields.at(2));
    }
}

// As run.sh writes it: run, since when, plan, process, by whom. There is one only while the lock is held.
void readRunning(const QString &lock, Survey::Ours &ours)
{
    if (lock.isEmpty())
        return;
    ours.running = true;
    ours.runningRun = lock.section(u' ', 0, 0);
    ours.runningSince = QDateTime::fromString(lock.section(u' ', 1, 1), Qt::ISODateWithMs).toUTC();
    ours.runningBy = lock.section(u' ', 4);
}

} // namespace

QString Survey::Ours::domain() const
{
    return cleanedLine(settings.value(QStringLiteral("domain")).toString().toUtf8(), 253);
}

void readOurs(const Sections &sections, Survey &survey)
{
    auto &ours = survey.ours;
    readLocks(sections, survey);
    ours.settings = QJsonDocument::fromJson(sections.raw("our-settings").join('\n')).object();
    ours.runs = sections.lines("our-runs");
    ours.runs.sort(); // ids begin with their time
    ours.lastRun = ours.runs.isEmpty() ? QString() : ours.runs.last();
    ours.present = !ours.runs.isEmpty() || !ours.settings.isEmpty();
    readRunning(sections.first("our-lock"), ours);
    ours.trials = sections.lines("our-trials");

    const auto last = QJsonDocument::fromJson(sections.raw("our-journal").join('\n')).object();
    ours.lastTime = QDateTime::fromString(last.value(QStringLiteral("t")).toString(), Qt::ISODateWithMs).toUTC();
    if (last.value(QStringLiteral("event")).toString() == QLatin1String("run.end"))
        ours.lastState = cleanedLine(last.value(QStringLiteral("state")).toString().toUtf8());
}

Result<Survey> parseSurvey(const QByteArray &output, const QDateTime &sent, const QDateTime &received)
{
    const auto sections = Sections::split(output);
    if (!sections.whole()) {
        return failure({ErrorKind::Failed, Texts::tr("The server did not answer as a server should."),
            Texts::tr("What it sent broke off before the end, or its shell does not run what it is given."),
            Texts::tr("Try again; if it stays so, sign in at the server and see whether its shell works."),
            cleaned(output.right(2048)), {}});
    }

    Survey survey;
    survey.taken = received;
    survey.seconds = static_cast<double>(sent.msecsTo(received)) / 1000;
    survey.serverTime = timeOf(sections.first("time"));
    if (survey.serverTime.isValid()) {
        // Whatever lies between our two looks at the clock may be the way there and back.
        if (survey.serverTime < sent)
            survey.clockSkewSeconds = -static_cast<double>(survey.serverTime.msecsTo(sent)) / 1000;
        else if (survey.serverTime > received)
            survey.clockSkewSeconds = static_cast<double>(received.msecsTo(survey.serverTime)) / 1000;
        bool good = false;
        const double uptime = sections.first("uptime").section(u' ', 0, 0).toDouble(&good);
        if (good && uptime >= 0 && uptime < 1e10)
            survey.bootTime = survey.serverTime.addMSecs(-static_cast<qint64>(uptime * 1000));
    }

    readMachine(sections, survey);
    readDisks(sections, survey);
    readNetwork(sections, survey);
    readApt(sections, survey);
    readServices(sections, survey);
    readAccess(sections, survey);
    readLogs(sections, survey);
    readOurs(sections, survey);
    return survey;
}

} // namespace meethouse
