#include "settings/settings.h"
#include "commands/all.h"
#include "commands/server_view.h"
#include "commands/session.h"
#include "work/look.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SettingsCommand)
};

} // namespace

Ending runSettingsShow(Context &context)
{
    const auto view = lookAtServer(context);
    if (!view)
        return ended(view.error());
    const auto settings = keptSettings(view->survey);
    if (!settings)
        return ended(settings.error());
    context.output.say(QString::fromUtf8(QJsonDocument(settings->toJson()).toJson()).trimmed());
    return {0, {{QStringLiteral("settings"), settings->toJson()}}};
}

Ending runSettingsCheck(Context &context)
{
    const auto settings = settingsFromFile(context);
    if (!settings)
        return ended(settings.error());
    if (!*settings) {
        return ended(
            {ErrorKind::Usage, Texts::tr("No settings file was named."), {}, Texts::tr("Name it with --settings.")});
    }
    context.output.say(Texts::tr("The settings are valid."));
    return {0, {{QStringLiteral("settings"), (*settings)->toJson()}}};
}

} // namespace meethouse
