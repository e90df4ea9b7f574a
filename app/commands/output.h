#pragma once

#include "base/check.h"
#include "base/error.h"
#include "deployment/run.h"

#include <QJsonObject>

#include <cstdio>

namespace meethouse
{

// Where a command says what happens: one JSON object a line for programs, or lines for people (COMMANDS.md "Output").
class Output
{
public:
    explicit Output(bool json, FILE *stream = stdout);

    [[nodiscard]] bool isJson() const { return m_json; }

    void check(const Check &check);
    void step(const StepProgress &step);
    void log(const QString &line);
    void error(const Error &error);
    // For people only: what a program reads stands in the result.
    void say(const QString &line);
    // The last line, exactly once.
    void result(int exit, QJsonObject fields);

private:
    void event(const char *name, QJsonObject fields);
    void line(const QString &text);

    bool m_json;
    FILE *m_stream;
};

// "42 s", "3 min 5 s", "0.8 s".
QString duration(double seconds);

} // namespace meethouse
