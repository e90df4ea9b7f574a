#include "privacy/questions.h"

#include "privacy/languages.h"
#include "privacy/set.h"

#include <QJsonDocument>
#include <QSet>

namespace meethouse
{

namespace
{

// Two settings tell it: the company's name, or that there is none.
bool isAboutRenting(const QString &where)
{
    return where == u"papers.hosting";
}

bool isAskedHere(const QString &where)
{
    return where.startsWith(u"provider.") || where.startsWith(u"papers.");
}

// What is told answers a question best; something that follows from the answer only where nothing else does.
QString factOf(const FactKinds &kinds, const QString &where)
{
    QString derived;
    const QStringList ids = kinds.ids();
    for (const QString &id : ids) {
        const FactKind *kind = kinds.find(id);
        if (kind->where != where)
            continue;
        if (kind->origin == Fact::Origin::Told)
            return id;
        if (derived.isEmpty())
            derived = id;
    }
    return derived;
}

QJsonValue answerIn(const QJsonObject &settings, const Facts &known, const PaperQuestion &question)
{
    QJsonValue answer = settings;
    for (const QString &key : question.where.split(u'.'))
        answer = answer.toObject().value(key);
    if (isAboutRenting(question.where))
        answer = known.find(question.fact) ? known.value(question.fact) : QJsonValue(QJsonValue::Undefined);
    return answer.isNull() || answer == QJsonValue(QString()) ? QJsonValue(QJsonValue::Undefined) : answer;
}

QJsonObject placed(QJsonObject object, QStringList path, const QJsonValue &value)
{
    const QString key = path.takeFirst();
    const QJsonValue held = path.isEmpty() ? value : QJsonValue(placed(object[key].toObject(), path, value));
    if (held.isUndefined() || (!path.isEmpty() && held.toObject().isEmpty()))
        object.remove(key);
    else
        object[key] = held;
    return object;
}

} // namespace

Result<QList<PaperQuestion>> paperQuestions(const Settings &settings, const Facts &facts, QDate date)
{
    const QString root = QStringLiteral(":/documents");
    const Result<PaperSource> source = PaperSource::load(root, ownPaperLanguage(), settings, facts);
    if (!source)
        return failure(source.error());
    const Result<QList<CatalogueEntry>> catalogue = loadCatalogue(root);
    if (!catalogue)
        return failure(catalogue.error());
    const Result<QList<Document>> documents = makeSet(entriesFor(*catalogue, *source), *source, date);
    if (!documents)
        return failure(documents.error());

    QSet<QString> asked;
    QSet<QString> missing;
    for (const Document &document : *documents) {
        for (const DocumentGap &gap : document.gaps) {
            if (gap.kind == DocumentGap::Kind::NotAnswered)
                missing += gap.where;
        }
        for (const QString &id : document.usedFacts) {
            if (const FactKind *kind = source->kinds.find(id))
                asked += kind->where;
        }
    }

    QList<PaperQuestion> questions;
    const QJsonObject said = settings.toJson();
    for (const QString &where : asked + missing) {
        if (!isAskedHere(where))
            continue;
        PaperQuestion question;
        question.where = where;
        question.fact = factOf(source->kinds, where);
        question.text = upperFirst(source->words.factName(question.fact));
        question.kind = *source->kinds.find(question.fact);
        for (const QString &word : std::as_const(question.kind.words))
            question.choices += {word, source->words.text(u"values." + question.fact + u'.' + word)};
        question.answer = answerIn(said, source->known, question);
        question.missing = missing.contains(where);
        if (question.missing || !question.answer.isUndefined())
            questions += question;
    }
    return questions;
}

Result<Settings> withAnswer(Settings settings, const QString &where, const QJsonValue &answer)
{
    const QJsonObject whole = settings.toJson();
    // Only these are read anew: what is kept as JSON has lost the names of this computer's files.
    const QJsonObject told{{QStringLiteral("format"), 1},
        {QStringLiteral("domain"), QStringLiteral("meet.example.org")},
        {QStringLiteral("provider"), whole[u"provider"]}, {QStringLiteral("papers"), whole[u"papers"]}};
    const bool renting = isAboutRenting(where);
    const QString key = renting ? where + u".ownPremises" : where;
    const QJsonValue value = renting && answer.isBool() ? QJsonValue(!answer.toBool()) : answer;
    const auto read = Settings::parse(QJsonDocument(placed(told, key.split(u'.'), value)).toJson());
    if (!read)
        return failure(read.error());
    settings.provider = read->provider;
    settings.papers = read->papers;
    return settings;
}

} // namespace meethouse
