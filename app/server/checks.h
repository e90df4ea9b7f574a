#pragma once

#include "server/readiness.h"

#include <QCoreApplication>

namespace meethouse
{

// What every check may look at. To add one: write its function in the file of its group, and name it in that group's
// list at the end of the file.
struct Situation {
    const Survey &survey;
    const Settings &settings;
    const OutsideView &outside;
};

using CheckFunction = Check (*)(const Situation &);

QList<CheckFunction> machineChecks(); // checks_machine.cpp
QList<CheckFunction> fitnessChecks(); // checks_fitness.cpp
QList<CheckFunction> tenantChecks();  // checks_tenants.cpp
QList<CheckFunction> aptChecks();     // checks_apt.cpp
QList<CheckFunction> domainChecks();  // checks_domain.cpp
QList<CheckFunction> reachChecks();   // checks_reach.cpp

// Where the checks' sentences come from.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(meethouse::Readiness)
};

// One check being answered: what it is called and why it is asked, then its answer.
class Answer
{
public:
    Answer(const char *id, QString why) { m_check = {QString::fromLatin1(id), {}, false, {}, std::move(why), {}}; }

    Check ok(const QString &what) { return give(Check::State::Ok, what, {}, false); }
    Check warn(const QString &what, const QString &todo) { return give(Check::State::Warn, what, todo, false); }
    Check unknown(const QString &what, const QString &todo) { return give(Check::State::Unknown, what, todo, false); }
    Check fail(const QString &what, const QString &todo) { return give(Check::State::Fail, what, todo, false); }
    // A failure that an administrator who knows better may pass over with --waive.
    Check failWaivable(const QString &what, const QString &todo) { return give(Check::State::Fail, what, todo, true); }

private:
    Check give(Check::State state, const QString &what, const QString &todo, bool waivable)
    {
        m_check.state = state;
        m_check.what = what;
        m_check.todo = todo;
        m_check.waivable = waivable;
        return m_check;
    }

    Check m_check;
};

// "1.9 GB", decimal as hosting companies count.
QString gigabytes(qint64 bytes);

// At most eight of them, and how many more there are.
QString enumeration(const QStringList &words);

} // namespace meethouse
