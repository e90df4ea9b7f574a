#include "deployment/follower.h"

#include "base/cleaned.h"
#include "deployment/bundle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace meethouse
{

namespace
{

constexpr qsizetype linesOfDetail = 20;

std::optional<StepState> stateOf(const QString &word)
{
    if (word == QStringLiteral("already"))
        return StepState::Already;
    if (word == QStringLiteral("done"))
        return StepState::Done;
    if (word == QStringLiteral("failed"))
        return StepState::Failed;
    if (word == QStringLiteral("cancelled"))
        return StepState::Cancelled;
    if (word == QStringLiteral("reverted"))
        return StepState::Reverted;
    return std::nullopt;
}

// Lines that are whole by now go to the taker, the rest waits in the tail.
template <typename Taker>
void takeLines(QByteArray &tail, const QByteArray &part, const Taker &take)
{
    tail += part;
    qsizetype from = 0;
    for (qsizetype end = tail.indexOf('\n'); end >= 0; end = tail.indexOf('\n', from)) {
        take(tail.mid(from, end - from));
        from = end + 1;
    }
    tail.remove(0, from);
}

// None, if the clock was set back meanwhile.
double secondsBetween(const QDateTime &from, const QDateTime &to)
{
    return from.isValid() && to.isValid() ? std::max(0.0, static_cast<double>(from.msecsTo(to)) / 1000.0) : 0.0;
}

// A carriage return stands where a program drew its line again: the last drawing counts.
QByteArray lastDrawn(const QByteArray &line)
{
    return line.mid(line.lastIndexOf('\r', line.endsWith('\r') ? -2 : -1) + 1);
}

} // namespace

Follower::Follower(const RunObserver &observer)
    : m_observer(observer)
{
}

void Follower::expect(const QList<StepProgress> &steps)
{
    m_steps = steps;
    for (const StepProgress &step : std::as_const(m_steps))
        tell(step);
}

void Follower::beginRead()
{
    m_state = State::Reading;
    m_buffer.clear();
    m_frame.clear();
    m_content.clear();
    m_remaining = 0;
    m_left.clear();
    m_refused.clear();
    m_unconfirmed = false;
}

void Follower::read(const QByteArray &piece)
{
    m_buffer += piece;
    while (true) {
        if (!m_frame.isEmpty()) {
            const QByteArray part = m_buffer.left(m_remaining);
            m_buffer.remove(0, part.size());
            m_remaining -= part.size();
            takePart(part);
            if (m_remaining > 0)
                return;
            takeFrame();
            continue;
        }
        const qsizetype end = m_buffer.indexOf('\n');
        if (end < 0)
            return;
        const QByteArray line = m_buffer.left(end);
        m_buffer.remove(0, end + 1);
        readHeader(line);
    }
}

void Follower::readHeader(const QByteArray &line)
{
    const QByteArray word = line.left(line.indexOf(' '));
    if (line == "unconfirmed")
        m_unconfirmed = true;
    else if (line == "more")
        m_state = State::More;
    else if (line == "ended")
        m_state = State::Ended;
    else if (line == "gone")
        m_state = State::Gone;
    else if (line == "none")
        m_state = State::None;
    else if (word == "run")
        m_run = cleanedLine(line.mid(4));
    else if (word == "journal" || word == "log" || word == "plan" || word == "left" || word == "refused" ||
             word == "probe") {
        bool ok = false;
        m_remaining = line.mid(word.size() + 1).toLongLong(&ok);
        if (ok && m_remaining > 0)
            m_frame = word;
    }
}

// Journal and log are read as they come, and count as read; the rest is only understood as a whole.
void Follower::takePart(const QByteArray &part)
{
    if (m_frame == "journal") {
        m_journalOffset += part.size();
        takeLines(m_journalTail, part, [this](const QByteArray &line) { takeEvent(line); });
    } else if (m_frame == "log") {
        m_logOffset += part.size();
        takeLines(m_logTail, part, [this](const QByteArray &line) { takeLog(line); });
    } else {
        m_content += part;
    }
}

void Follower::takeFrame()
{
    if (m_frame == "plan")
        takePlan(m_content);
    if (m_frame == "probe")
        takeLog(m_content.trimmed());
    for (const auto &[name, list] : {std::pair{"left", &m_left}, std::pair{"refused", &m_refused}}) {
        if (m_frame != name)
            continue;
        for (const QByteArray &line : m_content.split('\n')) {
            if (!line.isEmpty())
                list->append(cleanedLine(line));
        }
    }
    m_frame.clear();
    m_content.clear();
}

void Follower::takePlan(const QByteArray &plan)
{
    const QJsonArray steps = QJsonDocument::fromJson(plan).object().value(QStringLiteral("steps")).toArray();
    for (const auto &described : steps) {
        const QString id = cleanedLine(described[QStringLiteral("id")].toString().toUtf8());
        StepProgress &step = stepOf(id);
        if (!step.title.isEmpty())
            continue;
        step.title = cleanedLine(described[QStringLiteral("title")].toString().toUtf8());
        tell(step);
    }
}

void Follower::takeEvent(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QString event = object.value(QStringLiteral("event")).toString();
    const QString word = object.value(QStringLiteral("state")).toString();
    const QDateTime time = QDateTime::fromString(object.value(QStringLiteral("t")).toString(), Qt::ISODateWithMs);
    if (event == QStringLiteral("run.start")) {
        m_start = time;
        return;
    }
    if (event == QStringLiteral("run.end")) {
        m_stop = time;
        m_endState = word;
        return;
    }
    const QString id = cleanedLine(object.value(QStringLiteral("id")).toString().toUtf8());
    if (id.isEmpty())
        return;
    StepProgress &step = stepOf(id);
    if (event == QStringLiteral("step.start")) {
        step.state = StepState::Running;
        m_begun.insert(id, time);
    } else if (event == QStringLiteral("step.end")) {
        const std::optional<StepState> state = stateOf(word);
        if (!state || step.state == *state)
            return;
        step.state = *state;
        step.seconds = secondsBetween(m_begun.value(id), time);
    } else {
        return;
    }
    if (step.title.isEmpty())
        step.title = builtInTitle(id);
    tell(step);
}

void Follower::takeLog(const QByteArray &line)
{
    const QString text = cleanedLine(lastDrawn(line));
    if (line.startsWith("== ")) {
        m_lastLines.clear();
        m_obstacle = Obstacle::Unknown;
    } else if (!text.isEmpty()) {
        m_lastLines.append(text);
        m_obstacle = std::min(m_obstacle, obstacleIn(text));
    }
    while (m_lastLines.size() > linesOfDetail)
        m_lastLines.removeFirst();
    if (m_observer.onLog)
        m_observer.onLog(text);
}

StepProgress &Follower::stepOf(const QString &id)
{
    for (StepProgress &step : m_steps) {
        if (step.id == id)
            return step;
    }
    m_steps.append({id, builtInTitle(id), StepState::Pending, 0});
    return m_steps.last();
}

void Follower::tell(const StepProgress &step) const
{
    if (m_observer.onStep)
        m_observer.onStep(step);
}

RunEnd Follower::end() const
{
    RunEnd end;
    end.run = m_run;
    end.steps = m_steps;
    end.seconds = secondsBetween(m_start, m_stop);
    end.unconfirmed = m_unconfirmed;
    for (const StepProgress &step : m_steps) {
        if (step.state == StepState::Done || step.state == StepState::Reverted)
            ++end.changed;
        if (step.state == StepState::Failed || (m_state == State::Gone && step.state == StepState::Running))
            end.failedStep = step.id;
    }
    if (m_state == State::None || m_run.isEmpty())
        end.state = RunEnd::State::NothingToDo;
    else if (m_endState == QStringLiteral("done"))
        end.state = RunEnd::State::Done;
    else if (m_endState == QStringLiteral("cancelled"))
        end.state = RunEnd::State::Cancelled;
    else if (m_endState == QStringLiteral("reverted"))
        end.state = RunEnd::State::Reverted;
    else
        end.state = RunEnd::State::Failed;
    if (end.state == RunEnd::State::Failed) {
        end.detail = m_lastLines.join(QLatin1Char('\n'));
        end.obstacle = m_state == State::Gone ? std::min(m_obstacle, Obstacle::Stopped) : m_obstacle;
    }
    return end;
}

} // namespace meethouse
