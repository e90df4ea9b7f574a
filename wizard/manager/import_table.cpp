#include "wizard/manager/import_table.h"

#include "wizard/manager/searched_table.h"

namespace meethouse
{

namespace
{

QString inWords(ImportModel::Fate fate)
{
    switch (fate) {
    case ImportModel::Fate::Invited:
        return ImportTable::tr("gets a link");
    case ImportModel::Fate::Renewed:
        return ImportTable::tr("gets another link, the open one stops working");
    case ImportModel::Fate::Kept:
        return ImportTable::tr("invited before, keeps the link");
    case ImportModel::Fate::Host:
        return ImportTable::tr("is a host by now");
    case ImportModel::Fate::Problem:
        return ImportTable::tr("has to be corrected");
    }
    Q_UNREACHABLE();
}

Mark markOf(ImportModel::Fate fate)
{
    switch (fate) {
    case ImportModel::Fate::Invited:
        return Mark::Done;
    case ImportModel::Fate::Renewed:
        return Mark::Warning;
    case ImportModel::Fate::Kept:
    case ImportModel::Fate::Host:
        return Mark::Waiting;
    case ImportModel::Fate::Problem:
        return Mark::Failed;
    }
    Q_UNREACHABLE();
}

} // namespace

ImportTable::ImportTable(const ImportModel &model, QObject *parent)
    : QAbstractTableModel(parent)
    , m_model(model)
{
    connect(&model, &ImportModel::linesChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int ImportTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_model.lines().size());
}

int ImportTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant ImportTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_model.lines().size())
        return {};
    const auto &line = m_model.lines().at(index.row());
    if (role == ToneRole)
        return index.column() == Fate ? static_cast<int>(markOf(line.fate)) : QVariant();
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return line.problem;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Name:
        return line.shown.isEmpty() || line.shown == line.name ? line.name : tr("%1 (%2)").arg(line.name, line.shown);
    case Fate:
        return inWords(line.fate);
    case Line:
        return line.number;
    default:
        return {};
    }
}

QVariant ImportTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Host");
    case Fate:
        return tr("What happens");
    case Line:
        return tr("Line");
    default:
        return {};
    }
}

} // namespace meethouse
