#include "wizard/manager/host_table.h"

#include "wizard/look/moment.h"
#include "wizard/manager/searched_table.h"

#include <QCoreApplication>
#include <QLocale>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostTable)
};

constexpr int manyWrong = 5; // from then on the server lets a try wait

QString openFor(const QDateTime &expires, const QDateTime &now)
{
    const auto hours = now.secsTo(expires) / 3600;
    if (hours < 1)
        return Texts::tr("invited · link about to end");
    if (hours < 48)
        return Texts::tr("invited · link open for %n hour(s)", nullptr, static_cast<int>(hours));
    // A link for a week, just made, is not one for six days.
    return Texts::tr("invited · link open for %n day(s)", nullptr, static_cast<int>((hours + 12) / 24));
}

// One that somebody tries passwords on stands out.
Mark toneOf(const Host &host)
{
    if (host.state == Host::State::Invited || host.failedSignIns >= manyWrong)
        return Mark::Warning;
    return host.state == Host::State::Active ? Mark::Done : Mark::Waiting;
}

} // namespace

QString nameOf(const Host &host)
{
    return host.name.isEmpty() ? Texts::tr("(chooses a name)") : host.name;
}

QString stateOf(const Host &host, const QDateTime &now)
{
    switch (host.state) {
    case Host::State::Active:
        return host.failedSignIns >= manyWrong ? Texts::tr("active · %n wrong password(s)", nullptr, host.failedSignIns)
               : host.expires.isValid()        ? Texts::tr("active · may choose a new password")
                                               : Texts::tr("active");
    case Host::State::Disabled:
        return host.disabledSince.isValid()
                   ? Texts::tr("disabled since %1")
                         .arg(dayInWords(host.disabledSince.toLocalTime().date(), now.toLocalTime().date()))
                   : Texts::tr("disabled");
    case Host::State::Invited:
        return host.expires.isValid() ? openFor(host.expires, now) : Texts::tr("invited");
    }
    Q_UNREACHABLE();
}

QString dayInWords(QDate day, QDate today)
{
    if (!day.isValid())
        return QStringLiteral("–");
    const auto ago = day.daysTo(today);
    if (ago == 0)
        return Texts::tr("today");
    if (ago == 1)
        return Texts::tr("yesterday");
    if (ago > 1 && ago < 7)
        return QLocale().toString(day, QStringLiteral("dddd"));
    return dateInWords(day, today);
}

void HostTable::set(QList<Host> hosts)
{
    beginResetModel();
    m_hosts = std::move(hosts);
    m_isKnown = true;
    endResetModel();
}

int HostTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hosts.size());
}

int HostTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant HostTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &host = m_hosts.at(index.row());
    if (role == ToneRole)
        return index.column() == State ? static_cast<int>(toneOf(host)) : QVariant();
    if (role == KeyRole)
        return host.name.isEmpty() ? host.id : host.name;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Name:
        return nameOf(host);
    case State:
        return stateOf(host, QDateTime::currentDateTimeUtc());
    case LastSeen:
        return role == SortRole ? QVariant(host.lastSeen) : dayInWords(host.lastSeen, QDate::currentDate());
    default:
        return {};
    }
}

QVariant HostTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return Texts::tr("Host");
    case State:
        return Texts::tr("State");
    case LastSeen:
        return Texts::tr("Last seen");
    default:
        return {};
    }
}

} // namespace meethouse
