#include "work/practice.h"
#include "commands/all.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PracticeCommand)
};

Ending endingOf(const Result<QJsonObject> &practice)
{
    if (!practice)
        return ended(practice.error(), practice.error().data);
    return {0, *practice};
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
    auto ending = endingOf(practise(words, context.stop));
    if (!ending.error)
        tellHowToReachIt(context, ending.fields);
    return ending;
}

Ending runPracticeStop(Context &context)
{
    auto ending = endingOf(practise({QStringLiteral("stop")}, context.stop));
    if (!ending.error)
        context.output.say(Texts::tr("The practice server is gone."));
    return ending;
}

Ending runPracticeStatus(Context &context)
{
    auto ending = endingOf(practise({QStringLiteral("status")}, context.stop));
    if (!ending.error)
        tellHowToReachIt(context, ending.fields);
    return ending;
}

} // namespace meethouse
