#pragma once

#include "wizard/models/import_model.h"

#include <QAbstractTableModel>

namespace meethouse
{

// A list of hosts, and what is to become of each of its lines.
class ImportTable final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Fate, Line, Columns };

    explicit ImportTable(const ImportModel &model, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const ImportModel &m_model;
};

} // namespace meethouse
