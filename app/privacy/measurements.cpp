#include "privacy/measurements.h"

#include "privacy/languages.h"
#include "privacy/make.h"

namespace meethouse
{

Result<QList<Measurement>> measurementsOf(const Settings &settings, const Facts &measured)
{
    const auto source = PaperSource::load(QStringLiteral(":/documents"), ownPaperLanguage(), settings, measured);
    if (!source)
        return failure(source.error());
    QList<Measurement> all;
    for (const Fact &fact : source->known.all()) {
        const FactKind *kind = source->kinds.find(fact.id);
        const QString name = source->words.factName(fact.id);
        if (fact.origin != Fact::Origin::Measured || !kind || name.isEmpty() || !source->kinds.fits(fact))
            continue;
        all += {fact.id, upperFirst(name), source->words.value(fact, *kind),
            source->words.text(u"facts." + fact.id + u".how")};
    }
    return all;
}

} // namespace meethouse
