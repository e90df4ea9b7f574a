#include "wizard/models/start_model.h"

#include "work/practice.h"

#include <QFile>

namespace meethouse
{

StartModel::StartModel(Setup &setup)
    : m_setup(setup)
{
}

void StartModel::choose(Setup::Way way)
{
    m_setup.way = way;
    emit stateChanged();
}

void StartModel::startPractice()
{
    m_state = State::Starting;
    emit stateChanged();
    m_worker.run(
        this, [](std::stop_token stop) { return practise({QStringLiteral("start")}, std::move(stop)); },
        [this](const Result<QJsonObject> &practice) { take(practice); });
}

void StartModel::stop()
{
    m_worker.stop();
    m_state = State::Resting;
    emit stateChanged();
}

void StartModel::take(const Result<QJsonObject> &practice)
{
    const auto fail = [this](const Error &error) {
        m_error = error;
        m_state = error.kind == ErrorKind::Cancelled ? State::Resting : State::Failed;
        emit stateChanged();
    };
    if (!practice)
        return fail(practice.error());
    const auto text = [&practice](const char *key) { return practice->value(QLatin1String(key)).toString(); };
    const auto address = ServerAddress::parse(text("server"));
    if (!address)
        return fail(address.error());
    const auto nameServer = NameServer::parse(text("resolver"));
    if (!nameServer)
        return fail(nameServer.error());
    QFile file(text("settings"));
    const auto settings = file.open(QIODevice::ReadOnly) ? Settings::parse(file.readAll()) : Settings::parse({});
    if (!settings)
        return fail(settings.error());
    m_setup.login.address = *address;
    m_setup.expectedKey = text("hostKey");
    m_setup.nameServer = *nameServer;
    m_setup.caFile = text("caFile");
    m_setup.settings = *settings;
    m_state = State::Ready;
    emit stateChanged();
    emit practiceReady(text("identity"));
}

} // namespace meethouse
