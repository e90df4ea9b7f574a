#include "work/letting_in.h"

#include "ssh/key_pair.h"
#include "work/carrying.h"
#include "work/place.h"

#include <QFileInfo>

namespace meethouse
{

Result<void> letThisComputerIn(Connection &connection, const Login &login, LettingIn how, std::stop_token stop)
{
    const QString comment = QStringLiteral("meethouse:") + whoIsHere();
    if (!QFileInfo::exists(login.identityFile)) {
        if (auto made = makeKeyPair(login.identityFile, comment); !made)
            return made;
    }
    NobodyToAsk nobody;
    const auto installed = installKey(connection, login, comment, nobody, stop);
    if (!installed)
        return failure(installed.error());
    if (how == LettingIn::ByKey)
        return {};
    const RunObserver nobodyLooks{[](const StepProgress &) {}, [](const QString &) {}};
    const auto end =
        switchPasswordsOff(*installed->connection, login, nobody, whoIsHere(), nobodyLooks, std::move(stop));
    if (!end)
        return failure(end.error());
    if (auto error = runError(*end))
        return failure(std::move(*error));
    return {};
}

} // namespace meethouse
