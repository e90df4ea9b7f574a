// Carries toy plans out on a lab server, for tests/lab/test_deployment.py. Not part of the program.
//
//   deployment_probe VERB SERVER IDENTITY HOSTKEY KNOWNHOSTS [PLAN]     VERB: inspect run follow cancel current undo
//
// PLAN is a folder: steps/NN-ID.sh, values/NAME, files/…, secrets/NAME, settings.json. Standard output: one JSON object
// a line, {"step",…}, {"log":…}, last {"result":…} or {"error":…}. A terminate signal is a stop request. The
// environment may hold PROBE_SUDO_PASSWORD.

#include "deployment/run.h"
#include "ssh/connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace meethouse;

namespace
{

std::stop_source stopper;

void print(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact);
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

QByteArray read(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Plan readPlan(const QString &folder)
{
    Plan plan;
    const QDir dir(folder);
    for (const QString &name : QDir(dir.filePath(QStringLiteral("steps"))).entryList(QDir::Files, QDir::Name)) {
        Step step;
        step.id = name.section(QLatin1Char('-'), 1).chopped(3);
        step.title = step.id;
        step.script = read(dir.filePath(QStringLiteral("steps/") + name));
        plan.steps.append(step);
    }
    for (const QString &name : QDir(dir.filePath(QStringLiteral("values"))).entryList(QDir::Files))
        plan.values.insert(name, QString::fromUtf8(read(dir.filePath(QStringLiteral("values/") + name))));
    for (const QString &name : QDir(dir.filePath(QStringLiteral("secrets"))).entryList(QDir::Files))
        plan.secrets.emplace(name, Secret(read(dir.filePath(QStringLiteral("secrets/") + name)).toStdString()));
    const QDir files(dir.filePath(QStringLiteral("files")));
    QDirIterator all(files.path(), QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        plan.files.append({files.relativeFilePath(path), read(path)});
    }
    plan.settings = QJsonDocument::fromJson(read(dir.filePath(QStringLiteral("settings.json")))).object();
    return plan;
}

QJsonArray toJson(const QList<StepProgress> &steps)
{
    QJsonArray array;
    for (const StepProgress &step : steps)
        array.append(QJsonObject{{QStringLiteral("id"), step.id}, {QStringLiteral("title"), step.title},
            {QStringLiteral("state"), stepStateName(step.state)}, {QStringLiteral("seconds"), step.seconds}});
    return array;
}

QJsonObject toJson(const RunEnd &end)
{
    const char *names[] = {"done", "nothing", "failed", "cancelled", "reverted"};
    return {{QStringLiteral("state"), QString::fromLatin1(names[static_cast<int>(end.state)])},
        {QStringLiteral("run"), end.run}, {QStringLiteral("steps"), toJson(end.steps)},
        {QStringLiteral("changed"), end.changed}, {QStringLiteral("seconds"), end.seconds},
        {QStringLiteral("failedStep"), end.failedStep}, {QStringLiteral("detail"), end.detail}};
}

QJsonObject toJson(const UndoEnd &undone)
{
    QJsonObject object = toJson(undone.end);
    object.insert(QStringLiteral("left"), QJsonArray::fromStringList(undone.left));
    object.insert(QStringLiteral("refused"), QJsonArray::fromStringList(undone.refused));
    return object;
}

QJsonObject toJson(const RunInfo &info)
{
    return {{QStringLiteral("run"), info.run}, {QStringLiteral("running"), info.running},
        {QStringLiteral("by"), info.by}, {QStringLiteral("digest"), QString::fromLatin1(info.planDigest)},
        {QStringLiteral("since"), info.since.toString(Qt::ISODateWithMs)}};
}

template <typename T>
int report(const Result<T> &result, const Remote &remote)
{
    if (result) {
        print({{QStringLiteral("result"), toJson(*result)}, {QStringLiteral("roundTrips"), remote.roundTrips()}});
        return 0;
    }
    const Error &error = result.error();
    print({{QStringLiteral("error"), errorKindName(error.kind)}, {QStringLiteral("what"), error.what},
        {QStringLiteral("detail"), error.detail}, {QStringLiteral("data"), error.data}});
    return 1;
}

int carryOutVerb(const QString &verb, Remote &remote, const QString &folder)
{
    const QString by = QStringLiteral("probe@test");
    const RunObserver observer{
        [](const StepProgress &step) {
            print({{QStringLiteral("step"), step.id}, {QStringLiteral("state"), stepStateName(step.state)}});
        },
        [](const QString &line) {
            print({{QStringLiteral("log"), line}});
        }};
    const std::stop_token stop = stopper.get_token();
    if (verb == QStringLiteral("inspect"))
        return report(inspectPlan(remote, readPlan(folder), stop), remote);
    if (verb == QStringLiteral("run"))
        return report(carryOut(remote, readPlan(folder), by, observer, stop), remote);
    if (verb == QStringLiteral("follow"))
        return report(followRun(remote, observer, stop), remote);
    if (verb == QStringLiteral("cancel"))
        return report(cancelRun(remote, stop), remote);
    if (verb == QStringLiteral("current"))
        return report(currentRun(remote, stop), remote);
    return report(undoAll(remote, by, observer, stop), remote);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 6)
        return 2;
    // Signals come to a thread of their own, where a stop may be asked for safely.
    sigset_t watched;
    sigemptyset(&watched);
    sigaddset(&watched, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &watched, nullptr);
    std::thread([watched] {
        int which = 0;
        sigwait(&watched, &which);
        stopper.request_stop();
    }).detach();

    const Result<ServerAddress> address = ServerAddress::parse(words.at(2));
    if (!address)
        return 2;
    Login login;
    login.address = *address;
    login.identityFile = words.at(3);
    login.useAgent = false;
    login.acceptHostKey = words.at(4);
    login.knownHostsFile = words.at(5);
    login.sudoPassword = Secret(qgetenv("PROBE_SUDO_PASSWORD").toStdString());
    NobodyToAsk nobody;
    const Result<std::unique_ptr<Connection>> connection =
        Connection::open(std::move(login), nobody, stopper.get_token());
    if (!connection) {
        print({{QStringLiteral("error"), errorKindName(connection.error().kind)},
            {QStringLiteral("what"), connection.error().what}, {QStringLiteral("detail"), connection.error().detail}});
        return 1;
    }
    return carryOutVerb(words.at(1), **connection, words.value(6));
}
