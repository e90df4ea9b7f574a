#include "commands/all.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PracticeCommand)
};

// Beside the installed program, or in the source tree it was built from.
QString practiceProgram()
{
    const QString installed =
        QCoreApplication::applicationDirPath() + QStringLiteral("/../share/meethouse/lab/practice");
    return QFileInfo::exists(installed) ? installed : QStringLiteral(MEETHOUSE_PRACTICE_PROGRAM);
}

Error cannotPractise(const QString &why, const QString &detail = {})
{
    return {ErrorKind::Failed, Texts::tr("The practice server did not do what was asked."), why,
        Texts::tr("Practising needs a Linux machine on which you are the administrator. Without one, use a rented "
                  "server with “meethouse deploy”."),
        detail};
}

Ending practise(Context &context, const QStringList &words)
{
    QProcess program;
    program.start(practiceProgram(), words);
    // The image of the practice server is made at the first start and takes minutes, hence no deadline but --timeout.
    while (!program.waitForFinished(200)) {
        if (program.error() == QProcess::FailedToStart)
            return ended(cannotPractise(Texts::tr("Its program is not installed."), program.errorString()));
        if (context.stop.stop_requested()) {
            program.terminate();
            program.waitForFinished(10000);
            return ended({ErrorKind::Cancelled, Texts::tr("The practice server was not waited for."), {},
                Texts::tr("“meethouse practice status” tells whether it runs.")});
        }
    }
    const auto answer = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
    if (program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0)
        return {0, answer};
    auto why = answer.value(QStringLiteral("why")).toString();
    auto error = cannotPractise(why, QString::fromUtf8(program.readAllStandardError()).right(4000));
    if (answer.value(QStringLiteral("possible")).isBool() && !answer.value(QStringLiteral("possible")).toBool())
        error.kind = ErrorKind::CheckFailed;
    return ended(std::move(error), answer);
}

void tellHowToReachIt(Context &context, const QJsonObject &practice)
{
    const auto text = [&](const char *key) { return practice.value(QLatin1String(key)).toString(); };
    if (text("server").isEmpty())
        return context.output.say(Texts::tr("No practice server runs."));
    if (text("repository") == QLatin1String("stand-in"))
        context.output.say(
            Texts::tr("The practice server runs. Sign-in and passwords are real there, pictures and sound are not."));
    else
        context.output.say(Texts::tr("The practice server runs."));
    context.output.say(Texts::tr("Set it up with:"));
    context.output.say(QStringLiteral(
        "  meethouse deploy --server %1 --identity %2 --accept-host-key %3 --settings %4 --resolver %5 --ca-file %6")
                           .arg(text("server"), text("identity"), text("hostKey"), text("settings"), text("resolver"),
                               text("caFile")));
}

} // namespace

Ending runPracticeStart(Context &context)
{
    context.output.say(Texts::tr("Starting a practice server. The first time this takes a few minutes …"));
    QStringList words{QStringLiteral("start")};
    if (context.arguments.real)
        words.append(QStringLiteral("--real"));
    if (!context.arguments.suite.isEmpty())
        words.append({QStringLiteral("--suite"), context.arguments.suite});
    auto ending = practise(context, words);
    if (!ending.error)
        tellHowToReachIt(context, ending.fields);
    return ending;
}

Ending runPracticeStop(Context &context)
{
    auto ending = practise(context, {QStringLiteral("stop")});
    if (!ending.error)
        context.output.say(Texts::tr("The practice server is gone."));
    return ending;
}

Ending runPracticeStatus(Context &context)
{
    auto ending = practise(context, {QStringLiteral("status")});
    if (!ending.error)
        tellHowToReachIt(context, ending.fields);
    return ending;
}

} // namespace meethouse
