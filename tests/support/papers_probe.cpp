// Writes the papers of a made-up provider, for benchmarks, for checks by other programs and for looking at them:
// papers_probe PROVIDER FOLDER LANGUAGE… PROVIDER is a role, or a file of tests/papers/providers. With --compare
// instead of a folder nothing is written, and the languages are held against each other.
// papers_probe --templates FOLDER reads a folder of templates from the disk, for translators. Whatever is wrong is a
// line; exit 4.
#include "../unit/privacy_samples.h"

#include "privacy/catalogue.h"
#include "privacy/rules.h"
#include "privacy/set.h"
#include "privacy/template.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cstdio>

using namespace meethouse;

namespace
{
constexpr auto roles = {Settings::Role::Self, Settings::Role::School, Settings::Role::Public, Settings::Role::Company,
    Settings::Role::Association, Settings::Role::Processor};

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
    for (const auto role : roles) {
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

// The marks of a template, whatever their order: a translation has the same ones.
QStringList marksIn(const QString &path)
{
    static const QRegularExpression mark(QStringLiteral("\\{\\{(?!!)([^}]*)\\}\\}"));
    QFile file(path);
    QStringList marks;
    if (file.open(QIODevice::ReadOnly)) {
        for (auto found = mark.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();)
            marks += found.next().captured(1).simplified();
    }
    marks.sort();
    return marks;
}

QString missing(QStringList from, const QStringList &there)
{
    for (const QString &one : there)
        from.removeOne(one);
    return from.isEmpty() ? QString() : u"{{" + from.join(QStringLiteral("}}, {{")) + u"}}";
}

// What a translator has to mend: unreadable files, marks that English has otherwise, and what the rules find in papers
// made from them.
QStringList wrongIn(const QString &root, const QString &language)
{
    const QString folder = root + u'/' + language;
    const Result<FactKinds> kinds = FactKinds::load(root);
    const Result<Words> words = Words::load(root, language);
    const Result<QList<CatalogueEntry>> catalogue = loadCatalogue(root);
    for (const Error &error :
        {kinds ? Error() : kinds.error(), words ? Error() : words.error(), catalogue ? Error() : catalogue.error()}) {
        if (!error.what.isEmpty())
            return {error.what + u' ' + error.detail};
    }
    QStringList wrong;
    QDirIterator files(folder, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = path.mid(root.size() + 1);
        QFile file(path);
        const bool opened = file.open(QIODevice::ReadOnly);
        if (const auto read = readTemplate(QString::fromUtf8(file.readAll()), path, *kinds); !opened || !read)
            wrong += name + u": " + (opened ? read.error().detail : file.errorString());
        const QStringList english = marksIn(root + u"/en" + path.mid(folder.size()));
        const QString gone = missing(english, marksIn(path));
        const QString more = missing(marksIn(path), english);
        if (!gone.isEmpty())
            wrong += name + u": English has besides " + gone;
        if (!more.isEmpty())
            wrong += name + u": English does not have " + more;
    }
    wrong.sort();
    for (const auto role : roles) {
        if (!wrong.isEmpty())
            break; // papers are made from what can be read
        const PaperSource source = got(PaperSource::load(root, language, samples::settings(role), samples::facts()));
        for (const Document &paper : got(makeSet(entriesFor(*catalogue, source), source, samples::today()))) {
            for (const DocumentGap &gap : paper.gaps)
                wrong += language + u'/' + paper.id + u".md: " + gap.text;
        }
    }
    return wrong;
}

QStringList wrongIn(const QString &root)
{
    QStringList wrong;
    for (const QString &language : languagesOf(root, QStringLiteral("notice")))
        wrong += wrongIn(root, language);
    return wrong;
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const bool templates = words.size() == 3 && words[1] == u"--templates";
    if (!templates && words.size() < 4)
        return 2;
    const QStringList languages = words.mid(3);
    const QStringList wrong = templates                  ? wrongIn(QDir(words[2]).absolutePath())
                              : words[2] == u"--compare" ? compared(provider(words[1]), languages)
                                                         : written(provider(words[1]), words[2], languages);
    for (const QString &line : wrong)
        std::printf("%s\n", qPrintable(line));
    return wrong.isEmpty() ? 0 : 4;
}
