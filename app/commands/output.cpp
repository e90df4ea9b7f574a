#include "commands/output.h"

#include "base/cleaned.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cmath>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Output)
};

QString mark(Check::State state)
{
    switch (state) {
    case Check::State::Ok:
        return QStringLiteral("✓");
    case Check::State::Warn:
    case Check::State::Waived:
        return QStringLiteral("!");
    case Check::State::Fail:
        return QStringLiteral("✗");
    case Check::State::Unknown:
        return QStringLiteral("?");
    }
    Q_UNREACHABLE();
}

} // namespace

QString duration(double seconds)
{
    if (seconds < 10)
        return Texts::tr("%1 s").arg(seconds, 0, 'f', 1);
    const auto whole = static_cast<int>(std::lround(seconds));
    if (whole < 60)
        return Texts::tr("%1 s").arg(whole);
    return Texts::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

Output::Output(bool json, FILE *stream)
    : m_json(json)
    , m_stream(stream)
{
}

void Output::line(const QString &text)
{
    const QByteArray bytes = (m_json ? text : withoutInvisible(text)).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), m_stream);
    std::fflush(m_stream);
}

void Output::event(const char *name, QJsonObject fields)
{
    fields.insert(QStringLiteral("v"), 1);
    fields.insert(QStringLiteral("event"), QString::fromLatin1(name));
    line(QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact)));
}

void Output::check(const Check &check)
{
    if (m_json)
        return event("check", toJson(check));
    line(QStringLiteral("  %1 %2").arg(mark(check.state), check.what));
    if (check.state == Check::State::Ok)
        return;
    for (const auto &sentence : {check.why, check.todo}) {
        if (!sentence.isEmpty())
            line(QStringLiteral("    ") + sentence);
    }
}

void Output::step(const StepProgress &step)
{
    if (m_json) {
        return event("step",
            {{QStringLiteral("id"), step.id}, {QStringLiteral("title"), step.title},
                {QStringLiteral("state"), stepStateName(step.state)}, {QStringLiteral("seconds"), step.seconds}});
    }
    switch (step.state) {
    case StepState::Pending:
        return line(QStringLiteral("  ○ ") + step.title);
    case StepState::Running:
        return line(QStringLiteral("  … ") + step.title);
    case StepState::Already:
        return line(Texts::tr("  ✓ %1 (it was so already)").arg(step.title));
    case StepState::Done:
        return line(QStringLiteral("  ✓ %1 (%2)").arg(step.title, duration(step.seconds)));
    case StepState::Failed:
        return line(Texts::tr("  ✗ %1 (failed after %2)").arg(step.title, duration(step.seconds)));
    case StepState::Cancelled:
        return line(Texts::tr("  ! %1 (cancelled)").arg(step.title));
    case StepState::Reverted:
        return line(Texts::tr("  ✓ %1 (taken back)").arg(step.title));
    }
}

void Output::log(const QString &text)
{
    // A person wants the steps; the log is for programs and for when something failed, and then it stands in the error.
    if (m_json)
        event("log", {{QStringLiteral("text"), text}});
}

void Output::error(const Error &error)
{
    if (m_json) {
        auto fields = error.data;
        fields.insert(QStringLiteral("kind"), errorKindName(error.kind));
        fields.insert(QStringLiteral("what"), error.what);
        fields.insert(QStringLiteral("why"), error.why);
        fields.insert(QStringLiteral("do"), error.todo);
        fields.insert(QStringLiteral("detail"), error.detail);
        return event("error", fields);
    }
    line({});
    for (const auto &sentence : {error.what, error.why, error.todo}) {
        if (!sentence.isEmpty())
            line(sentence);
    }
    if (!error.detail.trimmed().isEmpty()) {
        line(Texts::tr("What was said, word for word:"));
        for (const auto &detail : error.detail.trimmed().split(QLatin1Char('\n')))
            line(QStringLiteral("    ") + detail);
    }
}

void Output::say(const QString &text)
{
    if (!m_json)
        line(text);
}

void Output::result(int exit, QJsonObject fields)
{
    if (!m_json)
        return;
    fields.insert(QStringLiteral("ok"), exit == 0);
    fields.insert(QStringLiteral("exit"), exit);
    event("result", fields);
}

} // namespace meethouse
