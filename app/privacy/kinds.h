#pragma once

#include "base/result.h"
#include "server/facts.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace meethouse
{

// facts.json: which facts the papers may speak of, what kind of value each has, and who can tell it.
struct FactKind {
    enum class Type { Text, Flag, Number, Days, Date, List, Word, Words, Country, Rows };

    Type type = Type::Text;
    Fact::Origin origin = Fact::Origin::Measured;
    QString where;                     // settings key that answers it, or empty
    QStringList words = {};            // of type Word and Words: the values there are
    QHash<QString, Type> columns = {}; // of type Rows: what a row may hold
};

class FactKinds
{
public:
    // From resources ":/documents/facts.json". Errors: Failed, with what is wrong in the file.
    static Result<FactKinds> load(const QString &root);

    [[nodiscard]] const FactKind *find(const QString &id) const;
    [[nodiscard]] QStringList ids() const; // sorted
    [[nodiscard]] int maxAgeDays() const { return m_maxAgeDays; }
    // Whether a value has the type that is declared for the fact.
    [[nodiscard]] bool fits(const Fact &fact) const;
    // One cell of a fact that holds rows, as a fact of its own; nothing where the row lacks it or it does not fit.
    [[nodiscard]] static std::optional<std::pair<Fact, FactKind>> cell(
        const Fact &fact, const FactKind &kind, const QJsonObject &row, const QString &column);

private:
    QHash<QString, FactKind> m_kinds;
    int m_maxAgeDays = 30;
};

} // namespace meethouse
