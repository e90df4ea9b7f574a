#include "deployment/run.h"

#include "base/cleaned.h"
#include "deployment/bundle.h"
#include "deployment/follower.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Run)
};

constexpr int secondsOfOneRead = 12;

// Unpacks what comes in where only root looks and memory forgets, and leaves nothing of it there. `verb` is ours.
QByteArray unpackAnd(const char *verb)
{
    return QByteArray("umask 077; room=${MEETHOUSE_RUN:-/run/meethouse}; mkdir -p \"$room\" && "
                      "bundle=$(mktemp -d \"$room/in.XXXXXXXX\") || exit; "
                      "trap 'rm -rf \"$bundle\"' EXIT; trap 'exit 1' HUP INT TERM; "
                      "read -r length && head -c \"$length\" | tar -x -C \"$bundle\" && "
                      "/bin/sh \"$bundle/run.sh\" ") +
           verb;
}

Error misunderstood(const RemoteOutcome &outcome)
{
    const QString said = cleanedLine(outcome.errors.right(4000).replace('\n', ' '));
    const Obstacle obstacle = obstacleIn(said);
    const bool known = obstacle != Obstacle::Unknown;
    return {ErrorKind::Failed, Text::tr("The server could not do what it was asked."),
        known ? whyOf(obstacle) : Text::tr("The script that was sent to it ended before its work was done."),
        known ? todoAbout(obstacle) : Text::tr("Look at what it said in the details, then try again."), said, {}};
}

Error cutOff(const QString &run, const Error &cause)
{
    QJsonObject data;
    if (!run.isEmpty())
        data.insert(QStringLiteral("run"), run);
    const bool left = cause.kind == ErrorKind::Cancelled;
    return {ErrorKind::CutOff,
        left ? Text::tr("The run was left to itself.") : Text::tr("The connection to the server was lost."),
        left ? Text::tr("It goes on at the server without this computer.")
             : Text::tr("What was started there may go on without this computer."),
        Text::tr("Connect again and follow the run."), cause.detail.isEmpty() ? cause.what : cause.detail, data};
}

bool isLoss(const Error &error)
{
    return error.kind == ErrorKind::Connection || error.kind == ErrorKind::TimedOut ||
           error.kind == ErrorKind::Cancelled;
}

Error busy(const QList<QByteArray> &words)
{
    const QString run = cleanedLine(words.value(1));
    const QString since = cleanedLine(words.value(2));
    const QString by = cleanedLine(words.value(3));
    return {ErrorKind::Busy, Text::tr("Another run holds the server."),
        Text::tr("It was started by %1 at %2.").arg(by, since),
        Text::tr("Wait until it has ended, follow it or cancel it."), {},
        {{QStringLiteral("run"), run}, {QStringLiteral("since"), since}, {QStringLiteral("by"), by}}};
}

// What run.sh answers when it has looked at the steps.
struct Answer {
    QList<StepProgress> steps;
    QByteArray word; // end, nothing, started, joined, busy
    QList<QByteArray> words;
};

Result<Answer> ask(
    Remote &remote, const char *verb, Bundle bundle, const QList<Step> &steps, const std::stop_token &stop)
{
    RemoteCommand command;
    command.line = unpackAnd(verb);
    command.input = std::move(bundle.input);
    command.secretInput = std::move(bundle.secrets);
    const Result<RemoteOutcome> outcome = remote.run(std::move(command), stop);
    if (!outcome)
        return failure(outcome.error());

    Answer answer;
    for (const Step &step : steps)
        answer.steps.append({step.id, step.title, StepState::Pending, 0});
    for (const QByteArray &line : outcome->output.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.first() == "already") {
            for (StepProgress &step : answer.steps) {
                if (step.id.toUtf8() == words.value(1))
                    step.state = StepState::Already;
            }
        } else if (!line.isEmpty() && words.first() != "pending") {
            answer.word = words.first();
            answer.words = words;
        }
    }
    if (outcome->exitCode != 0 || answer.word.isEmpty())
        return failure(misunderstood(*outcome));
    return answer;
}

Result<QList<QByteArray>> askAboutRuns(Remote &remote, const char *verb, const std::stop_token &stop)
{
    RemoteCommand command;
    command.line = QByteArray("/bin/sh -s ") + verb;
    command.input = serverFile(QStringLiteral("follow.sh"));
    const Result<RemoteOutcome> outcome = remote.run(std::move(command), stop);
    if (!outcome)
        return failure(outcome.error());
    const QList<QByteArray> words = outcome->output.trimmed().split(' ');
    if (outcome->exitCode != 0 || (words.first() != "run" && words.first() != "none"))
        return failure(misunderstood(*outcome));
    return words;
}

// What undo.sh says that stays, in whole sentences. Unknown words are passed on: a newer server side may know more.
QString leftSentence(const QString &entry)
{
    const QString word = entry.section(QLatin1Char(' '), 0, 0);
    QString rest = entry.section(QLatin1Char(' '), 1);
    if (word == QStringLiteral("leaves"))
        return rest;
    if (word == QStringLiteral("bookkeeping"))
        return Text::tr(
            "The system's own bookkeeping of packages and accounts, with its backups and logs, remembers what "
            "was done.");
    if (word == QStringLiteral("upgraded"))
        return Text::tr("The package %1 was upgraded from %2 and stays so.")
            .arg(rest.section(QLatin1Char(' '), 0, 0), rest.section(QLatin1Char(' '), 1, 1));
    if (word == QStringLiteral("debconf-was"))
        return Text::tr("The answer to the package question %1 was ours and stays.")
            .arg(rest.section(QLatin1Char(' '), 1));
    if (word == QStringLiteral("package"))
        return Text::tr("The package %1 stays, because others have come to need it.").arg(rest);
    if (word == QStringLiteral("path"))
        return Text::tr("%1 was not there before and stays.").arg(rest);
    if (word == QStringLiteral("user"))
        return Text::tr("The system user %1 was made by a package and stays.").arg(rest);
    if (word == QStringLiteral("group"))
        return Text::tr("The group %1 was made by a package and stays.").arg(rest);
    return entry;
}

Result<void> readToEnd(RunWatch &watch, Remote &remote, const std::stop_token &stop)
{
    for (;;) {
        const Result<bool> more = watch.read(remote, std::chrono::seconds(secondsOfOneRead), stop);
        if (!more)
            return failure(more.error());
        if (!*more)
            return {};
    }
}

} // namespace

QString stepStateName(StepState state)
{
    switch (state) {
    case StepState::Pending:
        return QStringLiteral("pending");
    case StepState::Already:
        return QStringLiteral("already");
    case StepState::Running:
        return QStringLiteral("running");
    case StepState::Done:
        return QStringLiteral("done");
    case StepState::Failed:
        return QStringLiteral("failed");
    case StepState::Cancelled:
        return QStringLiteral("cancelled");
    case StepState::Reverted:
        return QStringLiteral("reverted");
    }
    return {};
}

Result<QList<StepProgress>> inspectPlan(Remote &remote, const Plan &plan, std::stop_token stop)
{
    Result<Bundle> bundle = bundleOf(plan, {});
    if (!bundle)
        return failure(bundle.error());
    bundle->secrets = {};
    Result<Answer> answer = ask(remote, "inspect", std::move(*bundle), plan.steps, stop);
    if (!answer)
        return failure(answer.error());
    return answer->steps;
}

RunWatch::RunWatch(RunObserver observer, QString run)
    : m_observer(std::move(observer))
    , m_follower(std::make_unique<Follower>(m_observer))
    , m_run(std::move(run))
{
}

RunWatch::~RunWatch() = default;

Result<bool> RunWatch::begin(Remote &remote, const Plan &plan, const QString &by, std::stop_token stop)
{
    Result<Bundle> bundle = bundleOf(plan, by);
    if (!bundle)
        return failure(bundle.error());
    return begin(remote, "start", std::move(*bundle), plan.steps, stop);
}

Result<bool> RunWatch::beginUndo(Remote &remote, const QString &by, std::stop_token stop)
{
    QList<Step> steps;
    for (const QString &id : undoSteps())
        steps.append({id, builtInTitle(id), {}, {}, {}, {}, 1});
    return begin(remote, "start-undo", undoBundle(by), steps, stop);
}

Result<bool> RunWatch::begin(
    Remote &remote, const char *verb, Bundle bundle, const QList<Step> &steps, const std::stop_token &stop)
{
    Result<Answer> answer = ask(remote, verb, std::move(bundle), steps, stop);
    if (!answer)
        return failure(isLoss(answer.error()) ? cutOff({}, answer.error()) : answer.error());
    if (answer->word == "busy")
        return failure(busy(answer->words));
    const bool nothing = answer->word == "nothing";
    if (nothing)
        answer->steps.removeIf([](const StepProgress &step) { return step.state == StepState::Pending; });
    // A second beginning, after a lost connection, tells everything from the run's start.
    m_follower = std::make_unique<Follower>(m_observer);
    m_follower->expect(answer->steps);
    m_run = cleanedLine(answer->words.value(1));
    return !nothing;
}

Result<bool> RunWatch::read(Remote &remote, std::chrono::seconds atMost, std::stop_token stop)
{
    RemoteCommand command;
    command.line = "/bin/sh -s follow " + m_run.toLatin1() + ' ' + QByteArray::number(m_follower->journalOffset()) +
                   ' ' + QByteArray::number(m_follower->logOffset()) + ' ' +
                   QByteArray::number(static_cast<qint64>(atMost.count()));
    command.input = serverFile(QStringLiteral("follow.sh"));
    command.deadline = atMost + std::chrono::seconds(30);
    command.onOutput = [this](const QByteArray &piece) { m_follower->read(piece); };
    m_follower->beginRead();
    const Result<RemoteOutcome> outcome = remote.run(std::move(command), std::move(stop));
    if (!outcome)
        return failure(isLoss(outcome.error()) ? cutOff(m_follower->run(), outcome.error()) : outcome.error());
    switch (m_follower->state()) {
    case Follower::State::More:
        m_run = m_follower->run();
        m_unfinished = 0;
        return true;
    case Follower::State::Ended:
    case Follower::State::Gone:
    case Follower::State::None:
        return false;
    case Follower::State::Reading:
        // A read that ended without its last word was cut off: asked again, it goes on where it was.
        if (outcome->exitCode > 0 && outcome->signal.isEmpty())
            return failure(misunderstood(*outcome));
        if (++m_unfinished > 2)
            return failure(cutOff(m_follower->run(), {ErrorKind::Connection, {}, {}, {}, {}, {}}));
        return true;
    }
    Q_UNREACHABLE();
}

RunEnd RunWatch::end() const
{
    return m_follower->end();
}

UndoEnd RunWatch::undone() const
{
    UndoEnd undone{end(), {}, m_follower->refused()};
    for (const QString &entry : m_follower->left())
        undone.left.append(leftSentence(entry));
    return undone;
}

Result<RunEnd> carryOut(
    Remote &remote, const Plan &plan, const QString &by, const RunObserver &observer, std::stop_token stop)
{
    RunWatch watch(observer);
    const Result<bool> begun = watch.begin(remote, plan, by, stop);
    if (!begun)
        return failure(begun.error());
    if (*begun) {
        if (const auto read = readToEnd(watch, remote, stop); !read)
            return failure(read.error());
    }
    return watch.end();
}

Result<RunEnd> followRun(Remote &remote, const RunObserver &observer, std::stop_token stop)
{
    RunWatch watch(observer);
    if (const auto read = readToEnd(watch, remote, stop); !read)
        return failure(read.error());
    return watch.end();
}

Result<RunEnd> cancelRun(Remote &remote, std::stop_token stop)
{
    const Result<QList<QByteArray>> words = askAboutRuns(remote, "cancel", stop);
    if (!words)
        return failure(words.error());
    RunEnd none;
    none.state = RunEnd::State::NothingToDo;
    if (words->first() == "none" || words->value(2) != "true")
        return none;
    RunWatch watch({}, cleanedLine(words->value(1)));
    if (const auto read = readToEnd(watch, remote, stop); !read)
        return failure(read.error());
    return watch.end();
}

Result<RunInfo> currentRun(Remote &remote, std::stop_token stop)
{
    const Result<QList<QByteArray>> words = askAboutRuns(remote, "current", stop);
    if (!words)
        return failure(words.error());
    RunInfo info;
    if (words->first() == "none")
        return info;
    info.run = cleanedLine(words->value(1));
    info.running = words->value(2) == "true";
    info.since = QDateTime::fromString(QString::fromLatin1(words->value(3)), Qt::ISODateWithMs);
    info.planDigest = words->value(4);
    info.by = cleanedLine(words->value(5));
    return info;
}

Result<UndoEnd> undoAll(Remote &remote, const QString &by, const RunObserver &observer, std::stop_token stop)
{
    RunWatch watch(observer);
    const Result<bool> begun = watch.beginUndo(remote, by, stop);
    if (!begun)
        return failure(begun.error());
    if (*begun) {
        if (const auto read = readToEnd(watch, remote, stop); !read)
            return failure(read.error());
    }
    return watch.undone();
}

Error stepFailed(const RunEnd &end)
{
    QString title = end.failedStep;
    for (const StepProgress &step : end.steps) {
        if (step.id == end.failedStep && !step.title.isEmpty())
            title = step.title;
    }
    return {ErrorKind::StepFailed,
        title.isEmpty() ? Text::tr("The run did not come to its end.")
                        : Text::tr("The step “%1” did not succeed.").arg(title),
        whyOf(end.obstacle), todoAbout(end.obstacle), end.detail,
        {{QStringLiteral("run"), end.run}, {QStringLiteral("step"), end.failedStep}}};
}

QByteArray planAsScript(const Plan &plan)
{
    QByteArray text;
    const auto add = [&text](const QString &name, const QByteArray &content) {
        text += "# ---- " + name.toUtf8() + "\n" + content;
        if (!content.endsWith('\n'))
            text += '\n';
        text += '\n';
    };
    int number = 0;
    for (const Step &step : plan.steps)
        add(QStringLiteral("steps/%1-%2.sh").arg(++number, 3, 10, QLatin1Char('0')).arg(step.id), step.script);
    for (const QString &name : serverScripts())
        add(name, serverFile(name));
    return text;
}

} // namespace meethouse
