// Writes the papers of a made-up provider, for benchmarks, for checks by other programs and for looking at them:
// papers_probe PROVIDER FOLDER LANGUAGE… PROVIDER is a role, or a file of tests/papers/providers. With --compare
// instead of a folder nothing is written, and the languages are held against each other. Whatever is wrong is a line;
// exit 4.
#include "../unit/privacy_samples.h"

#include "privacy/catalogue.h"
#include "privacy/rules.h"
#include "privacy/set.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace meethouse;

namespace
{
struct Provider {
    Settings settings;
    Facts facts = samples::facts();
};

[[noreturn]] void stop(const QString &why)
{
    std::fprintf(stderr, "%s\n", qPrintable(why));
    std::exit(1);
}

template <typename T>
T got(Result<T> result)
{
    if (!result)
        stop(result.error().what + u' ' + result.error().detail);
    return *result;
}

Provider provider(const QString &word)
{
    Provider one;
    for (const auto role : {Settings::Role::Self, Settings::Role::School, Settings::Role::Public,
             Settings::Role::Company, Settings::Role::Association, Settings::Role::Processor}) {
        if (wordOf(role) == word) {
            one.settings = samples::settings(role);
            return one;
        }
    }
    const QJsonObject file = got(readJsonFile(word));
    one.settings = got(Settings::parse(QJsonDocument(file[u"settings"].toObject()).toJson()));
    const QJsonObject measured = file[u"measured"].toObject();
    for (auto fact = measured.begin(); fact != measured.end(); ++fact) {
        one.facts.remove(fact.key());
        samples::measure(one.facts, fact.key(), *fact);
    }
    return one;
}

QStringList written(const Provider &one, const QString &folder, const QStringList &languages)
{
    ExportWishes wishes;
    wishes.folder = folder;
    wishes.languages = languages;
    wishes.date = samples::today();
    const ExportedDocuments exported = got(exportDocuments(one.settings, one.facts, wishes, {}));
    std::printf("%lld files, %lld drafts\n", static_cast<long long>(exported.files.size()),
        static_cast<long long>(exported.drafts.size()));
    QStringList wrong;
    for (const DocumentDraft &draft : exported.drafts) {
        for (const DocumentGap &gap : draft.gaps)
            wrong += draft.document + u' ' + draft.language + u": " + gap.text;
    }
    return wrong;
}

QStringList compared(const Provider &one, const QStringList &languages)
{
    const QString root = QStringLiteral(":/documents");
    const QList<CatalogueEntry> catalogue = got(loadCatalogue(root));
    QStringList wrong;
    QList<Document> first;
    for (const QString &language : languages) {
        const PaperSource source = got(PaperSource::load(root, language, one.settings, one.facts));
        const QList<Document> papers = got(makeSet(entriesFor(catalogue, source), source, samples::today()));
        if (first.isEmpty())
            first = papers;
        if (papers.size() != first.size())
            wrong += language + u": other papers than in " + languages.first();
        for (qsizetype i = 0; i < std::min(papers.size(), first.size()); ++i) {
            for (const Finding &finding : differences(first[i], papers[i]))
                wrong += papers[i].id + u' ' + language + u": " + finding.rule + u' ' + finding.what;
        }
    }
    return wrong;
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 4)
        return 2;
    const Provider one = provider(words[1]);
    const QStringList languages = words.mid(3);
    const QStringList wrong = words[2] == u"--compare" ? compared(one, languages) : written(one, words[2], languages);
    for (const QString &line : wrong)
        std::printf("%s\n", qPrintable(line));
    return wrong.isEmpty() ? 0 : 4;
}
